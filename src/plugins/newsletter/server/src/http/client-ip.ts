import { BlockList, isIP } from 'node:net';
import type { Context } from 'koa';

/** `::ffff:192.0.2.1` is an IPv4 client on a dual-stack socket. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** A list of addresses and CIDR ranges. Throws a RangeError that names the entry which is neither. */
export const parseTrustedProxies = (entries: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', prefix] = entry.trim().split('/');
    const family = isIP(address);
    if (family === 0) throw new RangeError(`TRUSTED_PROXIES: "${entry}" is not an address or CIDR range.`);
    const type = family === 4 ? 'ipv4' : 'ipv6';
    list.addSubnet(address, prefix === undefined ? (family === 4 ? 32 : 128) : Number(prefix), type);
  }
  return list;
};

const isTrusted = (proxies: BlockList, address: string): boolean => {
  const family = isIP(address);
  return family !== 0 && proxies.check(address, family === 4 ? 'ipv4' : 'ipv6');
};

/**
 * The visitor's address. X-Forwarded-For counts only as far as every hop behind it is a configured proxy: it is
 * read from the right, and the first address that is not ours is the visitor. Anybody can write the rest.
 */
export const clientIp = (ctx: Context, proxies: BlockList): string => {
  let current = plain(ctx.req.socket.remoteAddress ?? '');
  const header = ctx.req.headers['x-forwarded-for'];
  if (header === undefined) return current;
  const forwarded = String(header)
    .split(',')
    .map((hop) => plain(hop.trim()))
    .filter((hop) => hop !== '');
  // Whether we trust the last address is asked only while somebody stands behind it: asking costs.
  while (forwarded.length > 0 && isTrusted(proxies, current)) {
    const before = forwarded.pop();
    if (before === undefined || isIP(before) === 0) break;
    current = before;
  }
  return current;
};
