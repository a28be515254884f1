import { missingInProof } from './complete-proof';
import type { ConsentEventName, KeptRecord } from './ledger';

let day = 0;
const record = (event: ConsentEventName, payload: object = {}): KeptRecord => ({
  documentId: event,
  senderId: 'sender',
  subscriberId: 'subscriber',
  purposeKey: 'brief',
  event,
  occurredAt: new Date(Date.UTC(2026, 0, (day += 1))).toISOString(),
  payload: JSON.stringify(payload),
  seq: null,
  previousHash: null,
  hash: null,
});

const ASKED = {
  request: 'r1',
  ip: '192.0.2.1',
  source: 'https://testhaus.test',
  text: { text: 'Ja, bitte' },
  form: { version: 1, hash: 'abc' },
};
const CONFIRMED = { request: 'r1', ip: '192.0.2.2', method: 'button', address: 'commitment' };
const PROOF = {
  requestedAt: '2026-01-01T10:00:00.000Z',
  requestIp: '192.0.2.1',
  confirmedAt: '2026-01-01T10:05:00.000Z',
  confirmIp: '192.0.2.2',
  source: 'https://testhaus.test',
  consentText: 'Ja, bitte',
};
const missing = (...records: KeptRecord[]) => missingInProof(records, 'commitment');

describe('a complete proof', () => {
  it('MOS-2.8: is a request with its confirmation, or an import that brings the proof of both', () => {
    expect(missing(record('requested', ASKED), record('confirmed', CONFIRMED))).toEqual([]);
    expect(missing(record('imported', { proof: PROOF }))).toEqual([]);
    expect(missing(record('imported', { proof: PROOF }), record('renewed'))).toEqual([]);
  });

  it('MOS-2.8: is not there without a confirmation, however often somebody renewed', () => {
    expect(missing()).toEqual(['confirmation']);
    expect(missing(record('requested', ASKED), record('renewed'))).toEqual(['confirmation']);
  });

  it('MOS-2.8: ends with a no, unless that was taken back', () => {
    const yes = [record('requested', ASKED), record('confirmed', CONFIRMED)];
    expect(missing(...yes, record('withdrawn'))).toEqual(['standing']);
    expect(missing(...yes, record('withdrawn'), record('restored'))).toEqual([]);
  });

  it('VIV-2.4a: needs the request that was confirmed, not just any', () => {
    expect(missing(record('confirmed', CONFIRMED))).toEqual(['request']);
    expect(missing(record('requested', { ...ASKED, request: 'r2' }), record('confirmed', CONFIRMED))).toEqual(
      ['request'],
    );
    expect(missing(record('requested', {}), record('confirmed', {}))).toEqual(['request']);
  });

  it.each([
    ['request-ip', { ip: '' }],
    ['source', { source: undefined }],
    ['text', { text: { text: ' ' } }],
    ['form-version', { form: { version: 1 } }],
  ])('MFR-4.3: lacks %s where the request does not say it', (part, changes) => {
    const records = [record('requested', { ...ASKED, ...changes }), record('confirmed', CONFIRMED)];
    expect(missing(...records)).toEqual([part]);
  });

  it('VIV-2.4c: lacks the address of the second step where it was not kept', () => {
    expect(missing(record('requested', ASKED), record('confirmed', { request: 'r1' }))).toEqual([
      'confirm-ip',
    ]);
  });

  it('VIV-2.3b: an answer by mail has its Message-ID in place of an address, and a button has not', () => {
    const confirmed = (changes: object) => record('confirmed', { ...CONFIRMED, ip: null, ...changes });
    const asked = record('requested', ASKED);
    expect(missing(asked, confirmed({ method: 'reply', messageId: '<1@mail.test>' }))).toEqual([]);
    expect(missing(asked, confirmed({ method: 'reply' }))).toEqual(['confirm-ip']);
    expect(missing(asked, confirmed({ messageId: '<1@mail.test>' }))).toEqual(['confirm-ip']);
  });

  it('G-16: a change of address was asked on no form, but has everything else', () => {
    const asked = (changes: object) => record('requested', { ...ASKED, form: undefined, ...changes });
    expect(missing(asked({ method: 'address-change' }), record('confirmed', CONFIRMED))).toEqual([]);
    expect(missing(asked({}), record('confirmed', CONFIRMED))).toEqual(['form-version']);
    expect(
      missing(asked({ method: 'address-change', text: undefined }), record('confirmed', CONFIRMED)),
    ).toEqual(['text']);
  });

  it.each([
    ['request-time', { requestedAt: 'gestern' }],
    ['request-ip', { requestIp: '' }],
    ['source', { source: '' }],
    ['text', { consentText: '' }],
    ['confirm-time', { confirmedAt: null }],
    ['confirm-ip', { confirmIp: undefined }],
  ])('VIV-2.4b: an import whose proof has no %s is no proof', (part, changes) => {
    expect(missing(record('imported', { proof: { ...PROOF, ...changes } }))).toEqual([part]);
  });

  it('MOS-2.8: does not belong to an address that the record was not bound to', () => {
    const moved = record('confirmed', { ...CONFIRMED, address: 'of somebody else' });
    expect(missing(record('requested', ASKED), moved)).toEqual(['address']);
  });
});
