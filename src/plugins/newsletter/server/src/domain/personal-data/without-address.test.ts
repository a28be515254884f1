import { withoutAddress } from './without-address';

const PLAIN = { email: 'Zerline.Ott@example.org', emailNormalised: 'zerline.ott@example.org' };
const UMLAUT = { email: 'post@müller.test', emailNormalised: 'post@xn--mller-kva.test' };
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('words without an address', () => {
  it.each([
    ['as given', 'Zerline.Ott@example.org'],
    ['in capitals', 'ZERLINE.OTT@EXAMPLE.ORG'],
    ['in a link', 'zerline.ott%40example.org'],
    [
      'all of it percent-encoded',
      [...'zerline.ott@example.org'].map((c) => `%${c.charCodeAt(0).toString(16)}`).join(''),
    ],
    ['quoted-printable', 'zerline=2Eott=40example.org'],
    ['quoted-printable over two lines', 'zerline.o=\r\ntt@example.org'],
    ['in JSON', 'zerline.ott\\u0040example.org'],
    ['in HTML', 'zerline.ott&#64;example.org'],
    ['in HTML by hex', 'zerline.ott&#x40;example.org'],
    ['as people write it', 'zerline.ott (at) example.org'],
    ['as base64', base64('To: Zerline <zerline.ott@example.org>')],
    [
      'as base64 over lines',
      base64(`${'x'.repeat(50)} zerline.ott@example.org`).replace(/(.{20})(?=.)/g, '$1\r\n'),
    ],
    ['as base64url', Buffer.from('??>zerline.ott@example.org').toString('base64url')],
    ['as hex', Buffer.from('zerline.ott@example.org').toString('hex')],
  ])('G-17: an address is taken out of words that stay: %s', (_how, said) => {
    expect(withoutAddress(`Ich, ${said}, habe nichts bestellt.`, PLAIN)).toBe(
      'Ich, […], habe nichts bestellt.',
    );
  });

  it.each([
    'post@müller.test',
    'POST@MÜLLER.TEST',
    'post@xn--mller-kva.test',
    'post@mu\u0308ller.test',
    'post%40m%C3%BCller.test',
    'post@m=C3=BCller.test',
  ])('G-17: an address with an umlaut in its domain is taken out: %s', (said) =>
    expect(withoutAddress(`von ${said} an alle`, UMLAUT)).toBe('von […] an alle'),
  );

  it('G-17: other words stay as they are, other addresses and packed text among them', () => {
    const said = `ott@example.org schrieb (at) alle: ${base64('nichts von Belang, wirklich')} 4711 deadbeefdeadbeef`;
    expect(withoutAddress(said, PLAIN)).toBe(said);
  });
});
