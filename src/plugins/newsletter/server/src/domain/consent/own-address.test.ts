import { parseEmail } from '../address/email-address';
import { commitAddress } from './address-commitment';
import { belongsTo, hashFits, type AddressKeys } from './own-address';

const keys: AddressKeys = {
  hashAddress: (normalised) => `hash of ${normalised}`,
  addressSalt: (subscriberId) => `salt of ${subscriberId}`,
};

const personOf = (given: string) => {
  const parsed = parseEmail(given);
  if (!parsed.ok) throw new Error(given);
  const { display, normalised } = parsed.address;
  return {
    person: { subscriberId: 'ina', email: display, emailHash: keys.hashAddress(normalised) },
    payload: JSON.stringify({ address: commitAddress(keys.addressSalt('ina'), normalised) }),
  };
};

describe('whose yes it is', () => {
  it.each([
    'Ina@Example.org',
    'ina@straße.test',
    'ina@STRASSE.test',
    'ina@müller.test',
    'ina@xn--mller-kva.test',
    'ına@example.org',
    'İna@example.org',
    'άννας@παράδειγμα.test',
    "o'neil+x_{y}@example.org",
  ])('MOS-2.8: %s is recognised by what is shown of it', (given) => {
    const { person, payload } = personOf(given);
    expect([hashFits(person, keys), belongsTo(person, payload, keys)]).toEqual([true, true]);
  });

  it('MOS-2.8: a yes of another address, another person or another hash is none', () => {
    const { person, payload } = personOf('ina@example.org');
    const { person: other } = personOf('uwe@example.org');
    expect(belongsTo(other, payload, keys)).toBe(false);
    expect(belongsTo({ ...person, subscriberId: 'uwe' }, payload, keys)).toBe(false);
    expect(belongsTo({ ...person, emailHash: other.emailHash }, payload, keys)).toBe(false);
    expect(belongsTo({ ...person, email: other.email }, payload, keys)).toBe(false);
    expect(belongsTo({ ...person, email: null }, payload, keys)).toBe(false);
  });

  it('MSR-2.4-10: a renewal names no address and stands on the yes it renews', () => {
    const { person } = personOf('ina@example.org');
    expect(belongsTo(person, '{"method":"button"}', keys)).toBe(true);
  });
});
