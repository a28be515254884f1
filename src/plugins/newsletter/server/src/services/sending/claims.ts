import type { Database } from '../../db/database';
import type { DeliveryRepository } from '../../repositories/sending/deliveries';
import type { RecipientRepository } from '../../repositories/sending/recipients';
import type { RunnerRepository } from '../../repositories/sending/runners';
import type { Run } from '../../repositories/sending/runs';
import type { Clock } from '../clock';
import type { LaneBook } from './lane-book';
import type { Claimed } from './lane-queue';

/** Looked through at once for those whose lane is open, where those who come first rest. */
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

interface Taken {
  readonly ids: readonly number[];
  /** Empty where nobody needs to know. */
  readonly addresses: ReadonlyMap<number, string>;
}

const NOBODY: Taken = { ids: [], addresses: new Map() };

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

  /**
   * Only who works for the domain claims: a successor waits for this transaction, and settles what stands in it. Claims
   * of a process that was taken for dead before would lie there for ever.
   */
  const take = (run: Run, { holder, lanes }: Wanted, count: number): Promise<Taken> =>
    database.transaction(async () => {
      if (!(await runners.fence(holder, run.senderDomain))) return NOBODY;
      const ids = await deliveries.claim(run.id, holder, count, clock.now());
      const isWanted = lanes.isRestricted || lanes.isAsking;
      return { ids, addresses: isWanted ? await recipients.addresses(ids, holder) : new Map() };
    });

  /** What is claimed and does not leave with this batch goes back, for now or for later. */
  const leaveOut = (open: readonly Claimed[], later: ReadonlyMap<number, number[]>, wanted: Wanted) =>
    database.transaction(async () => {
      const { holder, most } = wanted;
      for (const [until, waiting] of later) await deliveries.putOff(waiting, holder, until);
      const surplus = open.slice(most).map(({ id }) => id);
      if (surplus.length > 0) await deliveries.unclaim(surplus, holder);
    });

  const claim = async (run: Run, wanted: Wanted, count: number): Promise<Claim> => {
    const { lanes, most } = wanted;
    const { ids, addresses } = await take(run, wanted, count);
    // Between the transactions: no name server keeps the database waiting.
    await lanes.learn(addresses.values());
    if (!lanes.isRestricted) return { claimed: ids.map((id) => ({ id, lane: null })), putOff: 0 };
    // Whoever has no address any more is told so at his turn.
    const found = ids.map((id) => ({ id, lane: lanes.providerOf(addresses.get(id) ?? '').lane }));
    const { open, later } = sorted(found, lanes);
    await leaveOut(open, later, wanted);
    return { claimed: open.slice(0, most), putOff: ids.length - open.length };
  };

  /** As many as may leave: only behind those who rest it is worth to look through more. */
  return async (run: Run, wanted: Wanted): Promise<Claim> => {
    const first = await claim(run, wanted, wanted.most);
    if (first.claimed.length > 0 || first.putOff === 0 || wanted.most >= SEARCHED) return first;
    const { claimed, putOff } = await claim(run, wanted, SEARCHED);
    return { claimed, putOff: first.putOff + putOff };
  };
};

export type Claims = ReturnType<typeof createClaims>;
