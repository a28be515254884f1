import { AGREEMENTS, agreementHash, agreementsAccepted } from './agreements';

const all = AGREEMENTS.map(({ name, version }) => ({ policy: name, version }));

describe('agreements', () => {
  it('MFR-3.1: terms and rules are accepted one by one; one of them is not enough', () => {
    expect(agreementsAccepted(all)).toBe(true);
    expect(agreementsAccepted([])).toBe(false);
    for (const one of all) expect(agreementsAccepted([one])).toBe(false);
  });

  it('MOS-1.2: an older version does not count', () => {
    expect(agreementsAccepted(all.map((one) => ({ ...one, version: '2025-01' })))).toBe(false);
  });

  it('MOS-1.1: each text has its own hash', () => {
    expect(new Set(AGREEMENTS.map(agreementHash)).size).toBe(AGREEMENTS.length);
  });
});
