import { linksIn } from './mailLinks';

test('MSR-2.4-17: the links of a mail are listed once each, in order, with entities undone', () => {
  expect(
    linksIn({
      html: `<a href="https://a.test/confirm/T?x=1&amp;y=2">Yes</a> <a class=b href='https://b.test/'>b</a>`,
      text: 'Confirm: https://a.test/confirm/T?x=1&y=2.\nLeave: (https://c.test/u/abc)',
    }),
  ).toEqual([
    { href: 'https://a.test/confirm/T?x=1&y=2', label: 'Yes' },
    { href: 'https://b.test/', label: 'b' },
    { href: 'https://c.test/u/abc', label: '' },
  ]);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'mailto:a@b.test',
  '//b.test/x',
  '&#106;avascript:alert(1)',
])('DESIGN-2.7: the link %s of a foreign mail does not become one of the admin', (href) =>
  expect(linksIn({ html: `<a href="${href}">x</a>`, text: null })).toEqual([]),
);
