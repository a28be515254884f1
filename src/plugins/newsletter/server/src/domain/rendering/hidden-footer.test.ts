import { load } from 'cheerio';
import { received, refusal } from './test-support';

const html = (body: string) => ({ format: 'html' as const, body: `<!doctype html><html>${body}</html>` });

/** Ancestors of the unsubscribe link as a browser builds them. */
async function ancestorsOfLink(body: string): Promise<string> {
  const $ = load((await received(html(body))).html);
  return $('a:contains("Newsletter abbestellen")')
    .parents()
    .toArray()
    .map((element) => element.tagName)
    .join(' ');
}

const IN_BODY = /^p div body html$/;

describe('attempts to hide the footer', () => {
  it.each([
    ['an unclosed element', '<body><p>Hallo</p><div style="display:none">'],
    ['an unclosed table', '<body><p>Hallo</p><table style="display:none"><tr><td>'],
    ['an unclosed comment', '<body><p>Hallo</p><!-- '],
    ['an unclosed textarea', '<body><p>Hallo</p><textarea>'],
    ['an unclosed style', '<body><p>Hallo</p><style>'],
    ['plaintext', '<body><p>Hallo</p><plaintext>'],
    [
      'an element in a conditional comment',
      '<body><p>Hallo</p><!--[if mso]><div style="display:none"><![endif]-->',
    ],
    ['an early end of the body', '<body><p>Hallo</p></body><div style="display:none">'],
    ['a template element', '<body><p>Hallo</p><template><div>'],
  ])('MSR-2.4-16: %s does not enclose it', async (_, body) => {
    expect(await ancestorsOfLink(body)).toMatch(IN_BODY);
    expect((await received(html(body))).html).not.toMatch(/<!--\[if mso\]><div/);
  });

  it.each([
    [
      'a condition that drops the end of an element',
      '<div style="display:none">x{% if false %}</div>{% endif %}',
    ],
    ['a condition that adds a beginning', '{% if true %}<div style="display:none">{% endif %}x</div>'],
    ['a branch that drops the end', '<div>{% if email %}x{% else %}</div>{% endif %}'],
    [
      'a condition around an Outlook comment',
      '{% if true %}<!--[if mso]><td><![endif]-->{% else %}{% endif %}<p>x</p>',
    ],
  ])('MSR-2.4-16: %s cannot leave it open', async (_, body) => {
    const result = await ancestorsOfLink(`<body>${body}`).catch((error: Error) => error.message);
    expect(result).toMatch(new RegExp(`${IN_BODY.source}|^template_unbalanced`));
  });

  it('MSR-2.4-16: Liquid written as entities is shown, not run', async () => {
    const body = '<body><p>&#123;% if false %&#125;</p><p>a &#123;{ email }}</p>';
    const message = await received(html(body));
    expect(load(message.html)('body').text()).toContain('{% if false %}');
    expect(`${message.html}${message.text}`).not.toContain('zoe@example.org');
  });

  it.each([
    'assign links = ""',
    'capture unsubscribe_url',
    'assign unsubscribe_url = "x"',
    'for links in (1..2)',
    "capture 'links'",
  ])('MSR-2.4-16: {%% %s %%} cannot take the link away', async (tag) => {
    const end = /^(capture|for)/.exec(tag)?.[1];
    const body = `Hallo\n\n{% ${tag} %}x${end ? `{% end${end} %}` : ''}`;
    expect(await refusal({ body })).toMatchObject({
      code: 'template_invalid',
      detail: expect.stringContaining('line:3'),
    });
  });

  it('MSR-2.4-16: a sheet that hides every element loses against the footer', async () => {
    const sheet =
      '<head><style>html,body,div,p,strong,a{display:none!important;color:#fff!important}</style></head>';
    const $ = load((await received(html(`${sheet}<body><h2>Hallo</h2>`))).html);
    const footer = $('body').children().last();
    expect(footer.parents().length).toBe(2);
    for (const element of [
      ...footer.parents().toArray(),
      ...footer.find('*').not('br').toArray(),
      ...footer.toArray(),
    ]) {
      expect(lastImportant($(element).attr('style') ?? '', 'display')).toMatch(/^(?:block|inline)$/);
      expect(lastImportant($(element).attr('style') ?? '', 'all')).toBe('initial');
    }
  });

  it('MSR-2.4-16: content pushed over the footer by margins stays below it', async () => {
    const over =
      '<div style="margin-bottom:-900px;height:900px;opacity:.99;background:#ffffff;position:relative">x</div>';
    const $ = load((await received(html(`<body>${over}`))).html);
    const style = $('body').children().last().attr('style') ?? '';
    expect([lastImportant(style, 'position'), lastImportant(style, 'z-index')]).toEqual([
      'relative',
      '2147483647',
    ]);
    const box = $('body').children().first();
    expect(lastImportant(box.attr('style') ?? '', 'display')).toBe('flow-root');
    expect(box.find('div').attr('style')).not.toContain('position');
  });
});

/** What a browser computes for a property: the last declaration among the important ones. */
function lastImportant(style: string, property: string): string | undefined {
  return [...style.matchAll(new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;!]+)!important`, 'g'))].at(
    -1,
  )?.[1];
}
