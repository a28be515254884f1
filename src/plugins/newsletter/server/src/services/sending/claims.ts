import type { Database } from '../../db/database';
import type { DeliveryRepository } from '../../repositories/sending/deliveries';
import type { RecipientRepository } from '../../repositories/sending/recipients';
import type { RunnerRepository } from '../../repositories/sending/runners';
import type { Run } from '../../repositories/sending/runs';
import type { Clock } from '../clock';
import type { LaneBook } from './lane-book';
import type { Claimed } from './lane-queue';

/** Looked through at once for those whose lane is open. */
const SEARCHED = 500;
/** Of one slow lane in a batch with others: they are not to wait until it is through. */
const SLOW_IN_BATCH = 20;
const SLOW_RETRY_MS = 10_000;

interface Deps {
  readonly database: Database;
  readonly runners: RunnerRepository;
  readonly deliveries: DeliveryRepository;
  readonly recipients: RecipientRepository;
  readonly clock: Clock;
}

interface Wanted {
  readonly holder: string;
  readonly most: number;
  readonly lanes: LaneBook;
}

export interface Claim {
  readonly claimed: readonly Claimed[];
  /** How many were put off because their lane rests: there may be others behind them. */
  readonly putOff: number;
}

const NOTHING: Claim = { claimed: [], putOff: 0 };

/** Takes due deliveries for this process, past those whose provider rests (C.3). */
export const createClaims = ({ database, runners, deliveries, recipients, clock }: Deps) => {
  /** Until when each waits that does not leave with this batch; the others leave. */
  const sorted = (found: readonly (Claimed & { readonly lane: string })[], lanes: LaneBook) => {
    const isMixed = new Set(found.map(({ lane }) => lane)).size > 1;
    const taken = new Map<string, number>();
    const open: Claimed[] = [];
    const later = new Map<number, number[]>();
    for (const one of found) {
      const count = taken.get(one.lane) ?? 0;
      const isFull = isMixed && count >= SLOW_IN_BATCH * lanes.connections(one.lane);
      const until = lanes.coolingUntil(one.lane) ?? (isFull ? clock.now() + SLOW_RETRY_MS : null);
      if (until === null) {
        taken.set(one.lane, count + 1);
        open.push(one);
      } else {
        later.set(until, [...(later.get(until) ?? []), one.id]);
      }
    }
    return { open, later };
  };

  const byLanes = async (run: Run, { holder, most, lanes }: Wanted): Promise<Claim> => {
    const ids = await deliveries.claim(run.id, holder, Math.max(most, SEARCHED), clock.now());
    const addresses = await recipients.addresses(ids, holder);
    // Whoever has no address any more is told so at his turn.
    const found = ids.map((id) => ({ id, lane: lanes.providerOf(addresses.get(id) ?? '').lane }));
    const { open, later } = sorted(found, lanes);
    for (const [until, waiting] of later) await deliveries.putOff(waiting, holder, until);
    const surplus = open.slice(most);
    if (surplus.length > 0)
      await deliveries.unclaim(
        surplus.map(({ id }) => id),
        holder,
      );
    return { claimed: open.slice(0, most), putOff: ids.length - open.length };
  };

  /**
   * Only who works for the domain claims: a successor waits for this transaction, and settles what stands in it. Claims
   * of a process that was taken for dead before would lie there for ever.
   */
  return (run: Run, wanted: Wanted): Promise<Claim> =>
    database.transaction(async () => {
      if (!(await runners.fence(wanted.holder, run.senderDomain))) return NOTHING;
      if (wanted.lanes.isRestricted) return byLanes(run, wanted);
      const ids = await deliveries.claim(run.id, wanted.holder, wanted.most, clock.now());
      return { claimed: ids.map((id) => ({ id, lane: null })), putOff: 0 };
    });
};

export type Claims = ReturnType<typeof createClaims>;
