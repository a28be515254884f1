import { createKeys } from './keys';
import { createLinks } from './links';
import { createPageNonces } from './page-nonces';

const links = createLinks(createKeys('x'.repeat(40)), 'https://testhaus.test');
const START = 1_800_000_000_000;
const at = (now: number) => createPageNonces(links, { now: () => now } as never);

describe('page nonces', () => {
  it('C.5: a nonce says when and from where its page was loaded, for half an hour', () => {
    const nonce = at(START).issue('confirm:1', '2001:db8::1');
    expect(at(START + 30 * 60_000).open('confirm:1', nonce)).toEqual({ at: START, ip: '2001:db8::1' });
    expect(at(START + 30 * 60_000 + 1).open('confirm:1', nonce)).toBeNull();
  });

  it('C.5: a nonce of another page, an altered or a missing one opens nothing', () => {
    const nonce = at(START).issue('confirm:1', '192.0.2.1');
    expect(at(START).open('confirm:2', nonce)).toBeNull();
    expect(at(START).open('confirm:1', `${nonce}A`)).toBeNull();
    for (const wrong of [undefined, '', 7, [nonce]]) expect(at(START).open('confirm:1', wrong)).toBeNull();
  });
});
