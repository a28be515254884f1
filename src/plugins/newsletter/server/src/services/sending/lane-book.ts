import type { Outcome } from '../../domain/delivery/outcome';
import { signalOf, type LaneReason } from '../../domain/delivery/lane-signals';
import { domainOf, type Provider } from '../../domain/delivery/provider';
import { coolingUntil, slowDown, speedUp, type LaneState } from '../../domain/delivery/provider-lane';
import type { ProviderLaneRepository } from '../../repositories/sending/provider-lanes';
import type { Database } from '../../db/database';
import type { Clock } from '../clock';
import type { MailHosts } from './mail-hosts';

/** A lane nothing was heard of for so long is as good as free. */
export const LANE_MEMORY_MS = 24 * 3_600_000;

interface Deps {
  readonly database: Pick<Database, 'afterCommit'>;
  readonly clock: Clock;
  readonly providerLanes: ProviderLaneRepository;
  readonly mailHosts: MailHosts;
}

type Change =
  | { readonly kind: 'slower'; readonly provider: Provider; readonly state: LaneState }
  | { readonly kind: 'faster'; readonly provider: Provider; readonly state: LaneState | null };

/**
 * The lanes of one sender domain as this process sees them while it sends: read before each batch, told at once what
 * each answer says, written down in the transaction that records the answer.
 */
export const createLaneBooks = ({ database, clock, providerLanes, mailHosts }: Deps) => ({
  open: async (senderDomain: string) => {
    const providerOf = (email: string): Provider => mailHosts.providerOf(domainOf(email));
    const stored = await providerLanes.since(senderDomain, clock.now() - LANE_MEMORY_MS);
    const states = new Map<string, LaneState>(stored.map((row) => [row.lane, row]));
    const changes = new Map<string, Change>();

    const slower = (provider: Provider, signal: { reason: LaneReason; rule: string }): void => {
      const state = slowDown(states.get(provider.lane), signal, clock.now());
      states.set(provider.lane, state);
      changes.set(provider.lane, { kind: 'slower', provider, state });
    };

    const faster = (provider: Provider): void => {
      const before = states.get(provider.lane);
      const state = before && speedUp(before, 1, clock.now());
      if (state === undefined || state === before) return;
      if (state === null) states.delete(provider.lane);
      else states.set(provider.lane, state);
      changes.set(provider.lane, { kind: 'faster', provider, state });
    };

    return {
      providerOf,

      /** Asks where mail to these addresses goes, where the site wants that; waits for a moment at most. */
      learn: (emails: Iterable<string>): Promise<void> => mailHosts.learn([...emails].map(domainOf)),

      /** Whether anybody is asked at all. */
      isAsking: mailHosts.isOn,

      /** Its domain says that nobody has a mailbox there (C.2.2). */
      takesNoMail: (email: string): boolean => mailHosts.takesNoMail(domainOf(email)),

      /** Whether any lane is slowed down; as long as none is, nobody needs to know who is whose. */
      get isRestricted(): boolean {
        return states.size > 0;
      },

      /** Until when nothing may leave to that lane, epoch ms; null when mail may leave. */
      coolingUntil: (lane: string): number | null => coolingUntil(states.get(lane), clock.now()),

      /** How many connections may serve that lane at a time. */
      connections: (lane: string): number => states.get(lane)?.connections ?? Infinity,

      /** @returns whether the lane was slowed down by this answer */
      hear: (email: string, { state, refusal }: Pick<Outcome, 'state' | 'refusal'>): boolean => {
        if (state === 'submitted' && states.size > 0) faster(providerOf(email));
        const signal = refusal && signalOf(refusal);
        if (signal) slower(providerOf(email), signal);
        return signal !== null;
      },

      slower,

      /** Within the transaction that records the answers. */
      write: async (): Promise<void> => {
        const pending = [...changes.values()].toSorted((a, b) =>
          a.provider.lane < b.provider.lane ? -1 : 1,
        );
        // Not before: a transaction that is undone is tried once more.
        database.afterCommit(() => {
          for (const change of pending)
            if (changes.get(change.provider.lane) === change) changes.delete(change.provider.lane);
        });
        for (const change of pending) {
          const { provider } = change;
          if (change.kind === 'slower') await providerLanes.slowDown(senderDomain, provider, change.state);
          else
            await providerLanes.speedUp(senderDomain, provider.lane, {
              state: change.state,
              now: clock.now(),
            });
        }
      },
    };
  },
});

export type LaneBooks = ReturnType<typeof createLaneBooks>;
export type LaneBook = Awaited<ReturnType<LaneBooks['open']>>;
