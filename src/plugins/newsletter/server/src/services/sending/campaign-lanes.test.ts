import { createCampaignLanes } from './campaign-lanes';
import type { Turn } from './turn';

const CLAIMED = [1, 2, 3].map((id) => ({ id, lane: null }));
const FAULT = new TypeError('nothing of the recipient is named here');

test('DESIGN-2.7: a mail that our own fault keeps from being put together goes back, and its campaign stops with the cause in the log', async () => {
  const [sent, logged]: [unknown[], unknown[]] = [[], []];
  const recorded: Turn['done'][] = [];
  const lanes = { providerOf: () => ({ lane: 'other' }), hear: () => false };
  const send = createCampaignLanes({
    clock: { now: () => 0 },
    events: { error: (_message: string, cause: unknown) => logged.push(cause) },
    mailer: {
      concurrency: 1,
      openLane: () =>
        Promise.resolve({ send: (one: unknown) => sent.push(one), close: () => Promise.resolve() }),
    },
    messages: { forRecipient: () => Promise.reject(FAULT), envelopeTo: () => ({}) },
    turns: () => (turns: readonly Turn[]) => {
      recorded.push(...turns.map(({ done }) => done));
      return Promise.resolve(
        turns.map(({ next }) => ({
          grant:
            next === null
              ? { kind: 'idle' }
              : { kind: 'hand-over', recipient: { deliveryId: next, email: 'ina@example.org' } },
          ahead: null,
        })),
      );
    },
  } as never);
  const result = await send({ run: { senderDomain: 'house.test' } } as never, CLAIMED, {
    holder: 'me',
    desk: { lanes } as never,
    lookAhead: true,
    isPresent: () => true,
    goOn: () => true,
  });
  expect(result).toMatchObject({ handedOver: 0, stopped: { reason: 'mail_not_built', rule: 'DESIGN-2.7' } });
  expect(recorded.filter(Boolean)).toMatchObject([
    { recipient: { deliveryId: 1 }, outcome: { state: 'queued', tried: false, counts: false } },
  ]);
  expect([sent, logged]).toEqual([[], [FAULT]]);
  expect([...result.left].sort()).toEqual([2, 3]);
});
