import type { LedgerHead, LedgerRecord } from '../consent/ledger';
import type { ConsentState } from '../consent/state';

/** The published format (docs/proof-format.md). A change that a reader has to know about is a new version. */
export const PROOF_FORMAT = 'jawort-proof';
export const PROOF_VERSION = 1;

/** One consent text as it was shown. */
export interface ShownText {
  readonly title: string | null;
  readonly messageTypes: string | null;
  readonly frequency: string | null;
  readonly text: string;
  readonly controller: string | null;
  readonly language: string | null;
  /** Of `text`, UTF-8, hex. */
  readonly sha256: string;
}

/** A step of a double opt-in: which record says so, when it was, from where. */
export interface ProofStep {
  readonly record: number;
  readonly at: string;
  /** The same moment on the sender's clock, with its offset. */
  readonly local: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

export interface Declaration {
  readonly kind: 'double-opt-in' | 'imported';
  readonly channel: string;
  readonly collectedBy: string | null;
  readonly zone: string;
  readonly text: ShownText;
  readonly form: {
    readonly id: string;
    readonly slug: string;
    readonly version: number;
    readonly hash: string;
  } | null;
  readonly boxes: readonly { readonly purposeKey: string; readonly ticked: boolean }[];
  readonly partners: readonly string[];
  readonly notices: {
    readonly privacy: string | null;
    readonly privacyUrl: string | null;
    readonly tool: string | null;
    readonly tracking: string | null;
    readonly withdrawal: string | null;
  };
  readonly source: string | null;
  /** Of an imported list: where it came from, as was stated. */
  readonly origin: string | null;
  readonly request: ProofStep & {
    /** Where it was on no form: `address-change`. */
    readonly method: string | null;
    /** Who of the team entered it, or brought in the list; null where the person did. */
    readonly actor: string | null;
    /** How the wish reached the team. */
    readonly reason: string | null;
  };
  readonly mail: {
    readonly record: number;
    readonly messageId: string | null;
    readonly subject: string | null;
    readonly bodyHash: string | null;
    readonly handedOverAt: string | null;
    readonly acceptedAt: string;
    readonly serverAnswer: string | null;
  } | null;
  readonly pageViews: readonly { readonly record: number; readonly at: string; readonly ip: string | null }[];
  readonly confirmation:
    | (ProofStep & {
        readonly method: string | null;
        /** Of a confirmation by mail, in the place of an IP address. */
        readonly messageId: string | null;
        readonly receivedAt: string | null;
      })
    | null;
  /** Null where one of the two addresses is not known. */
  readonly sameIp: boolean | null;
}

/** What happened to a consent after it was given. */
export interface LaterEvent {
  readonly record: number;
  readonly event: string;
  readonly at: string;
  readonly local: string;
  readonly method: string | null;
  readonly ip: string | null;
  readonly actor: string | null;
  readonly reason: string | null;
  /** When it was asked for, where it waited to be read. */
  readonly requestedAt: string | null;
}

export interface PurposeProof {
  readonly key: string;
  readonly title: string | null;
  readonly kind: string | null;
  readonly state: ConsentState | null;
  readonly expressedAt: string | null;
  readonly expiresAt: string | null;
  readonly declarations: readonly Declaration[];
  readonly later: readonly LaterEvent[];
}

export interface Proof {
  readonly format: typeof PROOF_FORMAT;
  readonly version: typeof PROOF_VERSION;
  readonly producedAt: string;
  readonly sender: { readonly id: string; readonly name: string | null; readonly zone: string };
  readonly subscriber: {
    readonly id: string;
    /** As given; null after erasure. */
    readonly address: string | null;
    readonly normalised: string | null;
    /** Opens the commitments in the records; null after erasure. */
    readonly addressSalt: string | null;
  };
  readonly purposes: readonly PurposeProof[];
  /** Kept apart from the ledger. */
  readonly suppressions: readonly {
    readonly reason: string;
    readonly since: string;
    readonly source: string;
  }[];
  /** Every form version a record names: `content` is canonical JSON, byte for byte what `hash` was taken of. */
  readonly forms: readonly {
    readonly id: string;
    readonly version: number;
    readonly hash: string;
    readonly content: string;
  }[];
  /** The records themselves, in the order of the chain: all else is read from them. */
  readonly records: readonly LedgerRecord[];
  readonly head: LedgerHead;
  /** SHA-256 over the canonical JSON of everything above, hex. */
  readonly digest: string;
}
