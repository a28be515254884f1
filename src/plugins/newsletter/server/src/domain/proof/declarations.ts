import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import type { LedgerRecord } from '../consent/ledger';
import type { Declaration, LaterEvent, ProofStep, ShownText } from './proof';

/** What the payloads of consent records hold, as far as a proof reads it. Every field may be missing in old ones. */
export interface Evidence {
  readonly request?: string;
  readonly channel?: string;
  readonly zone?: string;
  readonly collectedBy?: string;
  readonly form?: { id: string; slug: string; version: number; hash: string; language?: string };
  readonly text?: {
    title?: string;
    messageTypes?: string;
    frequency?: string;
    text?: string;
    controller?: string;
  };
  readonly boxes?: readonly { purposeKey: string; ticked: boolean }[];
  readonly partners?: readonly string[];
  readonly notices?: {
    privacy?: string;
    privacyUrl?: string | null;
    tool?: string;
    tracking?: string;
    withdrawal?: string | null;
  };
  readonly source?: string | null;
  readonly ip?: string | null;
  readonly userAgent?: string | null;
  readonly method?: string;
  readonly sameIpAsRequest?: boolean | null;
  readonly viewedAt?: string;
  readonly receivedAt?: string;
  readonly requestedAt?: string;
  readonly messageId?: string;
  readonly subject?: string;
  readonly bodyHash?: string;
  readonly handedOverAt?: string;
  readonly serverAnswer?: string | null;
  readonly actor?: string;
  readonly reason?: string;
  readonly rule?: string;
  readonly origin?: string;
  readonly proof?: {
    requestedAt: string;
    requestIp: string;
    confirmedAt: string;
    confirmIp: string;
    source: string;
    consentText: string;
    /** Stated by the importer for the whole file. */
    declared?: readonly string[];
    timeZone?: string | null;
  };
}

/** A record with its payload read. */
export interface ReadRecord {
  readonly record: LedgerRecord;
  readonly evidence: Evidence;
}

export const readRecord = (record: LedgerRecord): ReadRecord => ({
  record,
  evidence: JSON.parse(record.payload) as Evidence,
});

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export const localTime = (iso: string, zone: string): string =>
  DateTime.fromISO(iso, { zone }).toISO({ suppressMilliseconds: true }) ?? iso;

const stepOf = ({ record, evidence }: ReadRecord, zone: string): ProofStep => ({
  record: record.seq,
  at: record.occurredAt,
  local: localTime(record.occurredAt, zone),
  ip: evidence.ip ?? null,
  userAgent: evidence.userAgent ?? null,
});

const secondStep = (confirmed: ReadRecord, zone: string): Declaration['confirmation'] => ({
  ...stepOf(confirmed, zone),
  method: confirmed.evidence.method ?? null,
  messageId: confirmed.evidence.messageId ?? null,
  receivedAt: confirmed.evidence.receivedAt ?? null,
});

const shownText = ({ text, form }: Evidence): ShownText => ({
  title: text?.title ?? null,
  messageTypes: text?.messageTypes ?? null,
  frequency: text?.frequency ?? null,
  text: text?.text ?? '',
  controller: text?.controller ?? null,
  language: form?.language ?? null,
  sha256: sha256(text?.text ?? ''),
});

const mailOf = ({ record, evidence }: ReadRecord): Declaration['mail'] => ({
  record: record.seq,
  messageId: evidence.messageId ?? null,
  subject: evidence.subject ?? null,
  bodyHash: evidence.bodyHash ?? null,
  handedOverAt: evidence.handedOverAt ?? null,
  acceptedAt: record.occurredAt,
  serverAnswer: evidence.serverAnswer ?? null,
});

const formOf = ({ form }: Evidence): Declaration['form'] =>
  form ? { id: form.id, slug: form.slug, version: form.version, hash: form.hash } : null;

/** A request with what belongs to it: the mail, the page, the button. */
const doubleOptIn = (request: ReadRecord, all: readonly ReadRecord[], senderZone: string): Declaration => {
  const { evidence } = request;
  const zone = evidence.zone ?? senderZone;
  // Erased evidence names no request, and so belongs to none.
  const own =
    evidence.request === undefined ? [] : all.filter((other) => other.evidence.request === evidence.request);
  const named = (event: string) => own.filter(({ record }) => record.event === event);
  const [mail] = named('confirmation-mailed');
  const [confirmed] = named('confirmed');
  return {
    kind: 'double-opt-in',
    channel: evidence.channel ?? 'e-mail',
    collectedBy: evidence.collectedBy ?? null,
    zone,
    text: shownText(evidence),
    form: formOf(evidence),
    boxes: (evidence.boxes ?? []).map(({ purposeKey, ticked }) => ({ purposeKey, ticked })),
    partners: evidence.partners ?? [],
    notices: {
      privacy: evidence.notices?.privacy ?? null,
      privacyUrl: evidence.notices?.privacyUrl ?? null,
      tool: evidence.notices?.tool ?? null,
      tracking: evidence.notices?.tracking ?? null,
      withdrawal: evidence.notices?.withdrawal ?? null,
    },
    source: evidence.source ?? null,
    origin: null,
    request: {
      ...stepOf(request, zone),
      method: evidence.method ?? null,
      actor: evidence.actor ?? null,
      reason: evidence.reason ?? null,
    },
    mail: mail ? mailOf(mail) : null,
    pageViews: named('page-view').map((view) => ({
      record: view.record.seq,
      at: view.evidence.viewedAt ?? view.record.occurredAt,
      ip: view.evidence.ip ?? null,
    })),
    confirmation: confirmed ? secondStep(confirmed, zone) : null,
    sameIp: confirmed?.evidence.sameIpAsRequest ?? null,
  };
};

/** A double opt-in of before, as the imported list proves it. */
const imported = ({ record, evidence }: ReadRecord, zone: string): Declaration => {
  const { proof } = evidence;
  const step = (at: string | undefined, ip: string | undefined): ProofStep => ({
    record: record.seq,
    at: at ?? record.occurredAt,
    local: localTime(at ?? record.occurredAt, zone),
    ip: ip ?? null,
    userAgent: null,
  });
  const sameIp = proof ? proof.requestIp === proof.confirmIp : null;
  return {
    kind: 'imported',
    channel: 'e-mail',
    collectedBy: null,
    zone,
    text: { ...shownText({}), text: proof?.consentText ?? '', sha256: sha256(proof?.consentText ?? '') },
    form: null,
    boxes: [],
    partners: [],
    notices: { privacy: null, privacyUrl: null, tool: null, tracking: null, withdrawal: null },
    source: proof?.source ?? null,
    origin: evidence.origin ?? null,
    request: {
      ...step(proof?.requestedAt, proof?.requestIp),
      method: null,
      actor: evidence.actor ?? null,
      reason: null,
    },
    mail: null,
    pageViews: [],
    confirmation: {
      ...step(proof?.confirmedAt, proof?.confirmIp),
      method: null,
      messageId: null,
      receivedAt: null,
    },
    sameIp,
  };
};

export const declarationsOf = (all: readonly ReadRecord[], zone: string): readonly Declaration[] =>
  all.flatMap((one) => {
    if (one.record.event === 'requested') return [doubleOptIn(one, all, zone)];
    return one.record.event === 'imported' ? [imported(one, zone)] : [];
  });

const STEPS: ReadonlySet<string> = new Set([
  'requested',
  'confirmation-mailed',
  'page-view',
  'confirmed',
  'imported',
]);

/** Whatever is not a step of giving consent, whether this version knows the event or not. */
export const laterEventsOf = (all: readonly ReadRecord[], zone: string): readonly LaterEvent[] =>
  all
    .filter(({ record }) => !STEPS.has(record.event))
    .map(({ record, evidence }) => ({
      record: record.seq,
      event: record.event,
      at: record.occurredAt,
      local: localTime(record.occurredAt, zone),
      method: evidence.method ?? null,
      ip: evidence.ip ?? null,
      actor: evidence.actor ?? null,
      reason: evidence.reason ?? evidence.rule ?? null,
      requestedAt: evidence.requestedAt ?? null,
    }));
