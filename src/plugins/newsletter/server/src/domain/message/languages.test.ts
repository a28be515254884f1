import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import {
  breachesOf,
  readEntity,
  readMailbox,
  readUnstructured,
  valueOf,
} from '../../../../../../../test/helpers/strict-mail';
import { compileMessage } from './compile-message';
import { campaignFrame, content, recipient } from './test-support';

const table = path.resolve(__dirname, '../../../../../../../test/fixtures/languages.tsv');
/** Names that languages have in themselves, by code. */
const NAMES = readFileSync(table, 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t') as [code: string, name: string]);

const FAMILY = '👩🏽‍🚀👨‍👩‍👧‍👦🏳️‍🌈';
/** What a subject may do to a name: marks of direction, composed emoji, letters and marks apart, great length. */
const SUBJECTS: Readonly<Record<string, (name: string) => string>> = {
  'as it is': (name) => name,
  'with composed emoji': (name) => `${FAMILY} ${name} ${FAMILY}${name}`,
  'with marks of direction': (name) => `\u200f${name}\u200e (\u2067${name}\u2069) 2026!`,
  'with letters and marks apart': (name) => `${name} é ạ̈ 한국 क़`.normalize('NFD'),
  'forty times': (name) => `${name} `.repeat(40).trim(),
  'without a blank': (name) => name.replace(/\s/g, '').repeat(60),
};

const build = (subject: string, name = 'Müller'): Buffer =>
  compileMessage(campaignFrame({ from: { name, address: 'brief@mueller.example' } }), {
    ...content(),
    subject: [{ literal: subject.slice(0, subject.length >> 1) }, { slot: 0 }],
  }).build(recipient({ values: [subject.slice(subject.length >> 1), 'Anna', 'Anna'] }));

/** Unsigned as it is here, it lacks one field. */
const breaches = (mail: Buffer) => breachesOf(mail).filter((one) => one !== 'DKIM-Signature is missing');

test('R2047-1: the table names more than two hundred languages, each but once', () => {
  expect(new Set(NAMES.map(([code]) => code.split('-')[0])).size).toBeGreaterThanOrEqual(200);
  expect(new Set(NAMES.map(([code]) => code)).size).toBe(NAMES.length);
});

test.each(Object.entries(SUBJECTS))(
  'R2047-1: subjects in more than two hundred languages come back %s, in NFC, from two parsers',
  async (_, of) => {
    for (const [code, name] of NAMES) {
      const subject = of(name);
      const mail = build(subject, subject.slice(0, 200));
      expect([code, breaches(mail)]).toEqual([code, []]);
      const header = readEntity(mail.toString('latin1'));
      expect([code, readUnstructured(valueOf(header, 'Subject'))]).toEqual([code, subject.normalize('NFC')]);
      expect([code, (await simpleParser(mail)).subject]).toEqual([code, subject.normalize('NFC')]);
    }
  },
);

test('R2047-1: display names in more than two hundred languages come back from two parsers', async () => {
  for (const [code, name] of NAMES) {
    for (const display of [name, `${name}, "${name}" & (${name})`, `${FAMILY} ${name}`]) {
      const mail = build('Neues', display);
      const expected = { name: display.normalize('NFC'), address: 'brief@mueller.example' };
      expect([code, readMailbox(valueOf(readEntity(mail.toString('latin1')), 'From'))]).toEqual([
        code,
        expected,
      ]);
      expect([code, (await simpleParser(mail)).from?.value]).toEqual([code, [expected]]);
      expect([code, breaches(mail)]).toEqual([code, []]);
    }
  }
});

test('R2047-1: no character is torn apart, wherever the line has to be folded', () => {
  for (const character of ['🍰', '𐍈', 'ß', '日', '\u{10FFFD}', '👩🏽‍🚀', 'e\u0301\u0323']) {
    for (let before = 0; before < 90; before += 1) {
      const subject = `${'x'.repeat(before)}${character.repeat(30)}`.normalize('NFC');
      const header = readEntity(build(subject).toString('latin1'));
      expect(readUnstructured(valueOf(header, 'Subject'))).toBe(subject);
    }
  }
});

test('R2047-1: any text comes back as it was, but for controls, outer blanks and runs of them', async () => {
  const text = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 150, size: 'max' })
    .map((value) => value.replace(/[\p{Cc}\u2028\u2029]/gu, '').replace(/ {2,}/g, ' '))
    .map((value) => value.normalize('NFC').trim())
    .filter((value) => value !== '');
  await fc.assert(
    fc.asyncProperty(text, text, async (subject, name) => {
      const mail = build(subject, name);
      expect(breaches(mail)).toEqual([]);
      const header = readEntity(mail.toString('latin1'));
      expect(readUnstructured(valueOf(header, 'Subject'))).toBe(subject);
      expect(readMailbox(valueOf(header, 'From')).name).toBe(name);
      expect((await simpleParser(mail)).subject).toBe(subject);
    }),
    { numRuns: 150 },
  );
});

test('R2047-1: half a surrogate pair becomes the replacement character, not bytes that nobody can read', () => {
  const header = readEntity(build('a\ud83c b').toString('latin1'));
  expect(readUnstructured(valueOf(header, 'Subject'))).toBe('a\ufffd b');
});
