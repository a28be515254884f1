import { Refusal } from '../refusal';
import { originsInForce, readAllowedOrigins } from './allowed-origins';

describe('the sites a form may stand on', () => {
  it('MFR-4.1: whole web origins are taken, spelled as browsers spell them', () => {
    const given = ['https://Kundin.example.org/', 'https://kundin.example.org', 'https://a.test:8443'];
    expect(readAllowedOrigins(given)).toEqual(['https://kundin.example.org', 'https://a.test:8443']);
    expect(readAllowedOrigins(['http://127.0.0.1:3000', 'http://localhost'])).toHaveLength(2);
  });

  it.each([
    'http://kundin.example.org',
    'https://*.example.org',
    '*',
    'null',
    'https://kundin.example.org/seite',
    'https://ina@kundin.example.org',
    'https://kundin.example.org; script-src *',
    'javascript:alert(1)',
    'https://localhost.evil.test\n',
    'http://localhost.evil.test',
    'https://a.test:99999',
    '',
    7,
    null,
  ])('MFR-4.1: nothing else is: %s', (entry) => {
    expect(() => readAllowedOrigins([entry])).toThrow(Refusal);
  });

  it('MFR-4.1: an object, a string and 51 entries are no list', () => {
    for (const value of [{}, 'https://a.test', Array.from({ length: 51 }, (_, n) => `https://a${n}.test`)])
      expect(() => readAllowedOrigins(value)).toThrow(Refusal);
  });

  it('MFR-4.1: a form without a list follows its sender, one with an empty list stands nowhere else', () => {
    expect(originsInForce(null, ['https://a.test', 'nonsense'])).toEqual(['https://a.test']);
    expect(originsInForce([], ['https://a.test'])).toEqual([]);
    expect(originsInForce(['https://b.test'], ['https://a.test'])).toEqual(['https://b.test']);
  });
});
