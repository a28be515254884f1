import type { Consent } from '../consent/state';
import type { RowDecision } from './import-row';
import type { RowCode } from './row-codes';

/** How a consent ends while the person is still known. */
export type Ending = 'withdrawn' | 'objected' | 'expired';

/** What is known about an address at this sender before the row. */
export interface KnownAddress {
  readonly subscriberId: string | null;
  /** Suppressed, erased, or blocked over the whole installation. */
  readonly blocked: boolean;
  readonly consents: readonly { readonly purposeKey: string; readonly consent: Consent }[];
  /** Noes behind a request nobody has confirmed: the state shows the request, the ledger still knows them. */
  readonly endedBefore: readonly { readonly purposeKey: string; readonly event: Ending }[];
  /** Somebody of this address was erased; who came back did so for what he asked for, and for nothing else. */
  readonly erasedBefore: boolean;
  /** The row of this very file that brought the address in, if one did. */
  readonly broughtByRow: number | null;
}

export const UNKNOWN_ADDRESS: KnownAddress = {
  subscriberId: null,
  blocked: false,
  consents: [],
  endedBefore: [],
  erasedBefore: false,
  broughtByRow: null,
};

/**
 * What a row does. `unchanged` is somebody who is here already, or was and left: the row brings him nothing, and the
 * code says why. `lapse` keeps him as somebody whose consent has run out.
 */
export type Effect =
  | { readonly kind: 'grant' | 'know' }
  | { readonly kind: 'lapse'; readonly code: 'consent_expired' }
  | { readonly kind: 'unchanged'; readonly code: RowCode };

const unchanged = (code: RowCode): Effect => ({ kind: 'unchanged', code });

/** It never raises somebody who was suppressed, withdrew, objected, lapsed or was erased (MSR-2.4-21). */
export const effectOf = (
  decision: Exclude<RowDecision, { outcome: 'refused' }>,
  known: KnownAddress,
  purposeKey: string,
): Effect => {
  if (known.broughtByRow !== null) return unchanged('duplicate_row');
  const forbidden =
    known.consents.some(({ consent }) => consent.state === 'objected' || consent.state === 'erased') ||
    known.endedBefore.some(({ event }) => event === 'objected');
  if (known.blocked || forbidden) return unchanged('address_blocked');
  const before = known.consents.find((entry) => entry.purposeKey === purposeKey)?.consent ?? null;
  // Anybody can type an address into a form: an unanswered request does not make an old yes outweigh a later no.
  const ended = known.endedBefore.find((entry) => entry.purposeKey === purposeKey)?.event;
  switch (before?.state === 'requested' ? (ended ?? before.state) : before?.state) {
    case 'withdrawn':
      return unchanged('consent_withdrawn');
    case 'expired':
      return unchanged('consent_lapsed');
    case 'active':
      return unchanged('already_active');
    default:
      return effectOnNobody(decision, known);
  }
};

/** The address has no consent to this purpose yet, or one that was never confirmed. */
const effectOnNobody = (
  decision: Exclude<RowDecision, { outcome: 'refused' }>,
  known: KnownAddress,
): Effect => {
  if (known.erasedBefore) return unchanged('address_blocked');
  switch (decision.outcome) {
    case 'proven':
      return { kind: 'grant' };
    case 'expired':
      return { kind: 'lapse', code: 'consent_expired' };
    case 'unconfirmed':
      return known.subscriberId === null ? { kind: 'know' } : unchanged('already_known');
  }
};
