import { compileContent, renderContent, renderFor } from '../rendering';
import { anInput, aRecipient } from '../rendering/test-support';
import { checkMail, contentPolicyFor } from './index';

const checked = async (body: string) => {
  const input = anInput({ body });
  const result = await renderContent(input);
  if (!result.ok) throw new Error(result.code);
  const compiled = compileContent(result.rendered);
  const recipient = aRecipient();
  const sample = compiled.ok ? renderFor(compiled.content, recipient) : compiled;
  if (!sample.ok) throw new Error(sample.code);
  const { unsubscribe: unsubscribeUrl } = recipient.links;
  const mail = { sample, source: result.rendered, unsubscribeUrl, imprintLines: input.imprint.lines };
  return checkMail(mail, contentPolicyFor(['strictest']));
};

const CASINO = 'Im Online-Casino warten 500 Freispiele: Roulette, Blackjack und Spielautomaten mit Bonus.';

describe('checking a whole mailing', () => {
  it('MSR-2.4-7k: what stands in a branch that the sample does not take is found as well', async () => {
    const hidden = `# Post\n\n{% if subscriber.fields.vip == "yes" %}\n\n${CASINO}\n\n{% endif %}\n\nBis bald!`;
    const { verdict, findings } = await checked(hidden);
    expect(verdict).toBe('forbidden');
    expect(findings.map(({ rule }) => rule)).toContain('MSR-2.4-7k');
  });

  it('MSR-2.4-7k: what stands in the default of a merge tag is found as well', async () => {
    const { findings } = await checked(`Hallo {{ subscriber.fields.firstName | default: "${CASINO}" }}!`);
    expect(findings.map(({ rule }) => rule)).toContain('MSR-2.4-7k');
  });

  it('MSR-2.4-7k: what every reader sees is reported once', async () => {
    const { findings } = await checked(CASINO);
    const codes = findings.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)]);
    expect(codes).toContain('msr_k_gambling');
  });
});
