import type { Database } from '../../db/database';
import type { LedgerSealRepository } from '../../repositories/ledger/ledger-seals';
import type { DeliveryRepository } from '../../repositories/sending/deliveries';
import type { NoticeRepository } from '../../repositories/sending/notices';
import type { Counters } from './counters';

interface Countable {
  readonly deliveries: DeliveryRepository;
  readonly notices: NoticeRepository;
  readonly seals: LedgerSealRepository;
}

type Stated = { readonly state: string; readonly reason: string | null };

/**
 * The repositories that write what came of something, counting as they do: in one place for every door, and only once
 * the transaction around it stands.
 */
export const counted = <R extends Countable>(repositories: R, database: Database, counters: Counters): R => {
  const { deliveries, notices, seals } = repositories;

  const attempt = (kind: string, { state, reason }: Stated, by = 1): void =>
    database.afterCommit(() =>
      counters.count(
        'attempts',
        // Queued again is what a try ends with that is repeated later.
        { kind, outcome: state === 'queued' ? 'deferred' : state, class: reason ?? 'none' },
        by,
      ),
    );

  return {
    ...repositories,
    deliveries: {
      ...deliveries,
      record: async (outcome, holder) => {
        const from = await deliveries.record(outcome, holder);
        if (from === null) return from;
        if (outcome.state !== 'skipped') attempt('campaign', outcome);
        else database.afterCommit(() => counters.count('skipped', { reason: outcome.reason ?? '' }));
        return from;
      },
      recordSubmitted: async (answers, holder, at) => {
        const recorded = await deliveries.recordSubmitted(answers, holder, at);
        if (recorded.size > 0) attempt('campaign', { state: 'submitted', reason: null }, recorded.size);
        return recorded;
      },
    },
    notices: {
      ...notices,
      record: async (id, holder, outcome) => {
        const kind = await notices.record(id, holder, outcome);
        if (kind !== null) attempt(kind, outcome);
        return kind;
      },
    },
    seals: {
      ...seals,
      seal: async (senderId, places, head) => {
        await seals.seal(senderId, places, head);
        database.afterCommit(() => {
          for (const { record } of places) counters.count('consent_records', { event: record.event });
        });
      },
    },
  };
};
