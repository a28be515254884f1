import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { issueAddressToken, issueToken, openAddressToken, openToken, type TokenKind } from './token';

const key = randomBytes(32);
const KINDS: readonly TokenKind[] = ['confirm', 'never-again', 'unsubscribe', 'preferences', 'view', 'abuse'];
const ID = fc.string({
  minLength: 1,
  maxLength: 40,
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'),
});
const OTHER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/. ';

describe('link tokens', () => {
  it('R8058-3: a token opens what it was issued for, and nothing of another kind or key', () => {
    fc.assert(
      fc.property(ID, fc.constantFrom(...KINDS), fc.constantFrom(...KINDS), (id, kind, asked) => {
        const token = issueToken(key, kind, id);
        expect(openToken(key, asked, token)).toBe(asked === kind ? id : null);
        expect(openToken(randomBytes(32), kind, token)).toBeNull();
      }),
    );
  });

  it('R8058-3: one other character, one more or one less opens nothing', () => {
    fc.assert(
      fc.property(ID, fc.nat(), fc.constantFrom(...OTHER), (id, where, letter) => {
        const token = issueToken(key, 'unsubscribe', id);
        const at = where % token.length;
        fc.pre(token[at] !== letter);
        expect(openToken(key, 'unsubscribe', token.slice(0, at) + letter + token.slice(at + 1))).toBeNull();
        expect(openToken(key, 'unsubscribe', token.slice(0, at) + letter + token.slice(at))).toBeNull();
        expect(openToken(key, 'unsubscribe', token.slice(0, at) + token.slice(at + 1))).toBeNull();
      }),
    );
  });

  it.each(['', '=', '..', 'A'.repeat(20), 'A'.repeat(10_000), '%00', 'ä'.repeat(30), '__proto__'])(
    'R8058-3: what is no token opens nothing: %p',
    (token) => {
      expect(openToken(key, 'confirm', token)).toBeNull();
      expect(openAddressToken(key, 'bounce', token)).toBeNull();
    },
  );

  it('R8058-3: padding and other spellings of the last bits are not ours', () => {
    const token = issueToken(key, 'confirm', 'abcd');
    for (const other of [`${token}=`, `${token}==`, ` ${token}`, `${token}\n`])
      expect(openToken(key, 'confirm', other)).toBeNull();
  });

  it('R8058-3: no address and no readable name of the kind stands in a token', () => {
    expect(issueToken(key, 'unsubscribe', '17')).toMatch(/^[A-Za-z0-9_-]{24,}$/);
  });

  it('VIV-2.4d: an address token survives a server that changes its case, and one other character opens nothing', () => {
    fc.assert(
      fc.property(ID, fc.nat(), (id, where) => {
        const token = issueAddressToken(key, 'bounce', id);
        expect(openAddressToken(key, 'bounce', token.toUpperCase())).toBe(id);
        expect(openAddressToken(key, 'reply' as TokenKind, token)).toBeNull();
        const at = where % token.length;
        const other = token[at] === 'a' ? 'b' : 'a';
        expect(openAddressToken(key, 'bounce', token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
      }),
    );
  });
});
