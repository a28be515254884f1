import type { LaneBook } from './lane-book';

/** A delivery in our hands, and which lane it goes by; null where nobody needs to know. */
export interface Claimed {
  readonly id: number;
  readonly lane: string | null;
}

/** What is claimed, given out so that no lane has more connections than it may (C.3). */
export const createLaneQueue = (claimed: readonly Claimed[], lanes: Pick<LaneBook, 'connections'>) => {
  const waiting = [...claimed];
  const busy = new Map<string, number>();
  const isFree = ({ lane }: Claimed): boolean =>
    lane === null || (busy.get(lane) ?? 0) < lanes.connections(lane);
  const count = ({ lane }: Claimed, by: number): void => {
    if (lane !== null) busy.set(lane, (busy.get(lane) ?? 0) + by);
  };
  return {
    /** The next one whose lane has room; null where none has, and whoever uses that lane goes on with it. */
    take: (): Claimed | null => {
      const at = waiting.findIndex(isFree);
      const [taken = null] = at < 0 ? [] : waiting.splice(at, 1);
      if (taken) count(taken, 1);
      return taken;
    },
    done: (one: Claimed): void => count(one, -1),
    /** Taken and not used after all. */
    giveBack: (one: Claimed): void => {
      count(one, -1);
      waiting.unshift(one);
    },
    left: (): readonly number[] => waiting.map(({ id }) => id),
  };
};
