import { readHtml } from './read-html';

const read = (outer: string, inner: string) =>
  readHtml(`<div style="${outer}"><div style="${inner}">Inhalt</div></div>`);

describe('what the eye gets to see', () => {
  test.each([
    ['a font size of its own', 'font-size:0', 'font-size:16px'],
    ['visibility of its own', 'visibility:hidden', 'visibility:visible'],
  ])('GM-DN: text in a hidden box is seen again with %s', (_, outer, inner) => {
    expect(read(outer, inner)).toMatchObject({ visible: expect.stringContaining('Inhalt') });
    expect(read(outer, inner).hidden.trim()).toBe('');
  });

  test.each([
    ['a size relative to nothing', 'font-size:0', 'font-size:2em'],
    ['a box that is not laid out', 'display:none', 'display:block'],
    ['a transparent box', 'opacity:0', 'opacity:1'],
  ])('GM-DN: text stays hidden in %s', (_, outer, inner) => {
    expect(read(outer, inner)).toMatchObject({ hidden: expect.stringContaining('Inhalt') });
    expect(read(outer, inner).visible.trim()).toBe('');
  });
});
