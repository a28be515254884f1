import type { KeyAlgorithm } from './dkim-key';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A record that nobody can have published yet must not be signed with. */
export const LEAST_NOTICE_MS = HOUR_MS;
export const MOST_NOTICE_MS = 366 * DAY_MS;
/** Mails are tried for two days, and checked once more when they are moved, forwarded or complained about. */
export const KEEP_PUBLISHED_MS = 30 * DAY_MS;

/** When one of a domain's keys signs. */
export interface KeyDates {
  readonly selector: string;
  readonly algorithm: KeyAlgorithm;
  readonly createdAt: number;
  readonly signsFrom: number;
  /** Taken out of use without a successor; null for the others. */
  readonly endedAt: number | null;
}

/**
 * `next` is to be published and does not sign yet, `active` signs, `previous` has to stay published while its mails
 * are under way, `retired` may leave the DNS.
 */
export type KeyRole = 'next' | 'active' | 'previous' | 'retired';

export interface KeyStanding {
  readonly role: KeyRole;
  /** Of `active`: when the next one takes over. Of `previous`: how long it stays published. */
  readonly until: number | null;
}

/** Of each algorithm one key signs: the newest whose day has come (R6376-3). In the order of `keys`. */
export function standings(keys: readonly KeyDates[], now: number): readonly KeyStanding[] {
  return keys.map((key) => standingOf(key, keys, now));
}

function standingOf(key: KeyDates, keys: readonly KeyDates[], now: number): KeyStanding {
  const neverSigned = key.endedAt !== null && key.endedAt <= key.signsFrom;
  if (neverSigned) return { role: 'retired', until: null };
  const successor = successorOf(key, keys);
  const ends = Math.min(successor ?? Infinity, key.endedAt ?? Infinity);
  const goneAt = ends + KEEP_PUBLISHED_MS;
  if (ends <= now)
    return goneAt > now ? { role: 'previous', until: goneAt } : { role: 'retired', until: null };
  if (key.signsFrom > now) return { role: 'next', until: null };
  return { role: 'active', until: Number.isFinite(ends) ? ends : null };
}

/** From when another key of the same algorithm signs instead. */
function successorOf(key: KeyDates, keys: readonly KeyDates[]): number | null {
  const later = keys
    .filter(
      ({ algorithm, signsFrom, endedAt }) => algorithm === key.algorithm && (endedAt ?? Infinity) > signsFrom,
    )
    .filter((other) => other !== key && comesAfter(other, key));
  return later.length === 0 ? null : Math.min(...later.map(({ signsFrom }) => signsFrom));
}

/** Of two that begin together, by order or clock, the younger. */
const comesAfter = (other: KeyDates, key: KeyDates): boolean =>
  other.signsFrom > key.signsFrom ||
  (other.signsFrom === key.signsFrom && numberOf(other.selector) > numberOf(key.selector));

const numberOf = (selector: string): number => Number(/(\d{1,9})$/.exec(selector)?.[1] ?? 0);

const PREFIXES = { 'rsa-sha256': 'nl', 'ed25519-sha256': 'nle' } as const satisfies Record<
  KeyAlgorithm,
  string
>;

/** A selector no key of the domain has had: an old mail must never meet another key under its name. */
export function nextSelector(keys: readonly KeyDates[], algorithm: KeyAlgorithm): string {
  const numbers = keys.filter((key) => key.algorithm === algorithm).map(({ selector }) => numberOf(selector));
  return `${PREFIXES[algorithm]}${Math.max(0, ...numbers) + 1}`;
}

/** The earliest instant from which a key made at `createdAt` may sign. */
export const earliestStart = (createdAt: number, now: number): number =>
  Math.max(now, createdAt + LEAST_NOTICE_MS);

/** Whether a key may begin to sign then; one whose record had its hour may at once. */
export const mayStart = (createdAt: number, signsFrom: number, now: number): boolean =>
  Number.isFinite(signsFrom) &&
  signsFrom >= earliestStart(createdAt, now) &&
  signsFrom <= now + MOST_NOTICE_MS;
