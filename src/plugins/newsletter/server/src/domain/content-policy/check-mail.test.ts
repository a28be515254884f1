import { compileContent, renderContent, renderFor, renderTwins } from '../rendering';
import { anInput, aRecipient } from '../rendering/test-support';
import type { RenderInput } from '../rendering';
import { checkMail, contentPolicyFor } from './index';

const checked = async (body: string, more: Partial<RenderInput> = {}, locale: 'de' | 'en' = 'de') => {
  const input = anInput({ body, ...more });
  const result = await renderContent(input);
  if (!result.ok) throw new Error(result.code);
  const compiled = compileContent(result.rendered);
  const recipient = aRecipient();
  if (!compiled.ok) throw new Error(compiled.code);
  const sample = renderFor(compiled.content, recipient);
  const pair = renderTwins(compiled.content, result.rendered, recipient);
  if (!sample.ok || !pair.ok) throw new Error('merge_failed');
  const { twins } = pair;
  const { unsubscribe: unsubscribeUrl } = recipient.links;
  const mail = { sample, source: result.rendered, twins, unsubscribeUrl, imprintLines: input.imprint.lines };
  return checkMail(mail, contentPolicyFor(['strictest']), locale);
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

describe('links that tell who followed them', () => {
  const AT = 'https://example.org/mai';
  const asHtml = { format: 'html' } as const;
  const personal = async (body: string, more: Partial<RenderInput> = {}) =>
    (await checked(body, more)).findings.filter(({ code }) => code === 'link_personal');

  it('TRK-4: a merge tag in a link keeps a campaign from being sent, and is named in both languages', async () => {
    const body = `Hallo!\n\n[Zum Programm](${AT}?wer={{ email }})`;
    for (const [locale, word] of [
      ['de', 'Platzhalter'],
      ['en', 'merge tag'],
    ] as const) {
      const { verdict, findings } = await checked(body, {}, locale);
      const found = findings.find(({ code }) => code === 'link_personal');
      expect(verdict).toBe('incomplete');
      expect(found).toMatchObject({ rule: 'TRK-4', severity: 'incomplete' });
      expect(found?.message).toContain(word);
      expect(found?.excerpt).toContain('{{ email }}');
    }
  });

  it.each([
    ['an image', `<p>Hallo <img alt="Mai" src="${AT}.png?{{ first_name }}"></p>`],
    [
      'the larger image',
      `<p>Hallo <img alt="Mai" src="${AT}.png" srcset="${AT}-{{ email | size }}.png 2x"></p>`,
    ],
    ['a part of the path', `<p>Hallo <a href="${AT}/{{ subscriber.email | slice: 0, 3 }}/x">Mai</a></p>`],
    ['another name of a field', `<p>Hallo <a href='${AT}?{{ fields["last_name"] }}'>Mai</a></p>`],
    ['a condition', `<p>Hallo <a href="${AT}?{% if email contains 'zwilling' %}1{% endif %}">Mai</a></p>`],
    ['a name given before', `<p>Hallo {% assign wer = email %}<a href="${AT}?{{ wer }}">Mai</a></p>`],
    [
      'a name put together before',
      `<p>Hallo {% capture ort %}${AT}?{{ email }}{% endcapture %}<a href="https:{{ ort }}">Mai</a></p>`,
    ],
    ['the product’s link on another’s', `<p>Hallo <a href="${AT}?zu={{ unsubscribe_url }}">Mai</a></p>`],
    ['more behind the product’s link', `<p>Hallo <a href="{{ unsubscribe_url }}&{{ email }}">weg</a></p>`],
    [
      'one’s own words behind the campaign',
      `<p>Hallo <a href="${AT}?{{ campaign.mailingId | append: email }}">x</a></p>`,
    ],
    ['entities', `<p>Hallo <a href="${AT}?&#123;&#123; email &#125;&#125;">Mai</a></p>`],
    ['an address in plain words', `<p>Hallo, siehe ${AT}?wer={{ email }}</p>`],
    ['an address made by a filter', `<p>Hallo {{ "${AT}?" | append: email }}</p>`],
    ['an address in pieces', `<p>Hallo {{ "https:/" | append: "/example.org/" | append: email }}</p>`],
    [
      'an address in pieces, named first',
      `<p>Hallo {% assign s = "tps:/" %}ht{{ s }}/example.org/{{ email }}</p>`,
    ],
    ['a host', `<p>Hallo <a href="https://{{ first_name }}.example.org/">Mai</a></p>`],
  ])('TRK-4: found in %s', async (_, body) => {
    expect(await personal(body, asHtml)).not.toEqual([]);
  });

  it.each([
    [
      'in a template',
      {
        body: 'Hallo!',
        template: { format: 'html' as const, source: `{{ content }}<a href="${AT}?{{ email }}">x</a>` },
      },
    ],
    [
      'in MJML',
      {
        format: 'mjml' as const,
        body: `<mjml><mj-body><mj-section><mj-column><mj-text>Hallo</mj-text><mj-button href="${AT}?{{ email }}">Mai</mj-button></mj-column></mj-section></mj-body></mjml>`,
      },
    ],
  ])('TRK-4: found %s', async (_, more) => {
    expect(await personal(more.body, more)).not.toEqual([]);
  });

  it('TRK-4: Outlook’s own part may hold no merge tag: one that does never leaves', async () => {
    const body = `<p>Hallo</p><!--[if mso]><a href="${AT}?{{ email }}">Mai</a><![endif]-->`;
    expect(await personal(body, asHtml)).toEqual([]);
    const result = await renderContent(anInput({ body, format: 'html' }));
    expect(result.ok && result.rendered.html).not.toContain(AT);
  });

  it.each([
    [
      'the product’s own links',
      '[Im Browser]({{ links.webView }}) · [Weg]( {{ unsubscribe_url }} ) · [Woher?]({{ origin_url }})',
    ],
    ['the campaign, the same for all', `[Mai](${AT}?von={{ campaign.mailingId }})`],
    ['a mail of one’s own', '[Antworten](mailto:post@example.org?subject=Frage%20von%20{{ first_name }})'],
    [
      'a name beside a link',
      `Hallo {{ first_name | default: "Sie" }}, [hier](${AT}) steht mehr für {{ email }}.`,
    ],
    ['a link some do not get', `{% if first_name %}\n\n[Mai](${AT})\n\n{% endif %}\n\nBis bald!`],
    ['braces that nobody fills in', `[Mai](${AT}?%7B%7Bemail%7D%7D)`],
  ])('TRK-4: not found in %s', async (_, body) => {
    expect(await personal(`Hallo!\n\n${body}`)).toEqual([]);
  });
});
