import type { Database } from '../../db/database';
import type { LaneReason } from '../../domain/delivery/lane-signals';
import type { Provider, ProviderGroup } from '../../domain/delivery/provider';
import type { LaneState } from '../../domain/delivery/provider-lane';

const TABLE = 'newsletter_provider_lanes';

/** A lane of a sender domain that is slowed down. */
export interface StoredLane extends LaneState {
  readonly lane: string;
  readonly provider: ProviderGroup;
}

interface LaneRow {
  lane: string;
  provider: ProviderGroup;
  cooling_until: number;
  connections: number | null;
  strikes: number;
  accepted: number;
  reason: LaneReason;
  rule: string;
}

const toLane = (row: LaneRow): StoredLane => ({
  lane: row.lane,
  provider: row.provider,
  coolingUntil: row.cooling_until,
  connections: row.connections,
  strikes: row.strikes,
  accepted: row.accepted,
  reason: row.reason,
  rule: row.rule,
});

/** Lanes that are slowed down, for all processes and over restarts (C.3). A lane without a row is free. */
export const createProviderLaneRepository = (database: Database) => {
  const table = () => database.knex()(TABLE);
  return {
    /** Those whose cool-down ended after that instant, or has not ended. */
    since: async (senderDomain: string, from: number): Promise<readonly StoredLane[]> =>
      (
        await table()
          .where({ sender_domain: senderDomain })
          .andWhere('cooling_until', '>', from)
          .orderBy('lane')
          .select<LaneRow[]>()
      ).map(toLane),

    /** A lane slowed down. Two processes may hear it at once: the longer cool-down holds. */
    slowDown: async (senderDomain: string, { lane, group }: Provider, state: LaneState): Promise<void> => {
      const { coolingUntil, connections, strikes, accepted, reason, rule } = state;
      const row = {
        provider: group,
        cooling_until: coolingUntil,
        connections,
        strikes,
        accepted,
        reason,
        rule,
      };
      await table()
        .insert({ sender_domain: senderDomain, lane, ...row })
        .onConflict(['sender_domain', 'lane'])
        .merge(row)
        .where(`${TABLE}.cooling_until`, '<=', coolingUntil);
    },

    /** A lane that grew, or is free again; not when somebody else was told to stop meanwhile. */
    speedUp: async (
      senderDomain: string,
      lane: string,
      { state, now }: { readonly state: LaneState | null; readonly now: number },
    ): Promise<void> => {
      const rested = table()
        .where({ sender_domain: senderDomain, lane })
        .andWhere('cooling_until', '<=', now);
      if (state === null) await rested.delete();
      else
        await rested.update({
          connections: state.connections,
          strikes: state.strikes,
          accepted: state.accepted,
        });
    },

    /** Rests that seem to last longer than any does: the clock was set back. */
    bound: async (until: number): Promise<void> => {
      await table().where('cooling_until', '>', until).update({ cooling_until: until });
    },

    /** What ended so long ago says nothing any more. */
    forget: async (before: number): Promise<number> => table().where('cooling_until', '<', before).delete(),
  };
};

export type ProviderLaneRepository = ReturnType<typeof createProviderLaneRepository>;
