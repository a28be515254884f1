import { generateKeyPairSync } from 'node:crypto';
import { isSignedBy, parseCheckpoint, publicKeyOf, signCheckpoint } from './checkpoint';

const { privateKey } = generateKeyPairSync('ed25519');
const PUBLIC = publicKeyOf(privateKey);
const CHECKPOINT = signCheckpoint(
  {
    installation: 'house',
    createdAt: '2026-11-21T10:00:00.000Z',
    senders: [{ senderId: 'sender', seq: 7, headHash: 'a'.repeat(64) }],
  },
  privateKey,
);

describe('a checkpoint', () => {
  it('DESIGN-2.2: is recognised by the key that signed it, also after a way through a file', () => {
    const read = parseCheckpoint(JSON.parse(JSON.stringify(CHECKPOINT)));
    expect(read && isSignedBy(read, PUBLIC)).toBe(true);
  });

  it.each([
    ['another installation', { installation: 'other' }],
    ['another time', { createdAt: '2026-11-22T10:00:00.000Z' }],
    ['another hash', { senders: [{ senderId: 'sender', seq: 7, headHash: 'b'.repeat(64) }] }],
    ['a sender less', { senders: [] }],
    ['no signature worth the name', { signature: 'AAAA' }],
  ])('DESIGN-2.2: with %s it is not the one that was signed', (_what, changes) => {
    const changed = parseCheckpoint({ ...CHECKPOINT, ...changes });
    expect(changed && isSignedBy(changed, PUBLIC)).toBe(false);
  });

  it('DESIGN-2.2: signed anew with another key it is not ours, whatever key it names', () => {
    const other = generateKeyPairSync('ed25519').privateKey;
    const forged = signCheckpoint(CHECKPOINT, other);
    expect(isSignedBy(forged, PUBLIC)).toBe(false);
    expect(isSignedBy({ ...forged, publicKey: PUBLIC }, PUBLIC)).toBe(false);
  });

  it.each([null, 'text', {}, { ...CHECKPOINT, format: 'other/1' }, { ...CHECKPOINT, more: 1 }])(
    'DESIGN-2.7: what is no checkpoint is not taken for one',
    (value) => {
      expect(parseCheckpoint(value)).toBeNull();
    },
  );

  it('DESIGN-2.7: a key that is none has signed nothing', () => {
    expect(isSignedBy({ ...CHECKPOINT, publicKey: 'AAAA' }, 'AAAA')).toBe(false);
  });
});
