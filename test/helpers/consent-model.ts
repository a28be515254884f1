import { DateTime } from 'luxon';

/** One confirmation mail somebody could press the link of. */
export interface AskedFor {
  readonly id: string;
  readonly requestedAt: number;
  readonly purposeKeys: readonly string[];
}

const DAY_MS = 86_400_000;
const LINK_VALID_MS = 7 * DAY_MS;
const UNDO_MS = 30 * 60_000;
const lapses = (at: number): number =>
  DateTime.fromMillis(at, { zone: 'utc' }).plus({ months: 24 }).toMillis();

/**
 * What one person may be sent, told a second time and from the policies alone: yes by a link younger than the last
 * no, for 24 months; no at once and whoever says it. Knows no ledger, no table and no code of the product.
 */
export class PersonModel {
  readonly #yes = new Map<string, number>();
  readonly #no = new Map<string, number>();
  /** What there ever was anything to end of. */
  readonly #known = new Set<string>();
  readonly #used = new Set<string>();
  readonly #paused = new Map<string, number>();
  #suppressedAt: number | null = null;
  #leftAt = 0;
  #left = new Map<string, number>();

  constructor(readonly email: string) {}

  #holds(purpose: string, now: number): boolean {
    const at = this.#yes.get(purpose);
    return at !== undefined && now < lapses(at);
  }

  maySend(purpose: string, now: number): boolean {
    const paused = Math.max(this.#paused.get(purpose) ?? 0, this.#paused.get('*') ?? 0);
    return this.#holds(purpose, now) && this.#suppressedAt === null && now >= paused;
  }

  /** What has not been left and is not over, suppressed or not. */
  held(now: number): string[] {
    return [...this.#yes.keys()].filter((purpose) => this.#holds(purpose, now));
  }

  wouldConfirm({ id, requestedAt, purposeKeys }: AskedFor, now: number): string[] {
    if (this.#used.has(id) || now >= requestedAt + LINK_VALID_MS) return [];
    if (this.#suppressedAt !== null && this.#suppressedAt >= requestedAt) return [];
    return purposeKeys.filter((purpose) => requestedAt > (this.#no.get(purpose) ?? -Infinity));
  }

  knows(purposes: Iterable<string>): void {
    for (const purpose of purposes) this.#known.add(purpose);
  }

  confirm(asked: AskedFor, now: number): void {
    const given = this.wouldConfirm(asked, now);
    this.#used.add(asked.id);
    for (const purpose of given) this.#yes.set(purpose, now);
    if (given.length > 0) this.#suppressedAt = null;
  }

  refuse({ id, purposeKeys }: AskedFor, now: number): void {
    this.#used.add(id);
    this.say('no', purposeKeys, now);
  }

  say(_no: 'no', purposes: Iterable<string>, now: number): void {
    for (const purpose of purposes) {
      if (!this.#known.has(purpose) && !this.#yes.has(purpose)) continue;
      this.#yes.delete(purpose);
      this.#no.set(purpose, now);
    }
  }

  /** By a page that offers to take it back. */
  leave(purposes: readonly string[], now: number): void {
    const left = purposes.filter((purpose) => this.#yes.has(purpose));
    this.#left = new Map(left.map((purpose) => [purpose, this.#yes.get(purpose) ?? 0]));
    this.#leftAt = now;
    this.say('no', purposes, now);
  }

  undo(now: number): void {
    if (now - this.#leftAt > UNDO_MS || this.#suppressedAt !== null) return;
    for (const [purpose, at] of this.#left)
      if (this.#no.get(purpose) === this.#leftAt && !this.#yes.has(purpose)) this.#yes.set(purpose, at);
    this.#left.clear();
  }

  suppress(now: number): void {
    this.#suppressedAt = now;
  }

  /** An earlier yes never outweighs anything the person has said here. */
  import(purpose: string, expressedAt: number): void {
    if (this.#suppressedAt === null && !this.#yes.has(purpose) && !this.#no.has(purpose))
      this.#yes.set(purpose, expressedAt);
  }

  renew(purpose: string, now: number): void {
    if (this.#holds(purpose, now)) this.#yes.set(purpose, now);
  }

  pause(purpose: string, until: number): void {
    this.#paused.set(purpose, until);
  }

  /** The confirmed correction of an address: a new person here, nobody there. */
  moveTo(email: string, now: number): PersonModel {
    const moved = new PersonModel(email);
    for (const purpose of this.held(now)) moved.#yes.set(purpose, now);
    this.say('no', this.#yes.keys(), now);
    return moved;
  }

  forget(purposes: Iterable<string>, now: number): void {
    this.say('no', purposes, now);
    this.suppress(now);
    this.#paused.clear();
  }
}
