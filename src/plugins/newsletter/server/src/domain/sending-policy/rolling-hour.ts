import type { HandOver, MailKind } from './plan-types';

export const HOUR_MS = 3_600_000;

/** Whose limit a mail counts against, besides that of all. */
type Share = 'transactional' | 'campaign';

/** Test mails count as campaign mails: they must not use up what is reserved for confirmations. */
const shareOf: Record<MailKind, Share> = {
  confirmation: 'transactional',
  notice: 'transactional',
  campaign: 'campaign',
  test: 'campaign',
};

const mailKinds: ReadonlySet<unknown> = new Set(Object.keys(shareOf));

export const isMailKind = (kind: unknown): kind is MailKind => mailKinds.has(kind);

/**
 * The last 3,600,000 ms of hand-overs plus what the present plan has already granted. Left-closed,
 * right-open: a slot is free again when its mail is exactly one hour old. A calendar hour would let 199 + 199
 * pass around the turn of the hour.
 */
export class RollingHour {
  private readonly recent: readonly HandOver[];
  private readonly logged: Record<Share, number> = { transactional: 0, campaign: 0 };
  private readonly granted: Record<Share, number> = { transactional: 0, campaign: 0 };

  constructor(
    private readonly log: readonly HandOver[],
    private readonly now: number,
  ) {
    this.recent = log.slice(firstWithin(log, now - HOUR_MS));
    for (const { kind } of this.recent) this.logged[shareOf[kind]] += 1;
  }

  grant(kind: MailKind, count: number): void {
    this.granted[shareOf[kind]] += count;
  }

  /** Epoch ms of the latest mail; -Infinity if none is known. */
  get latest(): number {
    if (this.granted.transactional + this.granted.campaign > 0) return this.now;
    return this.log.at(-1)?.at ?? -Infinity;
  }

  /** Mails that may still leave at `now` under this limit. */
  room(limit: number | null, share?: Share): number {
    return limit === null ? Infinity : Math.max(0, limit - this.used(share));
  }

  /** Epoch ms at which this limit has room for one more; Infinity if it never has. */
  freeAt(limit: number | null, share?: Share): number {
    if (this.room(limit, share) > 0) return this.now;
    if (limit === null || limit <= 0) return Infinity;
    const mustExpire = this.used(share) - limit;
    const blocking = this.recent.filter(({ kind }) => !share || shareOf[kind] === share)[mustExpire];
    return (blocking?.at ?? this.now) + HOUR_MS;
  }

  private used(share?: Share): number {
    if (share) return this.logged[share] + this.granted[share];
    return this.used('transactional') + this.used('campaign');
  }
}

/** Index of the first entry later than `limit`, in a list known to ascend. */
function firstWithin(log: readonly HandOver[], limit: number): number {
  let [low, high] = [0, log.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((log[middle]?.at ?? Infinity) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
