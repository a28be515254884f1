import { protect } from '../domain/consent/record-mac';
import { createKeys } from './keys';
import { createSecretGuard } from './secret-guard';

const keys = createKeys('the-secret-of-this-installation-and-none');
const strangers = createKeys('the-secret-of-another-installation-here');

const entry = (documentId: string) => ({
  documentId,
  senderId: 'sender',
  subscriberId: 'person',
  purposeKey: 'brief',
  event: 'confirmed',
  occurredAt: '2026-03-02T09:00:00.000Z',
  payload: '{}',
});

const recordOf = (documentId: string, by = keys) => ({
  ...entry(documentId),
  ...protect(entry(documentId), by.ledgerMac),
});

const guardOf = (ledger: readonly ReturnType<typeof recordOf>[]) => {
  const told: string[] = [];
  const guard = createSecretGuard({
    keys,
    doctor: { recordsAtBothEnds: () => Promise.resolve(ledger) },
    onForeign: () => told.push('foreign'),
  });
  return { guard, told };
};

const USES = [
  (of: typeof keys) => of.tokens,
  (of: typeof keys) => of.hashAddress('ina@example.org'),
  (of: typeof keys) => of.addressSalt('person'),
  (of: typeof keys) => of.mac('mailing'),
  (of: typeof keys) => of.ledgerMac('record'),
];

describe('the guard of the secret', () => {
  it('DESIGN-2.7: with a secret that fits no record every use of a key is refused, and it is told once', async () => {
    const { guard, told } = guardOf([recordOf('a', strangers), recordOf('b', strangers)]);
    expect(await guard.fits()).toBe(false);
    expect(await guard.fits()).toBe(false);
    expect([guard.mayBeOurs, told]).toEqual([false, ['foreign']]);
    for (const use of USES)
      expect(() => use(guard.keys)).toThrow(expect.objectContaining({ code: 'secret_foreign' }));
    expect(guard.keys.secretMark).toBe(keys.secretMark);
  });

  it('DESIGN-2.7: one record of its own among forged ones is enough: whoever can write to the database shuts nobody out', async () => {
    const { guard, told } = guardOf([recordOf('a', strangers), recordOf('b')]);
    expect([await guard.fits(), guard.mayBeOurs, told]).toEqual([true, true, []]);
    for (const use of USES) expect(use(guard.keys)).toEqual(use(keys));
  });

  it('DESIGN-2.7: on an empty ledger it works, and looks again until there is a record to judge by', async () => {
    const ledger: ReturnType<typeof recordOf>[] = [];
    const { guard, told } = guardOf(ledger);
    expect([await guard.fits(), guard.mayBeOurs]).toEqual([null, true]);
    ledger.push(recordOf('of another server', strangers));
    expect([await guard.fits(), guard.mayBeOurs, told]).toEqual([false, false, ['foreign']]);
  });
});
