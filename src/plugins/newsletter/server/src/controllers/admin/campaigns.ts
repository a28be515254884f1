import type { Context } from 'koa';
import type {
  Approval,
  Campaign,
  CampaignSummary,
  Finding,
  Preview,
  SendConfirmation,
} from '../../../../shared/contracts';
import { Refusal } from '../../domain/refusal';
import { withRefusals } from '../../http/errors';
import { localeOf } from '../../http/locale';
import { bodyOf, envelope, pageOf, param, queryText, rowIdOf } from '../../http/request';
import { newsletter } from '../../instance';
import type { CampaignRecord } from '../../repositories/campaigns/campaigns';
import type { ApprovalRecord } from '../../repositories/sending/send-permissions';
import { parseDraft } from '../../services/campaigns/campaigns';
import { actorOf } from './actor';
import { instantOf, iso, isoOrNull } from './instants';

/** The name of whoever acted; null where nobody has. */
const userName = async (id: number | null): Promise<string | null> =>
  id === null ? null : newsletter().repositories.adminUsers.nameOf(id);

const approvalView = async (ctx: Context, approval: ApprovalRecord): Promise<Approval> => {
  const { repositories } = newsletter();
  const campaign = await repositories.campaigns.find(approval.campaignId);
  const sender = campaign ? await repositories.senders.find(campaign.senderId) : null;
  return {
    id: String(approval.id),
    campaignId: approval.campaignId,
    campaignTitle: campaign?.title ?? '',
    senderName: sender?.name ?? '',
    state: approval.state,
    findings: approval.findings as readonly Finding[],
    contentHash: approval.contentHash,
    requestedBy: (await userName(approval.requestedBy)) ?? '',
    requestedAt: iso(approval.requestedAt),
    decidedBy: await userName(approval.decidedBy),
    decidedAt: isoOrNull(approval.decidedAt),
    note: approval.note,
    mayDecide: approval.state === 'requested' && approval.requestedBy !== actorOf(ctx).userId,
  };
};

const campaignView = async (ctx: Context, campaign: CampaignRecord): Promise<Campaign> => {
  const { approvals, progress } = newsletter();
  const approval = await approvals.latestOf(campaign.id);
  const { createdByUser: _, ...shown } = campaign;
  return {
    ...shown,
    approval: approval ? await approvalView(ctx, approval) : null,
    progress: await progress.ofCampaign(campaign, localeOf(ctx)),
  };
};

const summaryView = async (campaign: CampaignRecord): Promise<CampaignSummary> => {
  const { repositories, progress } = newsletter();
  const sender = await repositories.senders.find(campaign.senderId);
  const purpose = await repositories.purposes.find(campaign.senderId, campaign.purposeKey);
  return {
    id: campaign.id,
    title: campaign.title,
    subject: campaign.subject,
    senderName: sender?.name ?? '',
    purposeTitle: purpose?.title ?? campaign.purposeKey,
    state: campaign.state,
    mailingId: campaign.mailingId,
    startAt: campaign.startAt,
    updatedAt: campaign.updatedAt,
    progress: await progress.countsOf(campaign),
  };
};

export const campaignsController = withRefusals({
  list: async (ctx: Context) => {
    const page = pageOf(ctx);
    const found = await newsletter().repositories.campaigns.page({
      ...page,
      q: queryText(ctx, 'q'),
      state: queryText(ctx, 'state'),
    });
    ctx.body = envelope(page, {
      total: found.total,
      results: await Promise.all(found.results.map(summaryView)),
    });
  },

  create: async (ctx: Context) => {
    const actor = actorOf(ctx);
    const campaign = await newsletter().campaign.create(parseDraft(bodyOf(ctx)), actor.userId, actor.name);
    ctx.status = 201;
    ctx.body = await campaignView(ctx, campaign);
  },

  find: async (ctx: Context) => {
    ctx.body = await campaignView(ctx, await newsletter().campaign.find(param(ctx, 'id')));
  },

  update: async (ctx: Context) => {
    ctx.body = await campaignView(
      ctx,
      await newsletter().campaign.update(param(ctx, 'id'), parseDraft(bodyOf(ctx)), actorOf(ctx).name),
    );
  },

  remove: async (ctx: Context) => {
    await newsletter().campaign.remove(param(ctx, 'id'), actorOf(ctx).name);
    ctx.status = 204;
  },

  preview: async (ctx: Context) => {
    const { sample, verdict, findings } = await newsletter().content.render(
      parseDraft(bodyOf(ctx)),
      localeOf(ctx),
    );
    ctx.body = { ...sample, check: { verdict, findings } } satisfies Preview;
  },

  check: async (ctx: Context) => {
    const { verdict, findings } = await newsletter().campaign.render(param(ctx, 'id'), localeOf(ctx));
    ctx.body = { verdict, findings };
  },

  forecast: async (ctx: Context) => {
    const { campaign, progress } = newsletter();
    ctx.body = await progress.forecast(await campaign.find(param(ctx, 'id')), {
      startAt: instantOf(ctx.query.startAt, { field: 'startAt', rule: 'VIV-2.2' }),
      by: instantOf(ctx.query.finishBy, { field: 'finishBy', rule: 'VIV-2.2' }),
    });
  },

  progress: async (ctx: Context) => {
    const { campaign, progress } = newsletter();
    const found = await progress.ofCampaign(await campaign.find(param(ctx, 'id')), localeOf(ctx));
    if (!found) throw new Refusal('not_found', 'DESIGN-2.3');
    ctx.body = found;
  },

  confirm: async (ctx: Context) => {
    const { id, contentHash, rulesVersion, expiresAt } = await newsletter().schedule.confirm(
      param(ctx, 'id'),
      bodyOf(ctx).accepted,
      actorOf(ctx),
    );
    ctx.status = 201;
    ctx.body = {
      id,
      contentHash,
      rulesVersion,
      expiresAt: iso(expiresAt),
    } satisfies SendConfirmation;
  },

  schedule: async (ctx: Context) => {
    const { confirmationId, startAt } = bodyOf(ctx);
    const request = {
      confirmationId: typeof confirmationId === 'string' ? confirmationId : null,
      startAt: instantOf(startAt, { field: 'startAt', rule: 'VIV-2.2' }),
    };
    ctx.body = await campaignView(
      ctx,
      await newsletter().schedule.schedule(param(ctx, 'id'), request, actorOf(ctx)),
    );
  },

  pause: async (ctx: Context) => {
    await newsletter().steering.pause(param(ctx, 'id'), actorOf(ctx).name);
    ctx.body = await campaignView(ctx, await newsletter().campaign.find(param(ctx, 'id')));
  },

  resume: async (ctx: Context) => {
    await newsletter().steering.resume(param(ctx, 'id'), actorOf(ctx).name);
    ctx.body = await campaignView(ctx, await newsletter().campaign.find(param(ctx, 'id')));
  },

  cancel: async (ctx: Context) => {
    await newsletter().steering.cancel(param(ctx, 'id'), actorOf(ctx).name);
    ctx.body = await campaignView(ctx, await newsletter().campaign.find(param(ctx, 'id')));
  },
});

export const approvalsController = withRefusals({
  list: async (ctx: Context) => {
    const page = pageOf(ctx);
    const found = await newsletter().approvals.page(queryText(ctx, 'state'), page);
    ctx.body = envelope(page, {
      total: found.total,
      results: await Promise.all(found.results.map((approval) => approvalView(ctx, approval))),
    });
  },

  decide: async (ctx: Context) => {
    const { decision, note } = bodyOf(ctx);
    if (decision !== 'approved' && decision !== 'refused')
      throw new Refusal('field_invalid', 'MOS-5.0', { field: 'decision' });
    const decided = { state: decision, note: typeof note === 'string' ? note : '' } as const;
    ctx.body = await approvalView(
      ctx,
      await newsletter().approvals.decide(rowIdOf(ctx, 'id', 'MOS-5.0'), decided, actorOf(ctx)),
    );
  },
});
