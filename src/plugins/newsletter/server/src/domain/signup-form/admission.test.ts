import { judgeSubmission, MIN_FILL_MS, originFact, type SubmissionFacts } from './admission';

const NOW = 1_700_000_000_000;
const facts = (changes: Partial<SubmissionFacts> = {}): SubmissionFacts => ({
  door: 'page',
  origin: 'opaque',
  nonce: { at: NOW - MIN_FILL_MS },
  trapFilled: false,
  now: NOW,
  ...changes,
});

describe('who may submit a signup form', () => {
  it('C.6: a form we rendered passes after two seconds and is asked to wait before', () => {
    expect(judgeSubmission(facts())).toEqual({ verdict: 'admit' });
    expect(judgeSubmission(facts({ nonce: { at: NOW - MIN_FILL_MS + 1 } }))).toEqual({
      verdict: 'refuse',
      code: 'signup_rejected',
      retryAfterSeconds: 1,
    });
  });

  it('C.6: a filled trap goes before everything else, so that a robot learns nothing', () => {
    expect(judgeSubmission(facts({ trapFilled: true, origin: 'foreign', nonce: 'invalid' }))).toEqual({
      verdict: 'trap',
    });
  });

  it.each([
    ['page', 'none', 'page_expired'],
    ['page', 'own', 'page_expired'],
    ['page', 'opaque', 'page_expired'],
    ['page', 'foreign', 'page_expired'],
    ['page', 'allowed', 'admit'],
    ['api', 'none', 'admit'],
    ['api', 'own', 'admit'],
    ['api', 'allowed', 'admit'],
    ['api', 'opaque', 'origin_not_allowed'],
    ['api', 'foreign', 'origin_not_allowed'],
  ] as const)('C.6: without a nonce, %s from origin %s: %s', (door, origin, expected) => {
    const judged = judgeSubmission(facts({ door, origin, nonce: 'absent' }));
    expect(judged.verdict === 'refuse' ? judged.code : judged.verdict).toBe(expected);
  });

  it('C.6: a nonce that is not ours opens no door, and ours none for a foreign site', () => {
    for (const door of ['page', 'api'] as const) {
      expect(judgeSubmission(facts({ door, nonce: 'invalid' }))).toMatchObject({ code: 'page_expired' });
      expect(judgeSubmission(facts({ door, origin: 'foreign' }))).toMatchObject({
        code: 'origin_not_allowed',
      });
    }
  });

  it('C.6: the origin is compared whole', () => {
    const own = ['https://post.test'];
    const allowed = ['https://kundin.test'];
    const told = (header: string | undefined) => originFact(header, own, allowed);
    expect([undefined, '', 'null', 'https://post.test', 'https://kundin.test'].map(told)).toEqual([
      'none',
      'none',
      'opaque',
      'own',
      'allowed',
    ]);
    for (const header of [
      'https://kundin.test.evil.test',
      'http://kundin.test',
      'https://kundin.test:8443',
      'https://sub.kundin.test',
      '*',
    ])
      expect(told(header)).toBe('foreign');
  });
});
