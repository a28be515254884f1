import type { Database } from '../../db/database';
import { readDecision, type DecisionInput } from '../../domain/abuse/decision';
import { readReport, type AbuseInput, type ReadReport } from '../../domain/abuse/report-input';
import { Refusal } from '../../domain/refusal';
import type { AbuseReportRecord, AbuseReportRepository } from '../../repositories/abuse/abuse-reports';
import { randomId, type PageRequest } from '../../repositories/rows';
import type { Sender, SenderRepository } from '../../repositories/senders';
import type { SubscriberRecord, SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { AbuseAnswers } from './abuse-answers';
import type { AbuseTrace, Trace } from './abuse-trace';
import type { Audit } from '../audit';
import type { Clock } from '../clock';
import type { ConsentService } from '../consent/consent';
import type { Keys } from '../keys';
import type { EvidenceSeal } from '../proof/restricted-seal';
import type { Links } from '../links';
import type { ComplaintCount } from '../sending/complaints';

export interface AbuseReceipt {
  readonly caseNumber: string;
  readonly blocking: 'blocked' | 'click-needed';
}

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly keys: Keys;
  readonly links: Links;
  readonly reports: AbuseReportRepository;
  readonly senders: Pick<SenderRepository, 'find'>;
  readonly subscribers: SubscriberRepository;
  readonly consent: ConsentService;
  readonly traces: AbuseTrace;
  readonly answers: AbuseAnswers;
  readonly evidenceSeal: EvidenceSeal;
  /** A breaker may stop the campaign for it. */
  readonly countComplaint: ComplaintCount;
  wake(): void;
}

/** Whom a report concerns. */
interface Concerned {
  readonly found: Trace;
  readonly sender: Sender | null;
  readonly subscriber: SubscriberRecord | null;
  readonly locale: 'de' | 'en';
}

export const createAbuseService = (deps: Deps) => {
  const { database, clock, audit, keys, links, reports, senders, subscribers, consent, traces, answers } =
    deps;

  const newReport = (
    { mailingIdGiven, reporter, attachment, ...given }: ReadReport,
    { found, sender, subscriber, locale }: Concerned,
  ): AbuseReportRecord => {
    const receivedAt = new Date(clock.now()).toISOString();
    return {
      ...given,
      id: randomId(),
      caseNumber: `A-${receivedAt.slice(0, 10).replaceAll('-', '')}-${keys.mac(randomId()).slice(0, 6)}`,
      state: 'open',
      // A web address can be one reader's own: it is kept apart and told to nobody else.
      mailingId:
        found.run?.mailingId ?? (given.location === null ? (mailingIdGiven?.slice(0, 200) ?? null) : null),
      campaignId: found.run?.campaignId ?? null,
      senderId: sender?.id ?? null,
      subscriberId: subscriber?.id ?? null,
      reporterEmail: reporter.display,
      attachmentName: attachment?.filename ?? null,
      proof: found.proof,
      suppressed: found.proof !== 'none' && subscriber !== null,
      receivedAt,
      locale,
      verdict: null,
      verdictNote: null,
      decidedBy: null,
      decidedAt: null,
      reasons: null,
      measure: null,
      ground: null,
    };
  };

  const block = async (report: AbuseReportRecord, subscriber: SubscriberRecord): Promise<void> => {
    await deps.countComplaint(report.campaignId, subscriber);
    await consent.suppress(subscriber, 'complaint', `abuse-report:${report.id}`);
  };

  return {
    /**
     * Files a report. Where receipt is proved the address is blocked at once and the case stays open; else one
     * click in a mail to that address blocks it, so that nobody can silence a stranger.
     * @throws Refusal mailing_id_missing, reason_missing, email_*, attachment_*, field_invalid, notice_incomplete
     */
    file: async (input: AbuseInput): Promise<AbuseReceipt> => {
      const given = readReport(input);
      const attached = given.attachment?.content.toString('latin1') ?? null;
      const receipt = await database.transaction(async () => {
        const found = await traces.trace(input, attached);
        const sender = await traces.traceSender(input, attached, found.run);
        const subscriber = await traces.traceSubscriber(found, sender, given.reporter.normalised);
        const report = newReport(given, { found, sender, subscriber, locale: input.locale });
        await reports.insert(report, clock.now());
        if (given.attachment)
          await reports.attach(report.id, given.attachment.filename, given.attachment.content);
        if (report.suppressed && subscriber) await block(report, subscriber);
        if (sender) await answers.answer(report, sender, subscriber);
        await audit.write({
          actor: 'visitor',
          action: 'abuse.report',
          subject: report.id,
          details: { proof: report.proof },
        });
        return {
          caseNumber: report.caseNumber,
          blocking: report.suppressed ? ('blocked' as const) : ('click-needed' as const),
        };
      });
      deps.wake();
      return receipt;
    },

    /** What a confirmation link of an abuse mail stands for. @throws Refusal link_invalid */
    look: async (token: string): Promise<AbuseReportRecord> => {
      const id = links.open('abuse-confirm', token);
      const report = id === null ? null : await reports.find(id);
      if (!report) throw new Refusal('link_invalid', 'MSR-AS-4');
      return report;
    },

    /** The one click of the person who reads that mailbox: now the address is blocked. Idempotent. */
    confirm: (token: string): Promise<AbuseReportRecord> =>
      database.transaction(async () => {
        const id = links.open('abuse-confirm', token);
        const report = id === null ? null : await reports.find(id);
        if (!report) throw new Refusal('link_invalid', 'MSR-AS-4');
        const subscriber = report.subscriberId === null ? null : await subscribers.find(report.subscriberId);
        if (report.suppressed || !subscriber) return report;
        await block(report, subscriber);
        await reports.update(report.id, { suppressed: true, proof: 'confirmed-by-mail' });
        return { ...report, suppressed: true, proof: 'confirmed-by-mail' };
      }),

    find: async (id: string): Promise<AbuseReportRecord> => {
      const report = await reports.find(id);
      if (!report) throw new Refusal('not_found', 'DESIGN-2.8');
      return report;
    },

    /** The attached mail, for the desk; of an erased reporter it is there while the case is open. */
    evidence: async (id: string): Promise<{ filename: string; content: Buffer } | null> => {
      const report = await reports.find(id);
      const file = report ? await reports.attached(id) : null;
      if (!report || !file) return null;
      if (report.reporterEmail !== '') return file;
      const content = deps.evidenceSeal.unlock(id, file.content);
      return content ? { ...file, content } : null;
    },

    page: (filter: PageRequest & { state?: string | undefined }) => reports.page(filter),

    /**
     * Closes a case. Blocking the reporter never does that by itself (MSR-AS-5). Where reasons are given, the
     * reporter gets them, and the sender whom a measure restricts (DE-14).
     */
    decide: async (id: string, input: DecisionInput, actor: string): Promise<void> => {
      await database.transaction(async () => {
        const report = await reports.find(id);
        const decision = readDecision(report?.reason ?? '', input);
        const { note: verdictNote, ...told } = decision;
        const decidedAt = new Date(clock.now()).toISOString();
        const closed = await reports.close(id, { ...told, verdictNote, decidedBy: actor, decidedAt });
        if (!report || !closed) throw new Refusal('not_found', 'MSR-AS-5');
        await reports.forgetErased(id);
        const sender = report.senderId === null ? null : await senders.find(report.senderId);
        if (sender) await answers.tellDecision(report, decision, sender);
        const { verdict, measure } = decision;
        await audit.write({ actor, action: 'abuse.verdict', subject: id, details: { verdict, measure } });
      });
      deps.wake();
    },
  };
};

export type AbuseService = ReturnType<typeof createAbuseService>;
