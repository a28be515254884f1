import type { Context } from 'koa';
import { clientIp, parseTrustedProxies } from './client-ip';

const seen = (remoteAddress: string, forwarded: string | undefined, trusted: readonly string[]): string =>
  clientIp(
    { req: { socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } } } as unknown as Context,
    parseTrustedProxies(trusted),
  );

describe('the address of a visitor', () => {
  it.each([
    ['nobody is trusted', '192.0.2.1', '198.51.100.9', [], '192.0.2.1'],
    ['the proxy is trusted', '10.0.0.1', '198.51.100.9', ['10.0.0.0/8'], '198.51.100.9'],
    [
      'the visitor wrote a hop himself',
      '10.0.0.1',
      '203.0.113.5, 198.51.100.9',
      ['10.0.0.0/8'],
      '198.51.100.9',
    ],
    [
      'two of our proxies stand in a row',
      '10.0.0.1',
      '198.51.100.9, 10.0.0.2',
      ['10.0.0.0/8'],
      '198.51.100.9',
    ],
    ['a stranger pretends to be a proxy', '192.0.2.1', '10.0.0.2', ['10.0.0.0/8'], '192.0.2.1'],
    ['the header is no address', '10.0.0.1', 'unknown', ['10.0.0.0/8'], '10.0.0.1'],
    ['the header is missing', '10.0.0.1', undefined, ['10.0.0.0/8'], '10.0.0.1'],
    ['the socket speaks both protocols', '::ffff:10.0.0.1', '198.51.100.9', ['10.0.0.0/8'], '198.51.100.9'],
    ['all is IPv6', '2001:db8::1', '2001:db8:9::5', ['2001:db8::/64'], '2001:db8:9::5'],
  ])('VIV-2.4b: %s', (...[, remote, forwarded, trusted, address]) => {
    expect(seen(remote, forwarded, trusted)).toBe(address);
  });

  it('VIV-2.4b: a list of proxies that cannot be read stops the start', () => {
    expect(() => parseTrustedProxies(['proxy.example.org'])).toThrow(/proxy\.example\.org/);
  });
});
