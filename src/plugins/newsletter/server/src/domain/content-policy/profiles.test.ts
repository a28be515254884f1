import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkContent } from './check-content';
import { contentPolicyFor } from './policy';

const strictest = contentPolicyFor(['strictest']);
const mosento = contentPolicyFor(['mosento']);
const inBothParts = (subject: string, body: string) => ({ subject, html: `<p>${body}</p>`, text: body });
const rulesIn = (input: Parameters<typeof checkContent>[0], policy = strictest) =>
  checkContent(input, policy).findings.map((finding) => finding.rule);

const CASINO = inBothParts('Willkommensbonus', 'Sichern Sie sich 50 Freispiele in unserem Onlinecasino.');

describe('profiles', () => {
  test('MOS-5.7: gambling needs approval under mosento', () => {
    const { verdict, findings } = checkContent(CASINO, mosento);
    expect(verdict).toBe('approval-required');
    expect(findings.map((finding) => finding.rule)).toEqual(['MOS-5.7']);
  });

  test('MSR-2.4-7k: gambling is forbidden under strictest, and both findings are listed', () => {
    const { verdict } = checkContent(CASINO, strictest);
    expect(verdict).toBe('forbidden');
    expect(rulesIn(CASINO)).toEqual(['MOS-5.7', 'MSR-2.4-7k']);
  });

  test('MOS-5.7: a profile whose source lists no topics lets it pass', () => {
    expect(checkContent(CASINO, contentPolicyFor(['lead-motor'])).verdict).toBe('ok');
  });

  test('MOS-5.1: CBD without THC needs approval and is no narcotic', () => {
    const body =
      'Unser CBD-Öl mit 10 % Cannabidiol wird aus Cannabis sativa gewonnen und enthält kein THC. Der THC-Gehalt liegt unter 0,2 %.';
    expect(rulesIn(inBothParts('CBD-Tropfen', body), mosento)).toEqual(['MOS-5.1']);
  });

  test('MOS-4.1: THC is not accepted even where it is said to be legal', () => {
    const body =
      'Völlig legal seit April: Unsere Gummibärchen mit THC sind wieder da, lizenziert und geprüft.';
    expect(checkContent(inBothParts('Legal', body), mosento).verdict).toBe('not-accepted');
  });

  test('MOS-5.2: a winery needs approval under strictest', () => {
    const body =
      'Das Weingut Beispiel füllt den neuen Riesling ab. Verkosten Sie unsere Weine am Samstag im Keller.';
    const { verdict, findings } = checkContent(inBothParts('Neuer Jahrgang', body), strictest);
    expect([verdict, findings.map((finding) => finding.rule)]).toEqual(['approval-required', ['MOS-5.2']]);
  });

  test('MOS-4.9: a job campaign to a segment passes, to the whole list it does not', () => {
    const jobs = inBothParts('Neue Jobs', 'Unsere Jobbörse hat 800 offene Stellen für Sie.');
    expect(checkContent({ ...jobs, audience: 'segment' }, mosento).verdict).toBe('ok');
    expect(checkContent({ ...jobs, audience: 'whole-list' }, mosento).verdict).toBe('not-accepted');
    expect(checkContent(jobs, mosento).verdict).toBe('not-accepted');
  });
});

describe('where words hide', () => {
  const BODY = '<p>Liebe Mitglieder, heute gibt es Kuchen.</p>';
  test.each([
    ['the subject', { subject: 'O n l i n e c a s i n o', html: BODY }],
    ['split by tags', { html: '<p>Online<b></b>ca<span>si</span>no</p>' }],
    ['split by hidden filler', { html: '<p>Online-Ca<span style="display:none">zzz</span>sino</p>' }],
    ['entities', { html: '<p>Online-&#67;&#97;sino</p>' }],
    ['an image text', { html: `${BODY}<img src="a.png" alt="Online-Casino">` }],
    ['a link host', { html: `${BODY}<a href="https://online-casino.example/go">weiter</a>` }],
    ['an encoded path', { html: `${BODY}<a href="https://example.org/online%2D%63asino">weiter</a>` }],
    ['a preheader', { html: `<div style="display:none">Online-Casino</div>${BODY}` }],
    ['a comment for Outlook', { html: `${BODY}<!--[if mso]><p>Online-Casino</p><![endif]-->` }],
    ['a template', { html: `${BODY}<template><p>Online-Casino</p></template>` }],
    ['the text part alone', { html: BODY, text: 'Besuchen Sie das ONLINE-C4SIN0!' }],
    ['Cyrillic letters', { html: '<p>Onlineсаsіnо</p>' }],
    ['a file name', { html: BODY, attachments: [{ filename: 'online_casino_gutschein.pdf' }] }],
  ])('MOS-3.0: %s', (_, parts) => {
    expect(rulesIn({ subject: 'Neues', text: '', ...parts }, mosento)).toEqual(['MOS-5.7']);
  });

  test('MOS-3.0: scripts, styles and colours are no content', () => {
    const html = `<style>.casino-bonus { color: red }</style><script>online casino</script>${BODY}`;
    expect(rulesIn({ subject: '', html, text: '' })).toEqual([]);
  });

  test('MOS-3.0: a repeated weak word is no evidence', () => {
    expect(rulesIn(inBothParts('Wein', 'Wein und Wasser. '.repeat(200)))).toEqual([]);
  });
});

const CORPUS = join(__dirname, '../../../../../../../../shared/corpus/newsletters');
const issues = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => name.endsWith('.md')) : [];

describe('newsletters of an association', () => {
  (issues.length > 0 ? test : test.skip)('MOS-3.0: all twelve pass the strictest policy', () => {
    expect(issues).toHaveLength(12);
    for (const name of issues) {
      const text = readFileSync(join(CORPUS, name), 'utf8');
      const html = text.replace(/\[([^\]]*)\]\(([^)]*)\)/g, '<a href="$2">$1</a>').replace(/\n\n/g, '<p>');
      expect([name, checkContent({ subject: name, html, text }, strictest)]).toEqual([
        name,
        { verdict: 'ok', findings: [] },
      ]);
    }
  });
});
