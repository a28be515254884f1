import fc from 'fast-check';
import type { MergeContext } from '../message/segments';
import { compileContent } from './compile-content';
import { aRecipient } from './test-support';
import { renderFor } from './render-for';
import type { RenderedContent } from './types';

const compiled = (over: Partial<RenderedContent>) => {
  const result = compileContent({ subject: '', html: '', text: '', ...over });
  if (!result.ok) throw new Error(`${result.code}: ${result.detail ?? ''}`);
  return result.content;
};

const merged = (over: Partial<RenderedContent>, recipient: MergeContext = aRecipient()) => {
  const result = renderFor(compiled(over), recipient);
  if (!result.ok) throw new Error(result.detail);
  return result;
};

describe('compiling content', () => {
  it('DESIGN-2.7: literals stay, each top-level output or block is one slot, numbered across the parts', () => {
    const content = compiled({
      subject: 'Hallo {{ email }}',
      html: '<p>{{ first_name }}</p>{% if email %}<b>{{ email }}</b>{% endif %}',
      text: '{{ email }}!',
    });
    expect(content.subject).toEqual([{ literal: 'Hallo ' }, { slot: 0 }]);
    expect(content.html).toEqual([{ literal: '<p>' }, { slot: 1 }, { literal: '</p>' }, { slot: 2 }]);
    expect(content.text).toEqual([{ slot: 3 }, { literal: '!' }]);
    expect(content.evaluate(aRecipient())).toEqual({
      ok: true,
      values: ['zoe@example.org', 'Zoë', '<b>zoe@example.org</b>', 'zoe@example.org'],
    });
  });

  it('DESIGN-2.7: assign reaches the slots behind it', () => {
    expect(merged({ html: '{% assign who = first_name | upcase %}<p>{{ who }}</p>' }).html).toBe(
      '<p>ZOË</p>',
    );
  });

  it('DESIGN-2.7: unknown variables are empty, defaults step in, prototypes are out of reach', () => {
    const html =
      '[{{ nobody.knows }}{{ subscriber.constructor.name }}{{ fields.__proto__ }}|{{ fields.x | default: "Du & ich" }}]';
    expect(merged({ html }).html).toBe('[|Du &amp; ich]');
  });

  it.each([
    ['an unknown filter', 'a\n{{ email | shout }}', 'undefined filter: shout, line:2'],
    ['an unknown tag', 'a\n\n{% shout %}', 'tag "shout" not found, line:3'],
    ['a file', '{% include "x" %}', 'tag "include" not found, line:1'],
    ['a file rendered', '{% render "x" %}', 'tag "render" not found, line:1'],
    ['a layout', '{% layout "x" %}', 'tag "layout" not found, line:1'],
    ['raw output', '{{ email | raw }}', 'undefined filter: raw, line:1'],
    ['an open block', 'a{% if email %}b', 'not closed, line:1'],
    ['an open output', 'a {{ email', 'not closed, line:1'],
    ['the clock', '{{ "now" | date }}', 'undefined filter: date, line:1'],
  ])('DESIGN-2.7: %s is refused at compile time with its line', (_, html, detail) => {
    const result = compileContent({ subject: '', html, text: '' });
    expect(result).toMatchObject({ ok: false, code: 'template_invalid', rule: 'DESIGN-2.7' });
    expect(!result.ok && result.detail).toContain(detail);
  });

  it.each([
    '{% for i in (1..100000000) %}x{% endfor %}',
    '{% for i in (1..20000) %}{% for j in (1..20000) %}{% for k in (1..20000) %}x{% endfor %}{% endfor %}{% endfor %}',
    '{{ "x" | times: 2 | append: email | split: "" | join: "aaaaaaaaaa" }}{% for i in (1..199999) %}{{ email }}{% endfor %}',
  ])('DESIGN-2.7: %s fails for the recipient at a limit and without a throw', (html) => {
    expect(compiled({ html }).evaluate(aRecipient())).toMatchObject({
      ok: false,
      code: 'merge_failed',
      rule: 'DESIGN-2.7',
    });
  });

  it('DESIGN-2.7: what fails for one recipient works for the next', () => {
    const content = compiled({
      html: '{% if fields.many %}{% for i in (1..100000000) %}x{% endfor %}{% endif %}ok',
    });
    expect(content.evaluate(aRecipient({ many: 'yes' }))).toMatchObject({ ok: false, code: 'merge_failed' });
    expect(content.evaluate(aRecipient({}))).toMatchObject({ ok: true });
  });

  it('R5322-4: no merged value brings a line break or control character into the subject', () => {
    const content = compiled({ subject: '{{ fields.x }}', text: '{{ fields.x }}' });
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\r', '\n', '\0', '\u2028', '\u0085', 'Bcc: b@c.test') }),
        (x) => {
          const slots = content.evaluate(aRecipient({ x }));
          if (!slots.ok) throw new Error(slots.detail);
          expect(slots.values[0]).not.toMatch(/[\r\n\0\u2028\u0085]/);
          expect(slots.values[1]).not.toMatch(/[\r\0]/);
        },
      ),
    );
  });

  it('R5322-4: a literal with an escaped line break in the template is stripped as well', () => {
    expect(merged({ subject: 'a{{ "b\\r\\nBcc: x@example.org" }}' }).subject).toBe('ab Bcc: x@example.org');
  });

  it('R5322-4: values are escaped in HTML and plain in subject and text', () => {
    const source = '{{ fields.x }}';
    const message = merged(
      { subject: source, html: source, text: source },
      aRecipient({ x: `<a href="b">'&` }),
    );
    expect(message).toMatchObject({
      subject: `<a href="b">'&`,
      html: '&lt;a href=&#34;b&#34;&gt;&#39;&amp;',
      text: `<a href="b">'&`,
    });
  });

  it('DESIGN-2.7: reading a plain output directly gives what Liquid gives', () => {
    const paths = fc.constantFrom(
      'email',
      'fields.a',
      'fields.b.c',
      'subscriber.fields.a',
      'fields',
      'fields.a.size',
      'nobody',
    );
    const filters = fc.constantFrom('', ' | default: "x"', " | default: '&'");
    fc.assert(
      fc.property(paths, filters, fc.string(), (path, filter, a) => {
        const direct = compiled({ html: `{{ ${path}${filter} }}`, text: `{{ ${path}${filter} }}` });
        const liquid = compiled({
          html: `{% if true %}{{ ${path}${filter} }}{% endif %}`,
          text: `{% if true %}{{ ${path}${filter} }}{% endif %}`,
        });
        expect(direct.evaluate(aRecipient({ a }))).toEqual(liquid.evaluate(aRecipient({ a })));
      }),
    );
  });
});
