import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SENDER } from '../helpers/seed';
import { runCli, runJson } from '../helpers/cli';

const folder = mkdtempSync(path.join(os.tmpdir(), 'jawort-check-'));
const file = (name: string, content: string): string => {
  const place = path.join(folder, name);
  writeFileSync(place, content);
  return place;
};
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const check = async (name: string, content: string, ...more: string[]) => {
  const { exitCode, document } = await runJson(['check', file(name, content), ...more]);
  const findings: { code: string; rule: string; severity: string; message: string; excerpt: string }[] =
    document.findings;
  return { exitCode, verdict: document.verdict, findings, rules: findings.map(({ rule }) => rule) };
};

const WINERY = `# Neue Jahrgänge vom Weingut

Liebe Freunde des Weines, unser Riesling und der Spätburgunder 2025 sind abgefüllt. Bestellen Sie jetzt zwölf Flaschen
Wein zum Vorzugspreis.`;
const CASINO = `# Ihr Bonus wartet

Im Online-Casino warten 500 Freispiele: Roulette, Blackjack und Spielautomaten mit Bonus auf die erste Einzahlung.`;
const MEDICINE = `# Health for less

Order counterfeit medicines at the lowest price: fake pills of every brand, shipped discreetly.`;
const LIBRARY = '# Neues aus der Bibliothek\n\nAm Freitag lesen wir vor. Der Eintritt ist frei.';

describe('check judges content by the profiles', () => {
  it('MOS-5.2: a winery waits for approval, a negative answer with its rule and the words that did it', async () => {
    const { exitCode, verdict, findings } = await check('winery.md', WINERY);
    expect([exitCode, verdict]).toEqual([1, 'approval-required']);
    expect(findings).toMatchObject([{ rule: 'MOS-5.2', severity: 'approval' }]);
    expect(findings[0]?.excerpt).toMatch(/wein/i);
  });

  it('MOS-5.7: a casino waits for approval under mosento', async () => {
    const { verdict, rules } = await check('casino.md', CASINO, '--profile', 'mosento');
    expect([verdict, rules]).toEqual(['approval-required', ['MOS-5.7']]);
  });

  it('MSR-2.4-7k: a casino is forbidden under strictest, which is the default', async () => {
    const byDefault = await check('casino.md', CASINO);
    expect([byDefault.exitCode, byDefault.verdict]).toEqual([1, 'forbidden']);
    expect(byDefault.rules).toContain('MSR-2.4-7k');
    expect(await check('casino.md', CASINO, '--profile', 'strictest')).toEqual(byDefault);
  });

  it('MOS-3.3: fake medicine is forbidden', async () => {
    const { exitCode, verdict, rules } = await check('medicine.md', MEDICINE, '--profile', 'mosento');
    expect([exitCode, verdict]).toEqual([1, 'forbidden']);
    expect(rules).toContain('MOS-3.3');
  });

  it('MSR-2.4-7k: a casino in a branch that the sample reader does not see is found', async () => {
    const body = `${LIBRARY}\n\n{% if subscriber.fields.vip %}\n\n${CASINO.split('\n').at(-1)}\n\n{% endif %}`;
    expect((await check('branch.md', body)).rules).toContain('MSR-2.4-7k');
  });

  it('MOS-3.0: nothing to say about an everyday letter, in any of the three formats', async () => {
    const mjml =
      '<mjml><mj-body><mj-section><mj-column><mj-text>Am Freitag lesen wir vor.</mj-text></mj-column></mj-section></mj-body></mjml>';
    for (const [name, content] of [
      ['plain.md', LIBRARY],
      ['plain.html', '<h1>Bibliothek</h1><p>Am Freitag lesen wir vor.</p>'],
      ['plain.mjml', mjml],
    ] as const) {
      expect(await check(name, content)).toMatchObject({ exitCode: 0, verdict: 'ok', findings: [] });
    }
  });

  it('DESIGN-2.7: an unknown profile is refused and not taken for a loose one', async () => {
    const { exitCode, document } = await runJson(['check', file('a.md', LIBRARY), '--profile', 'mosneto']);
    expect([exitCode, document.error.code]).toEqual([2, 'unknown_profile']);
  });

  it('DESIGN-2.7: Liquid, MJML and text that cannot become a message are findings with their rule', async () => {
    for (const [name, content, code] of [
      ['liquid.md', 'Hallo {{ subscriber.fields.firstName', 'template_invalid'],
      ['broken.mjml', '<mjml><mj-body><mj-nothing/></mj-body></mjml>', 'mjml_invalid'],
      ['picture.html', '<html><body><img src="https://example.org/a.png"></body></html>', 'text_empty'],
      ['large.md', `# Lang\n\n${'Wort '.repeat(300_000)}`, 'body_too_large'],
    ] as const) {
      const { exitCode, verdict, findings } = await check(name, content);
      expect([exitCode, verdict, findings[0]?.code]).toEqual([1, 'incomplete', code]);
    }
  });

  it('MOS-5.2: for people it says the same in words', async () => {
    const { stdout, exitCode } = await runCli(['check', file('w.md', WINERY)]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^Verdict: approval-required\n.*MOS-5\.2/);
  });
});

describe('check --sender', () => {
  const withSender = (sender: unknown) =>
    check('s.md', LIBRARY, '--sender', file('sender.json', JSON.stringify(sender)));

  it('MFR-5.2: a complete sender has nothing against it', async () => {
    expect(await withSender(SENDER)).toMatchObject({ exitCode: 0, verdict: 'ok', findings: [] });
    const { name, fromName, fromEmail, domain, personType: type, ...imprint } = SENDER;
    expect(
      await withSender({ name, fromName, fromEmail, domain, imprint: { type, ...imprint } }),
    ).toMatchObject({
      verdict: 'ok',
    });
  });

  it.each([
    ['street', 'MSR-2.5-1'],
    ['legalForm', 'MSR-2.5-1'],
    ['registerNumber', 'MSR-2.5-1'],
    ['phone', 'MSR-2.5-2'],
    ['email', 'MSR-2.5-2'],
  ])('MSR-2.5-0: without %s the verdict is incomplete by MFR-5.2 and %s', async (field, rule) => {
    const { exitCode, verdict, rules, findings } = await withSender({ ...SENDER, [field]: '' });
    expect([exitCode, verdict]).toEqual([1, 'incomplete']);
    expect(rules).toEqual(expect.arrayContaining(['MFR-5.2', rule]));
    expect(findings.some(({ excerpt }) => excerpt === field || rule === 'MSR-2.5-2')).toBe(true);
  });

  it('MSR-2.5-3: a VAT id that exists has to be there', async () => {
    expect((await withSender({ ...SENDER, hasVatId: true })).rules).toContain('MSR-2.5-3');
  });

  it.each([
    [{ fromEmail: 'testhaus@gmail.com', domain: 'gmail.com' }],
    [{ fromEmail: 'brief@fremd.test' }],
    [{ fromName: 'paypal.com' }],
    [{ replyTo: 'nobody' }],
    [{ fromName: '' }],
    [{ fromEmail: '' }],
  ])('MFR-5.3: a sender address that disguises is found: %j', async (change) => {
    const { exitCode, rules } = await withSender({ ...SENDER, ...change });
    expect(exitCode).toBe(1);
    expect(rules).toContain('MFR-5.3');
  });

  it('MFR-5.2: content is judged too where the sender is incomplete', async () => {
    const sender = file('empty.json', '{}');
    const { rules, verdict } = await check('c.md', CASINO, '--sender', sender);
    expect(rules).toEqual(expect.arrayContaining(['MFR-5.2', 'MFR-5.3', 'MSR-2.4-7k']));
    expect(verdict).toBe('forbidden');
  });

  it.each(['', '{', '[]', '"x"', '{"fromName":7}'])(
    'DESIGN-2.7: a sender file with %j is refused',
    async (json) => {
      const args = ['check', file('a.md', LIBRARY), '--sender', file('bad.json', json)];
      const { exitCode, document } = await runJson(args);
      expect([exitCode, document.error.code]).toEqual([2, json === '' ? 'file_empty' : 'file_invalid']);
    },
  );
});

/** Letters of others beside the repository, where they are at hand; skipped visibly elsewhere. */
const CORPUS = path.resolve(__dirname, '../../../shared/corpus');
const corpus = (part: string, ends: string) =>
  existsSync(path.join(CORPUS, part))
    ? readdirSync(path.join(CORPUS, part))
        .filter((name) => name.endsWith(ends))
        .map((name) => path.join(CORPUS, part, name))
    : [];
const letters = [...corpus('newsletters', '.md'), ...corpus('templates', '.html')];

(letters.length > 0 ? describe : describe.skip)(`${letters.length} real letters`, () => {
  it.each(letters.length > 0 ? letters : ['-'])('MOS-3.0: %s passes', async (letter) => {
    const { exitCode, document } = await runJson(['check', letter]);
    expect(document.findings.filter(({ severity }: { severity: string }) => severity !== 'warning')).toEqual(
      [],
    );
    expect([exitCode, document.verdict]).toEqual([0, 'ok']);
  });
});
