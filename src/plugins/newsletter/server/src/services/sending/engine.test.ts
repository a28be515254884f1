import { createContractEnds } from './contract-ends';
import { Engine } from './engine';
import { createWorkReader, type WorkRead } from './work';

const NOW = Date.parse('2026-03-02T09:00:00Z');

interface Troubles {
  readonly fits?: () => Promise<boolean | null>;
  readonly endContracts?: () => Promise<void>;
  readonly read?: () => Promise<WorkRead>;
}

/** One pass, and all that came of it. */
const passWith = async ({ fits, endContracts, read }: Troubles) => {
  const said = { drained: [] as string[], beats: 0, errors: [] as string[], passed: '' };
  const work = ['a.test', 'b.test'].map((senderDomain) => ({ senderDomain, runs: [], policy: {} }));
  const engine = new Engine({
    clock: { now: () => NOW, elapsed: () => 0 },
    secretGuard: { fits: fits ?? (async () => true) },
    runner: {
      isPresent: true,
      appear: async () => 'me',
      settleLost: async () => undefined,
      leave: async () => undefined,
    },
    upkeep: {
      stopRun: async () => undefined,
      startDueRuns: async () => undefined,
      cancelRest: async () => undefined,
      finishRuns: async () => undefined,
      nextDue: async () => null,
    },
    endContracts: endContracts ?? (async () => undefined),
    work: { read: read ?? (async () => ({ domains: work, unread: false })), forget: () => undefined },
    mailer: { rest: async () => undefined },
    handOut: { offer: async () => undefined },
    beat: async () => void (said.beats += 1),
    drain: () => async (one: { senderDomain: string }) => {
      said.drained.push(one.senderDomain);
      return null;
    },
    events: {
      info: () => undefined,
      error: (message: string, cause: unknown) => said.errors.push(`${message} ${String(cause)}`),
      passed: (_ms: number, result: string) => (said.passed = result),
    },
  } as never);
  engine.start();
  await engine.idle();
  await engine.stop();
  return { ...said, nextLookAt: engine.nextLookAt };
};

const broken = () => Promise.reject(new Error('broken row'));

describe('a pass of the engine', () => {
  it('DESIGN-2.7: that finds nothing wrong gives a sign of life', async () => {
    const said = await passWith({});
    expect(said).toEqual({
      drained: ['a.test', 'b.test'],
      beats: 1,
      errors: [],
      passed: 'done',
      nextLookAt: null,
    });
  });

  it('DESIGN-2.7: a contract that cannot be ended keeps no other sender from its turn; the cause is logged, and the heartbeat is silent', async () => {
    const said = await passWith({ endContracts: broken });
    expect(said.drained).toEqual(['a.test', 'b.test']);
    expect(said).toMatchObject({
      beats: 0,
      passed: 'failed',
      errors: [expect.stringContaining('broken row')],
    });
  });

  it('DESIGN-2.7: nor does work that cannot be read; what else there is to do is done', async () => {
    const work = [{ senderDomain: 'b.test', runs: [], policy: {} }] as never;
    const said = await passWith({ read: async () => ({ domains: work, unread: true }) });
    expect(said).toMatchObject({ drained: ['b.test'], beats: 0, passed: 'failed' });
    const none = await passWith({ read: broken });
    expect(none).toMatchObject({ drained: [], beats: 0, errors: [expect.stringContaining('broken row')] });
  });

  it('DESIGN-2.7: one that cannot even ask whether the secret fits looks again by itself, and gives no sign of life', async () => {
    const said = await passWith({ fits: broken });
    expect(said).toMatchObject({ drained: [], beats: 0, passed: 'failed', nextLookAt: NOW + 60_000 });
  });
});

describe('what a pass reads', () => {
  it('DESIGN-2.7: the trouble of one domain is logged with its cause, and the work of the others is read', async () => {
    const errors: string[] = [];
    const reader = createWorkReader({
      clock: { now: () => NOW },
      runs: { inState: async () => [] },
      notices: { waiting: async () => [{ senderDomain: 'a.test' }, { senderDomain: 'b.test' }] },
      senders: { all: async () => [{ domain: 'a.test' }, { domain: 'b.test' }] },
      inForce: {
        ofSenders: async ([sender]: readonly { domain: string }[]) =>
          sender?.domain === 'a.test' ? broken() : { policy: {}, throttlePerHour: null },
      },
      events: { error: (message: string, cause: unknown) => errors.push(`${message} ${String(cause)}`) },
    } as never);
    const { domains, unread } = await reader.read();
    expect([domains.map(({ senderDomain }) => senderDomain), unread]).toEqual([['b.test'], true]);
    expect(errors).toEqual([expect.stringMatching(/a\.test.*broken row/)]);
  });

  it('MSR-4.1b: a contract that cannot be ended keeps no other from being ended', async () => {
    const ended: string[] = [];
    const endContracts = createContractEnds({
      clock: { now: () => NOW },
      database: { transaction: (work: () => Promise<void>) => work() },
      audit: { write: async () => undefined },
      senders: { setState: async (id: string) => (id === 'first' ? broken() : ended.push(id)) },
      senderTerms: {
        contractsOver: async () => ['first', 'second'],
        contractEnd: async () => ({ endsAt: NOW - 1 }),
      },
      runs: { openOfSender: async () => [] },
      runEnds: { end: async () => undefined },
    } as never);
    await expect(endContracts()).rejects.toThrow('broken row');
    expect(ended).toEqual(['second']);
  });
});
