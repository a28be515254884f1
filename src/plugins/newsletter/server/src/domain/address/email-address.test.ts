import { parseEmail } from './email-address';

const codeOf = (input: unknown): string => {
  const parsed = parseEmail(input);
  return parsed.ok ? parsed.address.normalised : parsed.code;
};

describe('e-mail addresses', () => {
  it.each([
    ['Ina.Muster@Example.ORG', 'ina.muster@example.org'],
    ['  ina@example.org ', 'ina@example.org'],
    ['ina+brief@example.org', 'ina+brief@example.org'],
    ['jörg@example.org', 'jörg@example.org'],
    ['jo\u0308rg@example.org', 'jörg@example.org'],
    ['ina@müller.example', 'ina@xn--mller-kva.example'],
    ['ina@xn--mller-kva.example', 'ina@xn--mller-kva.example'],
    ['ina@MÜLLER.example', 'ina@xn--mller-kva.example'],
  ])('MSR-2.4-21: %s is the mailbox %s', (input, mailbox) => {
    expect(codeOf(input)).toBe(mailbox);
  });

  it('MSR-2.4-21: people see the domain in letters, servers get its ASCII form', () => {
    expect(parseEmail('Ina@xn--mller-kva.example')).toMatchObject({
      address: { display: 'Ina@müller.example', domain: 'xn--mller-kva.example', local: 'Ina' },
    });
  });

  it.each([
    undefined,
    null,
    '',
    '   ',
    7,
    true,
    {},
    [],
    ['ina@example.org'],
    { toString: () => 'ina@example.org' },
  ])('MSR-2.4-21: %p is no address at all', (input) => {
    expect(codeOf(input)).toBe('email_missing');
  });

  it.each([
    ['a line feed', 'ina@example.org\nBcc: alle@example.org'],
    ['a carriage return', 'ina\r@example.org'],
    ['NUL', 'ina\0@example.org'],
    ['a tab', 'ina\t@example.org'],
    ['a zero-width space', 'i\u200Bna@example.org'],
    ['a soft hyphen', 'i\u00ADna@example.org'],
    ['a right-to-left override', 'ina\u202Egro@example.org'],
    ['a lone surrogate', 'ina\uD800@example.org'],
    ['a line separator', 'ina\u2028@example.org'],
    ['a private-use letter', 'ina\uE000@example.org'],
    ['fullwidth letters', 'ｉｎａ@example.org'],
    ['a ligature', 'ﬁna@example.org'],
    ['two addresses', 'ina@example.org,jon@example.org'],
    ['two signs', 'ina@jon@example.org'],
    ['a display name', 'Ina <ina@example.org>'],
    ['no domain', 'ina@'],
    ['no local part', '@example.org'],
    ['no dot', 'ina@localhost'],
    ['a space', 'ina muster@example.org'],
    ['an IP literal', 'ina@[192.0.2.1]'],
    ['a path behind the domain', 'ina@example.org/brief'],
    ['a path with a backslash', 'ina@example.org\\brief'],
    ['a query behind the domain', 'ina@example.org?subject=x'],
    ['a fragment behind the domain', 'ina@example.org#brief'],
    ['a domain in percent signs', 'ina@ex%61mple.org'],
    ['a second spelling in quotation marks', '"ina"@example.org'],
    ['a third one with a backslash', '"i\\na"@example.org'],
    ['a function in quotation marks', '"info"@example.org'],
    ['a local part that needs quotation marks', '"ina muster"@example.org'],
    ['a domain with a sign no name server knows', 'ina@☃.example'],
    ['two dots', 'ina..muster@example.org'],
    ['more than 320 characters', `${'x'.repeat(310)}@example.org`],
    ['a local part of 65 characters', `${'x'.repeat(65)}@example.org`],
  ])('MSR-2.4-21: %s is refused, never repaired', (_what, input) => {
    expect(codeOf(input)).toBe('email_malformed');
  });
});
