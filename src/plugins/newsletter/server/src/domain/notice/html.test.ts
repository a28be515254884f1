import fc from 'fast-check';
import { escapeHtml, html, Markup, raw, safeHref, type Fragment } from './html';

describe('html', () => {
  it('LM-8.3: escapes whatever a reporter types, in text and in attributes', () => {
    const typed = `"><script>alert('x')</script>&`;
    expect(html`<p title="${typed}">${typed}</p>`.value).toBe(
      `<p title="${escapeHtml(typed)}">&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</p>`,
    );
  });

  it('LM-8.3: lets no text of any kind open a tag or leave an attribute', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[<>"']/.test(html`${text}`.value)));
  });

  it('LM-8.3: does not take an object that merely looks like markup for markup', () => {
    const lookalike = { value: '<b>', toString: () => '<b>' } as unknown as Markup;
    expect(html`${lookalike}`.value).toBe('&lt;b&gt;');
  });

  it.each<[Fragment, string]>([
    [null, ''],
    [undefined, ''],
    [false, ''],
    [0, '0'],
    [[html`<i>a</i>`, 'b<'], '<i>a</i>b&lt;'],
    [raw('<hr>'), '<hr>'],
  ])('LM-8.3: prints %p as %p', (value, expected) => {
    expect(html`${value}`.value).toBe(expected);
  });
});

describe('safeHref', () => {
  it.each(['https://mueller.example/datenschutz', 'http://mueller.example', '/newsletter/origin'])(
    'VIV-0.1: keeps %s',
    (address) => expect(safeHref(address)).toBe(address),
  );

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    '//evil.test',
    '/\\evil.test',
    '',
  ])('VIV-0.1: makes a dead link of %p', (address) => expect(safeHref(address)).toBe('about:invalid'));
});
