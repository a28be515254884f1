import { load } from 'cheerio';
import { aRecipient, received, refusal, rendered } from './test-support';

const section = (inner: string): string =>
  `<mjml><mj-body><mj-section><mj-column>${inner}</mj-column></mj-section></mj-body></mjml>`;

describe('rendering content', () => {
  it('R2046-1: Markdown becomes accessible HTML and a text of the same meaning', async () => {
    const { html, text } = await received({
      body: '# Mai\n\nHallo [Welt](https://example.org/w)\n\n- eins\n- zwei',
    });
    const $ = load(html);
    expect($('html').attr('lang')).toBe('de');
    expect($('title').text()).toBe('Neues im Mai');
    expect($('h1').text()).toBe('Mai');
    expect($('table').not('[role="presentation"]')).toHaveLength(0);
    expect(text).toMatch(/Mai\n\nHallo Welt <https:\/\/example\.org\/w>\n\n- eins\n- zwei\n/);
  });

  it('R2046-1: HTML in Markdown is shown, front matter is not', async () => {
    const { html, text } = await received({
      body: '---\ntitle: x\ntags:\n  - y\n---\nHallo <script>alert(1)</script>',
    });
    expect(html).toContain('&lt;script&gt;');
    expect(text).not.toContain('tags:');
  });

  it('R2046-1: a rule at the beginning of a letter is no front matter', async () => {
    expect((await received({ body: '---\n\nHallo Welt\n\n---\n' })).text).toContain('Hallo Welt');
  });

  it('R2046-1: merge tags survive Markdown, with quotes, underscores and asterisks', async () => {
    const body =
      '**{{ fields.first_name | default: "*du*" }}** und {{ fields.a_b_c }} [hier]({{ links.webView }})';
    const { html, text } = await received({ body }, aRecipient({ a_b_c: '_x_' }));
    expect(load(html)('strong').first().text()).toBe('*du*');
    expect(text).toContain('*du* und _x_ hier <https://n.test/view/t0ken>');
  });

  it('R2046-1: conditions around Markdown paragraphs leave neither gaps nor open elements', async () => {
    const body = 'Eins\n\n{% if fields.vip %}\n- zwei\n- drei\n{% endif %}\n\nVier';
    expect((await received({ body }, aRecipient({ vip: 'ja' }))).text).toMatch(
      /Eins\n\n- zwei\n- drei\n\nVier/,
    );
    expect((await received({ body }, aRecipient({}))).text).toMatch(/Eins\n\nVier/);
  });

  it('R2046-1: the preheader stands first in HTML and not in the text', async () => {
    const { html, text } = await received({ preheader: 'Kurz & gut für {{ first_name }}' });
    expect(load(html)('body').children().first().text()).toBe('Kurz & gut für Zoë');
    expect(text).not.toContain('Kurz & gut');
  });

  it('R2046-1: tags whose quotes an editor wrote as entities are read', async () => {
    const { text } = await received({
      format: 'html',
      body: '<p>{{ fields.x | default: &quot;Du&quot; }}</p>',
    });
    expect(text).toContain('Du');
  });

  it('R2046-1: MJML keeps its Outlook scaffolding, media queries and language', async () => {
    const { html, text } = await received({
      format: 'mjml',
      body: section('<mj-text>Hallo {{ first_name }}</mj-text>'),
    });
    expect(html).toContain('<!--[if mso | IE]>');
    expect(html).toContain('@media only screen');
    expect(html).not.toMatch(/lang="und"/);
    expect(text).toContain('Hallo Zoë');
  });

  it.each([
    ['a wrong element', section('\n<mj-nothing/>'), /line:2/],
    ['a wrong attribute', section('\n\n<mj-text shout="1">x</mj-text>'), /line:3/],
    ['a file', section('<mj-include path="/etc/passwd" />'), /mj-include/],
    ['a merge tag between elements', section('\n{{ email }}<mj-text>x</mj-text>'), /outside mj-text.*line:2/],
    ['no MJML at all', '<mjml>', /./],
  ])('DESIGN-2.7: MJML with %s is refused with its place', async (_, body, detail) => {
    expect(await refusal({ format: 'mjml', body })).toMatchObject({
      code: 'mjml_invalid',
      detail: expect.stringMatching(detail),
    });
  });

  it.each([
    [
      'html',
      '<html><head><style>.a{color:#123456}</style></head><body><div class="a">{{ content }}</div></body></html>',
    ],
    ['mjml', section('<mj-text css-class="a">{{content}}</mj-text>')],
  ] as const)('R2046-1: a shell in %s takes any body', async (format, source) => {
    const template = { format, source };
    const bodies = [
      { format: 'markdown', body: '**Kern**' },
      { format: 'html', body: '<b>Kern</b>' },
      {
        format: 'html',
        body: '<html><head><style>b{color:#abcdef}</style></head><body><b>Kern</b></body></html>',
      },
    ] as const;
    for (const body of bodies)
      expect(load((await received({ template, ...body })).html)('.a, .a *').text()).toContain('Kern');
  });

  it('R2046-1: a shell in MJML takes the sections of an MJML body', async () => {
    const template = { format: 'mjml' as const, source: '<mjml><mj-body>{{ content }}</mj-body></mjml>' };
    expect(
      (await received({ template, format: 'mjml', body: section('<mj-text>Kern</mj-text>') })).text,
    ).toContain('Kern');
  });

  it.each([
    ['body_empty', 'R2046-1', { body: ' \n ' }],
    ['body_too_large', 'SIZE-1', { body: 'x'.repeat(1_048_577) }],
    ['body_control_characters', 'R5322-1', { body: 'a\0b' }],
    [
      'text_empty',
      'R2046-1',
      { format: 'html', body: '<html><body><img src="https://example.org/a.png"></body></html>' },
    ],
    ['subject_empty', 'R5322-1', { subject: ' ' }],
    ['subject_control_characters', 'R5322-4', { subject: 'Mai\r\nBcc: x@example.org' }],
    ['subject_control_characters', 'R5322-4', { subject: 'Mai\0' }],
    ['imprint_missing', 'MFR-5.2', { imprint: { lines: [] } }],
    ['template_without_content', 'DESIGN-2.7', { template: { format: 'html', source: '<p>x</p>' } }],
    [
      'template_without_content',
      'DESIGN-2.7',
      { template: { format: 'html', source: '<p title="{% if content %}{% endif %}">x</p>' } },
    ],
    ['template_invalid', 'DESIGN-2.7', { body: 'a\n{{ email | shout }}' }],
    [
      'template_unbalanced',
      'MSR-2.4-16',
      { format: 'html', body: '<div>{% if email %}</div>{% endif %}<p>x</p>{% if email %}<p>{% endif %}' },
    ],
  ] as const)('DESIGN-2.7: %s (%s) is a reason with a code', async (code, rule, over) => {
    expect(await refusal(over)).toMatchObject({ code, rule });
  });

  it('DESIGN-2.7: the same input gives the same bytes', async () => {
    expect(await rendered()).toEqual(await rendered());
  });
});
