import { createNoticeSender } from './notices';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const NOTICE = {
  id: 1,
  senderId: 'house',
  kind: 'notice',
  notice: 'rights',
  subscriberId: null,
  toAddress: 'ina@example.org',
  giveUpAt: NOW + 60_000,
  attempts: 0,
};

/** What becomes of one letter of a sender whose contract ends then. */
const sentUnder = async (endsAt: number | null, { state = 'active', signs = true } = {}) => {
  const recorded: object[] = [];
  const sent: unknown[] = [];
  const sender = createNoticeSender({
    clock: { now: () => NOW },
    database: { transaction: (work: () => Promise<unknown>) => work() },
    runners: { fence: async () => true },
    notices: {
      take: async () => NOTICE,
      record: async (_id: number, _holder: string, row: object) => void recorded.push(row),
    },
    senders: { find: async () => ({ id: 'house', state }) },
    senderTerms: { contractEnd: async () => (endsAt === null ? null : { endsAt }) },
    noticeGate: async () => ({ allowed: true }),
    heedAddress: async () => undefined,
    dkim: { load: async () => (signs ? { ok: true, keys: [] } : { ok: false, code: 'key_missing' }) },
    messages: {
      forNotice: () => ({
        ok: true,
        envelope: {},
        message: Buffer.from('DKIM-Signature: bh=aGFzaA==;\r\n\r\n'),
        messageId: '',
      }),
    },
    log: { add: async () => undefined },
  } as never);
  const lanes = {
    learn: async () => undefined,
    takesNoMail: () => false,
    providerOf: () => ({ lane: 'other' }),
    coolingUntil: () => null,
    hear: () => false,
    write: async () => undefined,
  };
  const where = { senderDomain: 'house.test', kind: 'notice', holder: 'me', lanes, isPresent: () => true };
  const lane = {
    send: async (envelope: unknown) => {
      sent.push(envelope);
      return { outcome: 'submitted', reply: '250 kept' };
    },
  };
  await sender.sendOne(where as never, lane as never);
  return { left: sent.length, recorded };
};

test('MSR-4.1b: no letter leaves once the contract is over, even while its end could not be carried out', async () => {
  for (const endsAt of [NOW, NOW - 1]) {
    const { left, recorded } = await sentUnder(endsAt);
    expect([left, recorded]).toEqual([
      0,
      [expect.objectContaining({ state: 'failed', reason: 'contract_ended' })],
    ]);
  }
  for (const endsAt of [null, NOW + 1]) expect((await sentUnder(endsAt)).left).toBe(1);
});

test('DESIGN-2.7: a letter waits unsent while its sender is suspended or cannot sign, and is lost only with its sender', async () => {
  for (const [how, reason] of [
    [{ state: 'suspended' }, 'sender_not_active'],
    [{ signs: false }, 'dkim_not_ready'],
  ] as const) {
    const { left, recorded } = await sentUnder(null, how);
    expect([left, recorded]).toEqual([
      0,
      [expect.objectContaining({ state: 'queued', reason, tried: false, notBefore: NOW + 15 * 60_000 })],
    ]);
  }
  expect((await sentUnder(null, { state: 'ended' })).recorded).toMatchObject([{ state: 'failed' }]);
});
