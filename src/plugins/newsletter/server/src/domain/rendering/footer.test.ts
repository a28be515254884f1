import { load } from 'cheerio';
import { received } from './test-support';
import type { RenderInput } from './types';

const IMPRINT = ['Verein Beispiel e. V.', 'Musterweg 1', '12345 Musterstadt'];
const UNSUBSCRIBE = 'https://n.test/u/t0ken?a=1&b=2';

const BODIES: [string, Partial<RenderInput>][] = [
  ['markdown', {}],
  ['an HTML fragment', { format: 'html', body: '<p>Hallo</p>' }],
  ['an HTML document', { format: 'html', body: '<!doctype html><html><body><p>Hallo</p></body></html>' }],
  [
    'MJML',
    { format: 'mjml', body: '<mj-section><mj-column><mj-text>Hallo</mj-text></mj-column></mj-section>' },
  ],
  [
    'a source with its own link',
    { body: '[weg]({{ unsubscribe_url }}) oder [fort]({{ links.unsubscribe }})' },
  ],
];

describe.each(BODIES)('footer under %s', (_, over) => {
  it('MOS-2.9: HTML and text both carry the unsubscribe link, put in by the product', async () => {
    const { html, text } = await received(over);
    expect(load(html)('a:contains("Newsletter abbestellen")').attr('href')).toBe(UNSUBSCRIBE);
    expect(text).toContain(`Newsletter abbestellen: ${UNSUBSCRIBE}`);
  });

  it('MFR-5.1: every campaign carries the link exactly once in the footer', async () => {
    const { html } = await received(over);
    expect(html.match(/>Newsletter abbestellen</g)).toHaveLength(1);
  });

  it('MFR-5.2: the full imprint stands as text in both parts', async () => {
    const { html, text } = await received(over);
    const visible = load(html)('body').text();
    for (const line of IMPRINT) {
      expect(visible).toContain(line);
      expect(text).toContain(line);
    }
  });

  it.each(['CH-1', 'CH-2', 'AT-3'])(
    '%s: who writes, where he is reached and how to refuse free of charge stand in both parts',
    async () => {
      const lines = [...IMPRINT, 'E-Mail: post@example.org', 'Verantwortlich für den Inhalt: Ada Muster'];
      const { html, text } = await received({
        ...over,
        imprint: { lines, url: 'https://example.org/impressum' },
      });
      const $ = load(html);
      const visible = $('body').text();
      for (const line of lines) expect([visible.includes(line), text.includes(line)]).toEqual([true, true]);
      expect($('a:contains("Impressum im Web")').attr('href')).toBe('https://example.org/impressum');
      expect($('a:contains("Newsletter abbestellen")').attr('href')).toBe(UNSUBSCRIBE);
      expect(text).toContain(UNSUBSCRIBE);
    },
  );

  it('MSR-AS-7: the unsubscribe link is the last block of the body and of the text', async () => {
    const { html, text } = await received(over);
    const $ = load(html);
    expect($('body').text().trim().endsWith('Newsletter abbestellen')).toBe(true);
    expect($('body').children().last().find('a').last().attr('href')).toBe(UNSUBSCRIBE);
    expect(text.trim().split('\n').at(-1)).toBe(`Newsletter abbestellen: ${UNSUBSCRIBE}`);
  });
});

describe('footer', () => {
  it('G-14: whoever came with a list is told from the first mail on who writes, for what, and where to ask for the origin of his address', async () => {
    const { html, text } = await received();
    expect(load(html)('a:contains("Woher wir Ihre Adresse haben")').attr('href')).toBe(
      'https://n.test/origin',
    );
    expect(text).toContain('Woher wir Ihre Adresse haben: https://n.test/origin');
    for (const part of [load(html)('body').text(), text])
      for (const word of ['Monatsbrief', 'Verein Beispiel', ...IMPRINT]) expect(part).toContain(word);
  });

  it('MSR-2.5-0: a section about the sender is headed as such and links the imprint on the web', async () => {
    const { html, text } = await received();
    const $ = load(html);
    expect($('strong:contains("Impressum")')).toHaveLength(1);
    expect($('a:contains("Impressum im Web")').attr('href')).toBe('https://example.org/impressum');
    expect(text).toContain('Impressum\nVerein Beispiel e. V.\nMusterweg 1');
  });

  it('AT-3: the disclosure of a periodical medium is linked in the HTML part and spelled out in both', async () => {
    const disclosureUrl = 'https://example.org/offenlegung?a=1&b=2';
    const lines = [...IMPRINT, `Offenlegung (§ 25 MedienG): ${disclosureUrl}`];
    const { html, text } = await received({ imprint: { lines, disclosureUrl } });
    const $ = load(html);
    expect($('a:contains("Offenlegung")').attr('href')).toBe(disclosureUrl);
    expect($('body').text()).toContain(disclosureUrl);
    expect(text.split(disclosureUrl)).toHaveLength(2);
    expect(load((await received()).html)('a:contains("Offenlegung")')).toHaveLength(0);
  });

  it('MSR-2.4-16: the link is at least 12 px, underlined and contrasts at least 4.5:1', async () => {
    const { html } = await received();
    const style = load(html)('a:contains("Newsletter abbestellen")').attr('style') ?? '';
    const value = (name: string): string =>
      new RegExp(`(?:^|;)${name}:([^;!]+)!important`).exec(style)?.[1] ?? '';
    expect(parseInt(value('font-size'), 10)).toBeGreaterThanOrEqual(12);
    expect(value('text-decoration')).toBe('underline');
    expect(contrastWithWhite(value('color'))).toBeGreaterThanOrEqual(4.5);
  });

  it('MSR-2.4-16: the footer says what was ordered from whom, in the language of the campaign', async () => {
    const de = await received();
    const en = await received({ locale: 'en' });
    expect(de.text).toContain(
      'Sie erhalten diese E-Mail, weil Sie „Monatsbrief“ von Verein Beispiel bestellt haben.',
    );
    expect(en.text).toContain(
      'You receive this e-mail because you subscribed to “Monatsbrief” from Verein Beispiel.',
    );
    expect(en.text.trim().split('\n').at(-1)).toContain('Unsubscribe: https://');
    expect(en.html).toContain('<html lang="en"');
  });

  it('MSR-2.4-17: preferences, web view and abuse report are one click away', async () => {
    const { html, text } = await received();
    for (const page of ['preferences', 'view', 'abuse']) {
      expect(load(html)(`a[href="https://n.test/${page}/t0ken"]`)).toHaveLength(1);
      expect(text).toContain(`https://n.test/${page}/t0ken`);
    }
  });

  it('MSR-3.2: the badge stands only where the platform asks for it', async () => {
    const badge = { name: 'Jawort', url: 'https://example.org/jawort' };
    expect((await received()).html).not.toContain('Versendet mit');
    expect((await received({ poweredBy: true })).text).toContain('Versendet mit Jawort');
    expect(
      load((await received({ poweredBy: badge })).html)('a:contains("Versendet mit")').attr('href'),
    ).toBe(badge.url);
  });

  it('DESIGN-2.7: names with Liquid or HTML in them stay what they are', async () => {
    const { html, text } = await received({ purposeTitle: '{{ email }} <b>x</b>', senderName: '{% if %}' });
    expect(load(html)('body').text()).toContain('{{ email }} <b>x</b>');
    expect(text).toContain('{ { email }} <b>x</b>');
    expect(text).not.toContain('zoe@example.org');
  });
});

/** WCAG 2.1 relative luminance. */
function contrastWithWhite(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}
