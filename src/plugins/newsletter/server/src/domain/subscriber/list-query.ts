import { Refusal } from '../refusal';

/** States of a subscriber over all purposes, and of one consent: which of them can be asked for depends on the purpose. */
export const SUBSCRIBER_STATES = ['unconfirmed', 'active', 'left', 'suppressed', 'erased'] as const;
export const CONSENT_STATES = ['requested', 'active', 'withdrawn', 'objected', 'expired', 'erased'] as const;

/** Ids of rows are four bytes long. */
export const LAST_ID = 2_147_483_647;

/** Where a page of the list ended: the id of its last row, or address and id where it is sorted by address. */
export type ListCursor = number | readonly [address: string, id: number];

/** What to list. With a purpose, `state` is that of the consent to it; without, the subscriber's own. */
export interface ListQuery {
  readonly senderId?: string | undefined;
  readonly purposeKey?: string | undefined;
  readonly state?: string | undefined;
  /** An address or its beginning. */
  readonly search?: string | undefined;
  readonly after?: ListCursor | undefined;
  readonly limit: number;
}

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;
const MAX_TEXT = 320;

const malformed = (field: string) => new Refusal('malformed_request', 'DESIGN-2.6', { field });

export const writeCursor = (cursor: ListCursor): string =>
  Buffer.from(JSON.stringify(cursor), 'utf8').toString('base64url');

const isId = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= LAST_ID;

const isCursor = (value: unknown): value is ListCursor =>
  Array.isArray(value)
    ? value.length === 2 && typeof value[0] === 'string' && !value[0].includes('\0') && isId(value[1])
    : isId(value);

const parseCursor = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown;
  } catch {
    return null;
  }
};

/** A cursor made for one order of the list means nothing in the other. */
const readCursor = (text: string | undefined, byAddress: boolean): ListCursor | undefined => {
  if (text === undefined) return undefined;
  const cursor = parseCursor(text);
  if (!isCursor(cursor) || Array.isArray(cursor) !== byAddress) throw malformed('after');
  return cursor;
};

const readLimit = (value: unknown): number => {
  if (value === undefined) return DEFAULT_LIMIT;
  const limit = Number(value);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) throw malformed('limit');
  return limit;
};

const readText =
  (body: Readonly<Record<string, unknown>>) =>
  (field: string): string | undefined => {
    const value = body[field];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value !== 'string' || value.length > MAX_TEXT || value.includes('\0')) throw malformed(field);
    return value;
  };

const readState = (state: string | undefined, purposeKey: string | undefined): string | undefined => {
  const known: readonly string[] = purposeKey === undefined ? SUBSCRIBER_STATES : CONSENT_STATES;
  if (state !== undefined && !known.includes(state)) throw malformed('state');
  return state;
};

/** Reads what was asked of the list. @throws Refusal malformed_request */
export const readListQuery = (body: Readonly<Record<string, unknown>>): ListQuery => {
  const text = readText(body);
  const search = text('search')?.trim().normalize('NFC').toLowerCase() || undefined;
  const purposeKey = text('purposeKey');
  return {
    senderId: text('senderId'),
    purposeKey,
    state: readState(text('state'), purposeKey),
    search,
    after: readCursor(text('after'), search !== undefined),
    limit: readLimit(body.limit),
  };
};
