import type { Context } from 'koa';
import type { AbuseReport, AbuseReportSummary } from '../../../../shared/contracts';
import { isIllegalContent } from '../../domain/abuse/illegal-content';
import { withRefusals } from '../../http/errors';
import { bodyOf, envelope, pageOf, param, queryText } from '../../http/request';
import { newsletter } from '../../instance';
import type { AbuseReportRecord } from '../../repositories/abuse/abuse-reports';
import { actorOf, mayDo } from './actor';

const summaryView = async (report: AbuseReportRecord): Promise<AbuseReportSummary> => {
  const { repositories } = newsletter();
  const campaign = report.campaignId === null ? null : await repositories.campaigns.find(report.campaignId);
  const sender = report.senderId === null ? null : await repositories.senders.find(report.senderId);
  const { id, caseNumber, state, reason, mailingId, receivedAt, anonymous, proof } = report;
  return {
    id,
    caseNumber,
    state,
    reason,
    mailingId,
    receivedAt,
    anonymous,
    proof,
    campaignTitle: campaign?.title ?? null,
    senderName: sender?.name ?? null,
  };
};

/** Who wants to stay anonymous stays so towards everybody who is not of the desk (MSR-AS-4). */
const detailView = async (ctx: Context, report: AbuseReportRecord): Promise<AbuseReport> => {
  const hidden = report.anonymous && !mayDo(ctx, 'abuse.decide');
  const { message, attachmentName, campaignId, suppressed, verdict, verdictNote, decidedBy, decidedAt } =
    report;
  const { location, goodFaith, reasons, measure, ground } = report;
  return {
    ...(await summaryView(report)),
    reporter: hidden
      ? null
      : { salutation: report.salutation, name: report.reporterName, email: report.reporterEmail },
    message,
    attachmentName,
    campaignId,
    subscriberId: hidden ? null : report.subscriberId,
    suppressed,
    verdict,
    verdictNote,
    decidedBy,
    decidedAt,
    // The address of a web version is one reader's own.
    location: hidden ? null : location,
    goodFaith,
    illegalContent: isIllegalContent(report.reason),
    reasons,
    measure,
    ground,
  };
};

export const abuseReportsController = withRefusals({
  list: async (ctx: Context) => {
    const page = pageOf(ctx);
    const found = await newsletter().abuse.page({ ...page, state: queryText(ctx, 'state') });
    ctx.body = envelope(page, {
      total: found.total,
      results: await Promise.all(found.results.map(summaryView)),
    });
  },

  find: async (ctx: Context) => {
    ctx.body = await detailView(ctx, await newsletter().abuse.find(param(ctx, 'id')));
  },

  decide: async (ctx: Context) => {
    const { abuse } = newsletter();
    await abuse.decide(param(ctx, 'id'), bodyOf(ctx), actorOf(ctx).name);
    ctx.body = await detailView(ctx, await abuse.find(param(ctx, 'id')));
  },
});
