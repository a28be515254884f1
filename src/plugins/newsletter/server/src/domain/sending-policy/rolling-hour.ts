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
  /** Index of the oldest mail that still counts. */
  private readonly first: number;
  private readonly logged: Record<Share, number> = { transactional: 0, campaign: 0 };
  private readonly granted: Record<Share, number> = { transactional: 0, campaign: 0 };

  constructor(
    private readonly log: readonly HandOver[],
    private readonly now: number,
  ) {
    this.first = firstWithin(log, now - HOUR_MS);
    for (let index = this.first; index < log.length; index += 1) {
      const kind = log[index]?.kind;
      if (kind !== undefined) this.logged[shareOf[kind]] += 1;
    }
  }

  grant(kind: MailKind, count: number): void {
    this.granted[shareOf[kind]] += count;
  }

  /** Mails of all kinds that the present plan has granted. */
  get grantedNow(): number {
    return this.granted.transactional + this.granted.campaign;
  }

  /** Epoch ms of the latest mail; -Infinity if none is known. */
  get latest(): number {
    if (this.grantedNow > 0) return this.now;
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
    return (this.expiring(this.used(share) - limit, share)?.at ?? this.now) + HOUR_MS;
  }

  /** The mail that must be an hour old before there is room, when so many older ones must be as well. */
  private expiring(older: number, share?: Share): HandOver | undefined {
    if (!share) return this.log[this.first + older];
    let left = older;
    for (let index = this.first; index < this.log.length; index += 1) {
      const mail = this.log[index];
      if (mail && shareOf[mail.kind] === share && left-- === 0) return mail;
    }
    return undefined;
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
