import type { Context } from 'koa';
import type { RecipientOutcome, SecondLookResult } from '../../../../shared/contracts';
import { isSecondLook } from '../../domain/delivery/second-look';
import { Refusal } from '../../domain/refusal';
import { withRefusals } from '../../http/errors';
import { bodyOf, envelope, isRowId, pageOf, param, queryText } from '../../http/request';
import { newsletter } from '../../instance';
import { actorOf } from './actor';
import { isoOrNull } from './instants';

/** A page of recipients by their numbers, or all there are. */
const MAX_CHOSEN = 100;

const chosen = (recipients: unknown): readonly number[] | null => {
  if (recipients === 'all') return null;
  const known =
    Array.isArray(recipients) &&
    recipients.length > 0 &&
    recipients.length <= MAX_CHOSEN &&
    recipients.every(isRowId);
  if (!known) throw new Refusal('field_invalid', 'DESIGN-2.3', { field: 'recipients' });
  return recipients.map(Number);
};

/** The recipients of a campaign under way or over. */
export const recipientsController = withRefusals({
  list: async (ctx: Context) => {
    const { campaign, repositories } = newsletter();
    const record = await campaign.find(param(ctx, 'id'));
    const page = pageOf(ctx);
    const run = await repositories.runs.findByCampaign(record.id);
    const found = run
      ? await repositories.outcomes.page(run.id, { ...page, state: queryText(ctx, 'state') })
      : { rows: [], total: 0 };
    const results = found.rows.map((row): RecipientOutcome => ({
      id: String(row.id),
      subscriberId: row.subscriber_id,
      email: row.email ?? '',
      state: row.state,
      reason: row.reason,
      rule: row.rule,
      at: isoOrNull(row.handed_over_at),
    }));
    ctx.body = envelope(page, { results, total: found.total });
  },

  report: async (ctx: Context) => {
    const { campaign, recipientsCsv } = newsletter();
    const { id } = await campaign.find(param(ctx, 'id'));
    const csv = await recipientsCsv(id, actorOf(ctx).name);
    ctx.set('Content-Disposition', `attachment; filename="campaign-${id}.csv"`);
    ctx.type = 'text/csv; charset=utf-8';
    ctx.body = csv;
  },

  decide: async (ctx: Context) => {
    const { campaign, secondLook } = newsletter();
    const { id } = await campaign.find(param(ctx, 'id'));
    const { decision, recipients } = bodyOf(ctx);
    if (!isSecondLook(decision)) throw new Refusal('field_invalid', 'DESIGN-2.3', { field: 'decision' });
    const order = { look: decision, ids: chosen(recipients), actor: actorOf(ctx).name };
    ctx.body = { count: await secondLook(id, order) } satisfies SecondLookResult;
  },
});
