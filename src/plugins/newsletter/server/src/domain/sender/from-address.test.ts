import fc from 'fast-check';
import { checkFromAddress, type FromInput } from './from-address';

const FROM: FromInput = {
  fromName: 'Verein Beispiel',
  fromEmail: 'brief@news.example.org',
  senderDomain: 'example.org',
};

function codesOf(over: Partial<FromInput>): string[] {
  const result = checkFromAddress({ ...FROM, ...over });
  return result.ok ? [] : result.problems.map(({ code }) => code);
}

describe('From address', () => {
  it('MFR-5.3: an address of the own domain or below it is accepted', () => {
    expect(checkFromAddress({ ...FROM, replyTo: 'antwort@example.net' })).toEqual({
      ok: true,
      from: { name: 'Verein Beispiel', address: 'brief@news.example.org' },
      replyTo: 'antwort@example.net',
    });
    expect(codesOf({ fromEmail: 'brief@example.org' })).toEqual([]);
    expect(codesOf({ fromEmail: 'brief@müller.example', senderDomain: 'xn--mller-kva.example' })).toEqual(
      codesOf({ fromEmail: 'brief@xn--mller-kva.example', senderDomain: 'müller.example' }),
    );
  });

  it('DE-2: nobody writes in the name of another domain, and an address for answers is one', () => {
    expect(codesOf({ fromEmail: 'brief@example.com' })).toEqual(['from_foreign_domain']);
    expect(codesOf({ fromName: '' })).toEqual(['name_missing']);
    expect(codesOf({ replyTo: 'antwort@' })).toEqual(['reply_to_malformed']);
  });

  it.each(['x@gmail.com', 'x@web.de', 'x@GMX.net', 'x@sub.t-online.de'])(
    'MFR-5.3: free mail %s is refused',
    (fromEmail) => {
      expect(codesOf({ fromEmail })).toEqual(['from_free_mail']);
      expect(codesOf({ fromEmail, senderDomain: fromEmail.split('@')[1] ?? '' })).toEqual(['from_free_mail']);
    },
  );

  it.each(['x@example.com', 'x@notexample.org', 'x@example.org.evil.test', 'x@exаmple.org'])(
    'MFR-5.3: %s belongs to somebody else',
    (fromEmail) => {
      expect(codesOf({ fromEmail })).toEqual(['from_foreign_domain']);
    },
  );

  it.each(['', 'org', 'co.uk', 'localhost'])('MFR-5.3: "%s" is nobody’s domain', (senderDomain) => {
    expect(codesOf({ senderDomain })).toContain('sender_domain_invalid');
  });

  it.each([
    ['info@paypal.com', 'name_contains_address'],
    ['brief＠example.org', 'name_contains_address'],
    ['paypal.com', 'name_contains_domain'],
    ['Ihr PayPal.com Team', 'name_contains_domain'],
    ['ｐａｙｐａｌ.com', 'name_contains_domain'],
    ['Pаypal', 'name_mixed_scripts'],
    ['Αmazon', 'name_mixed_scripts'],
    ['РАУРАС', 'name_look_alike'],
    ['Beispiel ✔', 'name_imitates_mark'],
    ['Bei\u200bspiel', 'name_control_characters'],
    ['\u202elpyaP', 'name_control_characters'],
    ['', 'name_missing'],
    ['...', 'name_missing'],
    ['x'.repeat(101), 'name_too_long'],
  ])('MFR-5.3: the display name "%s" is refused: %s', (fromName, code) => {
    expect(codesOf({ fromName })).toEqual([code]);
  });

  it.each([
    'Müller & Söhne',
    'Dr. Müller',
    'Verein e.V.',
    'example.org',
    'News von shop.example.org',
    'Ελλάδα Reisen',
    'Новости',
    '東京 News',
    'St.Gallen Tourismus',
  ])('MFR-5.3: the display name "%s" is honest', (fromName) => {
    expect(codesOf({ fromName })).toEqual([]);
  });

  it('MFR-5.3: a reply address that cannot be one is refused', () => {
    expect(codesOf({ replyTo: 'nobody' })).toEqual(['reply_to_malformed']);
  });

  it('R5322-4: no CR, LF or NUL passes in any field', () => {
    const field = fc.constantFrom('fromName', 'fromEmail', 'replyTo');
    fc.assert(
      fc.property(field, fc.constantFrom('\r', '\n', '\r\n', '\0'), fc.nat(5), (name, char, at) => {
        const value = name === 'fromName' ? 'Verein' : 'brief@example.org';
        expect(codesOf({ [name]: value.slice(0, at + 1) + char + value.slice(at + 1) })).not.toEqual([]);
      }),
    );
    expect(codesOf({ fromEmail: 'brief@example.org\r\nBcc: x@example.org' })).toEqual([
      'from_control_characters',
    ]);
    expect(codesOf({ fromEmail: 'brief@example.org\n' })).toEqual(['from_control_characters']);
    expect(codesOf({ replyTo: 'brief@example.org\n' })).toEqual([]);
  });
});
