import type { ConsentEvent, FormAsSeen } from '../../../../shared/contracts';
import { isRedacted, type KeptRecord } from '../../domain/consent/ledger';
import { latencyOfWithdrawal, type NotedLeaving } from '../../domain/leaving/event-latency';
import type { Evidence } from '../../domain/proof/declarations';
import { Refusal } from '../../domain/refusal';
import { formHash } from '../../domain/signup-form/form-version';
import { newsletter } from '../../instance';
import { nameOfActor } from './actor';
import { pageOfContent } from './form-views';

const evidenceOf = (record: KeptRecord): Evidence => JSON.parse(record.payload) as Evidence;

const textOf = ({ text, proof }: Evidence): ConsentEvent['text'] => {
  const words = text?.text ?? proof?.consentText;
  if (words === undefined) return null;
  return {
    title: text?.title ?? null,
    messageTypes: text?.messageTypes ?? null,
    frequency: text?.frequency ?? null,
    text: words,
    controller: text?.controller ?? null,
  };
};

const mailOf = (evidence: Evidence): ConsentEvent['mail'] => ({
  messageId: evidence.messageId ?? null,
  subject: evidence.subject ?? null,
  bodyHash: evidence.bodyHash ?? null,
  handedOverAt: evidence.handedOverAt ?? null,
  serverAnswer: evidence.serverAnswer ?? null,
});

const importedOf = ({ proof, origin }: Evidence): ConsentEvent['imported'] => {
  if (proof === undefined) return null;
  const { requestedAt, requestIp, confirmedAt, confirmIp, declared = [], timeZone = null } = proof;
  return { origin: origin ?? null, requestedAt, requestIp, confirmedAt, confirmIp, declared, timeZone };
};

/** What stands beside the records of one person. */
interface Around {
  readonly leavings: readonly NotedLeaving[];
  /** Of every purpose of the sender, by key. */
  readonly titles: ReadonlyMap<string, string>;
}

/** One record with all it says. Nothing is left out but ids of ours: whoever reads this has to judge by it (B.16). */
export const consentEvent = async (
  record: KeptRecord,
  { leavings, titles }: Around,
): Promise<ConsentEvent> => {
  const evidence = evidenceOf(record);
  const method = evidence.method ?? null;
  return {
    id: record.documentId,
    seq: record.seq,
    event: record.event,
    purposeKey: record.purposeKey,
    at: record.occurredAt,
    hash: record.hash,
    redacted: isRedacted(record.payload),
    ip: evidence.ip ?? null,
    userAgent: evidence.userAgent ?? null,
    sameIp: evidence.sameIpAsRequest ?? null,
    source: evidence.source ?? evidence.proof?.source ?? null,
    method,
    actor: await nameOfActor(evidence.actor ?? null),
    reason: evidence.reason ?? evidence.rule ?? null,
    form: evidence.form ? { slug: evidence.form.slug, version: evidence.form.version } : null,
    text: textOf(evidence),
    boxes: (evidence.boxes ?? []).map(({ purposeKey, ticked }) => ({
      title: titles.get(purposeKey) ?? purposeKey,
      ticked,
    })),
    mail: record.event === 'confirmation-mailed' ? mailOf(evidence) : null,
    imported: importedOf(evidence),
    viewedAt: evidence.viewedAt ?? null,
    latencyMs:
      record.event === 'withdrawn'
        ? latencyOfWithdrawal({ at: Date.parse(record.occurredAt), method }, leavings)
        : null,
  };
};

/**
 * The form that a record names, drawn from the version kept.
 * @throws Refusal not_found where the record is not this person's, names no form, or its evidence is gone
 */
export const formAsSeen = async (subscriberId: string, recordId: string): Promise<FormAsSeen> => {
  const { repositories } = newsletter();
  const records = await repositories.ledger.ofSubscriber(subscriberId);
  const record = records.find(({ documentId }) => documentId === recordId);
  const form = record ? evidenceOf(record).form : undefined;
  const version = form ? await repositories.forms.version(form.id, form.version) : null;
  if (!form || !version) throw new Refusal('not_found', 'MOS-2.8');
  const sender = await repositories.senders.find(version.content.senderId);
  return {
    slug: form.slug,
    version: version.version,
    language: version.content.language,
    contentHash: version.contentHash,
    unaltered: formHash(version.content) === form.hash,
    html: pageOfContent(version.content, sender, String(version.version)),
  };
};
