import { missingProof } from './importState';

describe('the columns of a list', () => {
  it('VIV-2.4b: what neither a column nor the importer says is named, because without it no row proves consent', () => {
    const mapping = { email: 0, requested_at: 1, request_ip: 2, confirmed_at: 3, confirm_ip: 4 };
    expect(missingProof({ mapping, declared: { source: ' ' } })).toEqual(['source', 'consent_text']);
    expect(missingProof({ mapping: { email: 0 }, declared: {} })).toHaveLength(6);
    const declared = { source: 'https://testhaus.test', consent_text: 'Ja, gern' };
    expect(missingProof({ mapping, declared })).toEqual([]);
    expect(missingProof({ mapping, declared: { ...declared, consent_text: 'Ja' } })).toEqual([
      'consent_text',
    ]);
  });
});
