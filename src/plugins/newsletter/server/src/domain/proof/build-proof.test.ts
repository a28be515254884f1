import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildProof, digestOf, proofFile } from './build-proof';
import { sha256 } from './declarations';
import type { Proof } from './proof';
import { emptyFacts, erasedFacts, sampleFacts } from './sample.fixture';

const VERIFIER = path.resolve(__dirname, '../../../../docs/verify-proof.mjs');
const folder = mkdtempSync(path.join(os.tmpdir(), 'jawort-proof-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the published program says of documents: a list of problems for each, in a process without our code. */
const verified = (documents: readonly unknown[]): string[][] => {
  const file = path.join(folder, 'documents.json');
  writeFileSync(file, JSON.stringify(documents));
  const program = `
    import { readFileSync } from 'node:fs';
    import { verifyProof } from ${JSON.stringify(VERIFIER)};
    const verify = (one) => { try { return verifyProof(one); } catch (error) { return [error.message]; } };
    console.log(JSON.stringify(JSON.parse(readFileSync(process.argv[1], 'utf8')).map(verify)));`;
  const args = ['--input-type=module', '-e', program, file];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 100_000_000 }));
};

/** As somebody would who knows the format: whatever he changes, the digest fits again. */
const redigested = ({ digest: _, ...rest }: Proof): Proof => ({ ...rest, digest: digestOf(rest) });

const changed = (change: (proof: Loose) => void): Proof => {
  const proof = JSON.parse(JSON.stringify(buildProof(sampleFacts()))) as Loose;
  change(proof);
  return redigested(proof);
};

/** One process for all tries. */
const lazy = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

/** A document that a test takes apart. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = any;

describe('a proof', () => {
  const proof = buildProof(sampleFacts());
  const [purpose] = proof.purposes;
  const [declaration] = purpose?.declarations ?? [];

  it('MOS-2.8: tells both steps, the mail between them and where each of it is recorded', () => {
    expect(declaration).toMatchObject({
      kind: 'double-opt-in',
      collectedBy: 'Testhaus',
      source: 'https://testhaus.test/brief',
      text: { text: 'Ja, das Testhaus darf mir einmal im Monat Neuigkeiten schicken.', language: 'de' },
      boxes: [
        { purposeKey: 'brief', ticked: true },
        { purposeKey: 'messung', ticked: false },
      ],
      request: { record: 41, ip: '192.0.2.1', local: '2026-11-21T14:03:22.120+01:00' },
      mail: { record: 42, messageId: '<m1@testhaus.test>', serverAnswer: '250 2.0.0 Ok: queued as 4F2B1' },
      pageViews: [{ record: 43, at: '2026-11-21T13:09:58.000Z' }],
      confirmation: { record: 44, ip: '198.51.100.7', method: 'button' },
      sameIp: false,
    });
  });

  it('MSR-2.4-18: tells how and when somebody left', () => {
    expect(purpose?.later).toEqual([
      expect.objectContaining({
        record: 45,
        event: 'withdrawn',
        method: 'one-click',
        local: '2027-02-01T09:00:00+01:00',
      }),
    ]);
  });

  it('G-7.1: holds before the published program, which has none of our code', () => {
    expect(verified([proof, buildProof(emptyFacts())])).toEqual([[], []]);
  });

  it('G-17: still holds when the evidence had to be erased', () => {
    const erased = buildProof(erasedFacts());
    expect(verified([erased])).toEqual([[]]);
    expect(JSON.stringify(erased)).not.toMatch(/ina@|192\.0\.2/i);
  });

  it('G-7.1: does not hold when any single byte of its file is another one', () => {
    const file = proofFile(proof);
    const meaning = JSON.stringify(proof);
    const documents: unknown[] = [];
    for (let at = 0; at < file.length; at += 1) {
      const bytes = Buffer.from(file);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      try {
        const document: unknown = JSON.parse(bytes.toString('utf8'));
        // A blank between two fields says nothing.
        if (JSON.stringify(document) !== meaning) documents.push(document);
      } catch {
        // No JSON any more: no program reads it.
      }
    }
    expect(documents.length).toBeGreaterThan(4_000);
    for (let start = 0; start < documents.length; start += 1_000) {
      const answers = verified(documents.slice(start, start + 1_000));
      expect(answers.filter((problems) => problems.length === 0)).toEqual([]);
    }
  });

  const tricks: readonly [string, (proof: Loose) => void][] = [
    ['the wording', (one) => (one.purposes[0].declarations[0].text.text += ' Und Werbung.')],
    ['an IP address', (one) => (one.purposes[0].declarations[0].request.ip = '192.0.2.2')],
    [
      'the time of the confirmation',
      (one) => (one.purposes[0].declarations[0].confirmation.at = '2026-11-22T13:10:05.010Z'),
    ],
    ['a box', (one) => (one.purposes[0].declarations[0].boxes[1].ticked = true)],
    ['the Message-ID', (one) => (one.purposes[0].declarations[0].mail.messageId = '<x@testhaus.test>')],
    ['the withdrawal', (one) => one.purposes[0].later.pop()],
    ['the record of the withdrawal', (one) => one.records.pop()],
    [
      'the withdrawal and its record',
      (one) => [one.purposes[0].later.pop(), one.records.pop(), (one.head.seq -= 1)],
    ],
    [
      'a payload',
      (one) => (one.records[0].payload = one.records[0].payload.replace('192.0.2.1', '192.0.2.2')),
    ],
    ['the hash of evidence', (one) => (one.records[0].payloadHash = 'c'.repeat(64))],
    ['a link of the chain', (one) => (one.records[1].previousHash = '0'.repeat(64))],
    ['the address', (one) => (one.subscriber.normalised = 'max@example.org')],
    ['a form version', (one) => (one.forms = [])],
    ['the address as given', (one) => (one.subscriber.address = 'max@example.org')],
    [
      'the address, and leaves out what opens it',
      (one) => [(one.subscriber.address = 'max@example.org'), (one.subscriber.addressSalt = null)],
    ],
    [
      'the person, and leaves the address out',
      (one) => Object.assign(one.subscriber, { address: null, normalised: null, addressSalt: null }),
    ],
    ['evidence, as if it had been erased', (one) => (one.records[1].payload = '{"redacted":true}')],
    [
      'a local time',
      (one) => (one.purposes[0].declarations[0].request.local = '2026-11-21T15:03:22.120+01:00'),
    ],
    [
      'the offset of a local time',
      (one) => (one.purposes[0].later[0].local = '2027-02-01T08:00:00.000+00:00'),
    ],
    ['the zone', (one) => (one.purposes[0].declarations[0].zone = 'Europe/London')],
    ['the channel', (one) => (one.purposes[0].declarations[0].channel = 'phone')],
    ['who entered it', (one) => (one.purposes[0].declarations[0].request.actor = 'user:1')],
    ['the notice on withdrawal', (one) => (one.purposes[0].declarations[0].notices.withdrawal = 'Nie.')],
    ['the kind of the declaration', (one) => (one.purposes[0].declarations[0].kind = 'imported')],
    ['the state back to what it was', (one) => (one.purposes[0].state = 'active')],
    ['when the will was expressed', (one) => (one.purposes[0].expressedAt = '2027-01-01T00:00:00.000Z')],
    ['until when it holds', (one) => (one.purposes[0].expiresAt = '2036-01-01T00:00:00.000Z')],
    [
      'a form version nobody saw',
      (one) => one.forms.push({ ...one.forms[0], content: '{}', hash: sha256('{}') }),
    ],
    ['the order of two records', (one) => one.records.splice(0, 2, one.records[1], one.records[0])],
    ['a record by a copy of another', (one) => one.records.splice(1, 0, one.records[0])],
    ['the head', (one) => (one.head.hash = '0'.repeat(64))],
    ['the state', (one) => [(one.purposes[0].state = 'active'), (one.records = one.records.slice(0, 3))]],
  ];
  const answers = lazy(() => verified(tricks.map(([, change]) => changed(change))));
  it.each(tricks.map(([what], n) => [what, n] as const))(
    'G-7.1: does not hold when somebody who knows the format changes %s',
    (_, n) => {
      expect(answers()[n]).not.toEqual([]);
      expect(answers()[n]).not.toContain('the digest is not that of the document');
    },
  );
});

describe('a proof of somebody who was erased', () => {
  const erased = (change: (proof: Loose) => void): Proof => {
    const proof = JSON.parse(JSON.stringify(buildProof(erasedFacts()))) as Loose;
    change(proof);
    return redigested(proof);
  };

  const tricks: readonly [string, (proof: Loose) => void][] = [
    ['a text for the one that is gone', (one) => (one.purposes[0].declarations[0].text.title = 'Werbung')],
    ['an IP address', (one) => (one.purposes[0].declarations[0].request.ip = '192.0.2.1')],
    ['a confirmation', (one) => (one.purposes[0].declarations[0].confirmation = { record: 44 })],
    ['an address', (one) => (one.subscriber.address = 'ina@example.org')],
    ['no erasure', (one) => [one.records.pop(), one.purposes[0].later.pop(), (one.head.seq -= 1)]],
    ['evidence', (one) => (one.records[0].payload = '{}')],
  ];
  const answers = lazy(() => verified(tricks.map(([, change]) => erased(change))));
  it.each(tricks.map(([what], n) => [what, n] as const))(
    'G-17: does not hold when somebody puts in %s',
    (_, n) => expect(answers()[n]).not.toEqual([]),
  );
});
