import fc from 'fast-check';
import { shinglesOf, similarity, SIMILAR_FROM } from './similarity';

const words = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => `wort${at + from}`).join(' ');
const alike = (a: string, b: string) => similarity(shinglesOf(a), shinglesOf(b));

test('VIV-1.6: one mail is like itself, also with other personal slots, links, letters and spaces', () => {
  const mail = `Hallo {{ subscriber.fields.firstName }},\n${words(60)} https://messhaus.test/a?utm=1`;
  const copy = `HALLO {{ subscriber.email }}, \n\n${words(60).toUpperCase()}  https://messhaus.test/b?utm=2`;
  expect(alike(mail, mail)).toBe(1);
  expect(alike(mail, copy)).toBe(1);
});

test('VIV-1.6: a changed word in a long mail hides nothing, another mail is another mail', () => {
  const mail = words(200);
  expect(alike(mail, mail.replace('wort100', 'anders'))).toBeGreaterThanOrEqual(SIMILAR_FROM);
  expect(alike(mail, `${words(150)} ${words(50, 1_000)}`)).toBeLessThan(SIMILAR_FROM);
  expect(alike(mail, words(200, 1_000))).toBe(0);
});

test('VIV-1.6: the threshold is met exactly, not about', () => {
  // 4 + 95 shingles against 4 + 95 + 11: 99 of 110 are 0.9.
  const short = words(102);
  const long = `${short} ${words(11, 500)}`;
  expect(shinglesOf(short).size).toBe(99);
  expect(shinglesOf(long).size).toBe(110);
  expect(alike(short, long)).toBe(SIMILAR_FROM);
});

test('VIV-1.6: mails without words are the same mail', () => {
  expect(alike('', ' \n')).toBe(1);
  expect(alike('', 'Ein Wort')).toBe(0);
});

test('VIV-1.6: likeness has no direction and stays between 0 and 1', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const value = alike(a, b);
      expect(value).toBe(alike(b, a));
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
      expect(alike(a, a)).toBe(1);
    }),
  );
});
