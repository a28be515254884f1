import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { dkimRecord, loadDkimKey, verifyKey } from './dkim-key';

const where = { domain: 'mueller.example', selector: 'nl1' };
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ed = generateKeyPairSync('ed25519');
const p = (key: KeyObject) => key.export({ format: 'der', type: 'spki' }).toString('base64');
const rawEd = (key: KeyObject) =>
  key.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');

test('R6376-3: a key that fits its published record passes, for RSA and Ed25519', () => {
  expect(
    verifyKey({ ...where, privateKey: rsa.privateKey }, `v=DKIM1; k=rsa; p=${p(rsa.publicKey)}`),
  ).toEqual({ ok: true, algorithm: 'rsa-sha256' });
  expect(
    verifyKey({ ...where, privateKey: ed.privateKey }, `v=DKIM1; k=ed25519; p=${rawEd(ed.publicKey)}`),
  ).toEqual({ ok: true, algorithm: 'ed25519-sha256' });
  expect(verifyKey({ ...where, privateKey: ed.privateKey })).toMatchObject({ ok: true });
});

test.each([
  ['key_mismatch', `v=DKIM1; p=${p(other.publicKey)}`],
  ['key_mismatch', `v=DKIM1; k=ed25519; p=${rawEd(ed.publicKey)}`],
  ['record_revoked', 'v=DKIM1; p='],
  ['record_unreadable', 'v=DKIM1; p=AAAA'],
  ['record_unreadable', 'v=spf1 -all'],
])('R6376-3: %s is an error, never a silently unsigned mail', (code, record) => {
  expect(verifyKey({ ...where, privateKey: rsa.privateKey }, record)).toMatchObject({
    ok: false,
    code,
    rule: 'R6376-3',
  });
});

test('R6376-3: a broken PEM, a public key and a 512-bit key are refused when loaded', () => {
  const short = generateKeyPairSync('rsa', { modulusLength: 512 }).privateKey.export({
    format: 'pem',
    type: 'pkcs8',
  });
  expect(loadDkimKey({ ...where, pem: 'broken' })).toMatchObject({ ok: false, code: 'key_unusable' });
  expect(
    loadDkimKey({ ...where, pem: String(rsa.publicKey.export({ format: 'pem', type: 'spki' })) }),
  ).toMatchObject({ ok: false, code: 'key_unusable' });
  expect(loadDkimKey({ ...where, pem: String(short) })).toMatchObject({ ok: false, code: 'key_too_short' });
  expect(
    loadDkimKey({ ...where, pem: String(rsa.privateKey.export({ format: 'pem', type: 'pkcs8' })) }),
  ).toMatchObject({ ok: true });
});

test('R6376-3: the record shown for publishing is one that its key fits, and a key of another record is not loaded', () => {
  for (const { privateKey } of [rsa, ed]) {
    const pem = String(privateKey.export({ format: 'pem', type: 'pkcs8' }));
    expect(loadDkimKey({ ...where, pem }, dkimRecord(privateKey))).toMatchObject({ ok: true });
    expect(loadDkimKey({ ...where, pem }, dkimRecord(other.privateKey))).toMatchObject({
      ok: false,
      code: 'key_mismatch',
    });
  }
  expect(dkimRecord(ed.privateKey)).toBe(`v=DKIM1; k=ed25519; p=${rawEd(ed.publicKey)}`);
  expect(dkimRecord(rsa.privateKey)).toBe(`v=DKIM1; k=rsa; p=${p(rsa.publicKey)}`);
});
