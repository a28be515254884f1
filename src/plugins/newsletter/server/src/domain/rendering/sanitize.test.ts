import fc from 'fast-check';
import { load } from 'cheerio';
import { cleanCss } from './css';
import { aRecipient, received } from './test-support';

const bodyOf = async (body: string, fields: Record<string, string> = {}): Promise<string> => {
  const source = `<html><body>${body} x</body></html>`;
  const message = await received({ format: 'html', body: source }, aRecipient(fields));
  return message.html;
};

describe('sanitising', () => {
  it.each([
    ['scripts', '<script>alert(1)</script>', /alert|<script/],
    ['event handlers', '<img src="https://example.org/a.png" alt="a" onerror="alert(1)">', /onerror|alert/],
    ['javascript: links', '<a href="javascript:alert(1)">a</a>', /javascript|alert/],
    ['disguised schemes', '<a href="java&#10;script:alert(1)">a</a>', /alert/],
    ['data:text links', '<a href="data:text/html,<script>">a</a>', /data:/],
    ['data: images with markup', '<img alt="a" src="data:image/svg+xml;base64,AAAA">', /data:/],
    [
      'forms',
      '<form action="https://example.org"><input name="a"><button>go</button></form>',
      /<form|<input|<button/,
    ],
    ['frames', '<iframe src="https://example.org"></iframe>', /iframe/],
    [
      'objects',
      '<object data="https://example.org"><embed src="https://example.org"></object>',
      /<object|<embed/,
    ],
    ['redirects', '<meta http-equiv="refresh" content="0;url=https://example.org">', /refresh/],
    ['external sheets', '<link rel="stylesheet" href="https://example.org/a.css">', /<link|a\.css/],
    [
      'imported sheets',
      '<style>@import url(https://example.org/a.css);p{color:red}</style>',
      /@import|a\.css/,
    ],
    ['base addresses', '<base href="https://example.org/">', /<base/],
    ['SVG', '<svg onload="alert(1)"><script>alert(1)</script></svg>', /svg|alert/],
    ['comments', '<!-- secret -->', /secret/],
  ])('MSR-2.4-16: %s are removed from HTML', async (_, body, forbidden) => {
    const html = await bodyOf(body);
    expect(html.replace(/<head>[\s\S]*?<\/title>/, '')).not.toMatch(forbidden);
  });

  it.each([
    ['<a href="{{ fields.site }}">a</a>', 'a field'],
    ['<a href="{{ \'javascript:alert(1)\' }}">a</a>', 'a literal'],
    ['<a href="java{{ \'script:alert(1)\' }}">a</a>', 'half a scheme'],
    ['<a href="&#1;{{ \'javascript:alert(1)\' }}">a</a>', 'a control character'],
    ['<a href="{% if true %}javascript:alert(1){% endif %}">a</a>', 'a condition'],
    ['<a {{ \'onclick=alert(1)\' }} href="https://example.org">a</a>', 'an attribute'],
  ])('MSR-2.4-16: %s cannot make a scheme or attribute (%s)', async (body) => {
    const $ = load(await bodyOf(body, { site: 'javascript:alert(1)' }));
    const link = $('a').first();
    expect(link.attr('href') ?? '').not.toMatch(/script/);
    expect(link.attr('onclick')).toBeUndefined();
  });

  it('MSR-2.4-16: an Outlook comment in an attribute cannot break out of its quotes', async () => {
    const html = await bodyOf(
      '<p title=\'<!--[if mso]><td class="onclick=alert(1) x="></td><![endif]-->\'>a</p>',
    );
    const attributes = load(html)('p')
      .toArray()
      .flatMap((element) => Object.keys(element.attribs));
    expect(attributes).not.toContain('onclick');
  });

  it('MSR-2.4-16: words and links for Outlook alone are dropped, and the others stay visible to all', async () => {
    const html = await bodyOf(
      '<!--[if mso]><v:roundrect href="https://example.org">Kauf!</v:roundrect><![endif]--><!--[if !mso]><!--><a href="https://example.org/b">b</a><!--<![endif]-->',
    );
    expect(html).not.toContain('Kauf!');
    expect(html).toContain('<a href="https://example.org/b">b</a>');
    expect(html).not.toContain('!mso');
  });

  it('R5322-4: a merged value is escaped in HTML, raw is no way around it', async () => {
    const html = await bodyOf('<p title="{{ fields.x }}">{{ fields.x }}</p>', {
      x: '"><script>alert(1)</script>',
    });
    expect(html).not.toContain('<script');
    await expect(bodyOf('{{ fields.x | raw }}')).rejects.toThrow('template_invalid');
  });

  it('MSR-2.4-16: media queries, tables, colours and inline images are kept', async () => {
    const html = await bodyOf(
      '<style>@media (max-width: 600px) { .a { width: 100% !important } }</style>' +
        '<table bgcolor="#eeeeee" width="600"><tr><td class="a" style="color:#333333">a</td></tr></table><img alt="b" src="cid:logo">',
    );
    expect(html).toContain('@media (max-width: 600px)');
    expect(html).toMatch(/<table bgcolor="#eeeeee" width="600"/);
    expect(html).toContain('cid:logo');
  });

  it.each([
    ['@\\69mport "a.css";p{color:red}', 'p{color:red}'],
    ['p{background:url("javascript:alert(1)")}', 'p{}'],
    ['p{background:url(data:text/html,x)}', 'p{background:none}'],
    ['p{background:url("https://example.org/a.png")}', 'p{background:url("https://example.org/a.png")}'],
    ['p{position:fixed;top:0}', 'p{;top:0}'],
    ['p{width:expression(alert(1))}', 'p{}'],
    ['@font-face{font-family:x;src:url(https://example.org/x.woff)}', ''],
    ['</style><script>', '/style>script>'],
  ])('MSR-2.4-16: CSS %s becomes %s', (css, clean) => {
    expect(cleanCss(css)).toBe(clean);
  });

  it('MSR-2.4-16: no CSS whatsoever can close its style element', () => {
    const piece = fc.constantFrom(
      '<',
      '/',
      'style',
      '>',
      '\\3c ',
      '/*',
      '*/',
      '!',
      '--',
      ' ',
      '@import',
      ';',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(cleanCss(pieces.join(''))).not.toMatch(/<[/!a-z]/i);
      }),
    );
  });
});
