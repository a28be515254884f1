import { shortNameOf } from './shortName';

test.each([
  ['Post für Gäste', 'post-fuer-gaeste'],
  ['  Größe & Maß!  ', 'groesse-mass'],
  ['Café 2026', 'cafe-2026'],
  ['***', ''],
])('MFR-4.1: a title becomes a name that addresses can carry: %s', (title, name) => {
  expect(shortNameOf(title)).toBe(name);
});
