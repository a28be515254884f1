import type { Database } from '../../db/database';
import type { SendConfirmation } from '../../domain/campaign/send-gate';
import { offsetOf, readJson, type PageRequest } from '../rows';

const CONFIRMATIONS = 'newsletter_send_confirmations';
const APPROVALS = 'newsletter_approvals';

export interface StoredConfirmation extends SendConfirmation {
  readonly id: string;
  readonly userId: number;
}

interface ConfirmationRow {
  id: string;
  campaign_id: string;
  content_hash: string;
  rules_version: string;
  user_id: number;
  created_at: number;
  used_at: number | null;
}

const toConfirmation = (row: ConfirmationRow): StoredConfirmation => ({
  id: row.id,
  campaignId: row.campaign_id,
  contentHash: row.content_hash,
  rulesVersion: row.rules_version,
  userId: row.user_id,
  createdAt: row.created_at,
  usedAt: row.used_at,
});

export type ApprovalState = 'requested' | 'approved' | 'refused' | 'void';

export interface ApprovalRecord {
  readonly id: number;
  readonly campaignId: string;
  readonly contentHash: string;
  readonly state: ApprovalState;
  readonly findings: readonly unknown[];
  readonly requestedBy: number;
  readonly requestedAt: number;
  readonly decidedBy: number | null;
  readonly decidedAt: number | null;
  readonly note: string | null;
}

interface ApprovalRow {
  id: number;
  campaign_id: string;
  content_hash: string;
  state: ApprovalState;
  findings: unknown;
  requested_by: number;
  requested_at: number;
  decided_by: number | null;
  decided_at: number | null;
  note: string | null;
}

const toApproval = (row: ApprovalRow): ApprovalRecord => ({
  id: row.id,
  campaignId: row.campaign_id,
  contentHash: row.content_hash,
  state: row.state,
  findings: readJson<unknown[]>(row.findings, []),
  requestedBy: row.requested_by,
  requestedAt: row.requested_at,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at,
  note: row.note,
});

/** The two acts of people a campaign may need before it leaves: the ticked box (MFR-3.3) and the second opinion (MOS-5.0). */
export const createSendPermissionRepository = (database: Database) => ({
  confirm: async (confirmation: StoredConfirmation): Promise<void> => {
    await database.knex()(CONFIRMATIONS).insert({
      id: confirmation.id,
      campaign_id: confirmation.campaignId,
      content_hash: confirmation.contentHash,
      rules_version: confirmation.rulesVersion,
      user_id: confirmation.userId,
      created_at: confirmation.createdAt,
    });
  },

  confirmation: async (id: string): Promise<StoredConfirmation | null> => {
    const row = await database.knex()(CONFIRMATIONS).where({ id }).first<ConfirmationRow>();
    return row ? toConfirmation(row) : null;
  },

  /** Compare-and-set: true once. */
  useConfirmation: async (id: string, now: number): Promise<boolean> =>
    (await database.knex()(CONFIRMATIONS).where({ id }).whereNull('used_at').update({ used_at: now })) === 1,

  requestApproval: async (request: {
    campaignId: string;
    contentHash: string;
    findings: readonly unknown[];
    requestedBy: number;
    now: number;
  }): Promise<number> => {
    const knex = database.knex();
    const open = await knex(APPROVALS)
      .where({ campaign_id: request.campaignId, content_hash: request.contentHash, state: 'requested' })
      .first<ApprovalRow>();
    if (open) return open.id;
    await knex(APPROVALS)
      .where({ campaign_id: request.campaignId, state: 'requested' })
      .update({ state: 'void' });
    const [row] = await knex(APPROVALS)
      .insert({
        campaign_id: request.campaignId,
        content_hash: request.contentHash,
        state: 'requested',
        findings: JSON.stringify(request.findings),
        requested_by: request.requestedBy,
        requested_at: request.now,
      })
      .returning<{ id: number }[]>('id');
    if (!row) throw new Error('The database gave the new approval request no id.');
    return row.id;
  },

  voidApprovals: async (campaignId: string): Promise<void> => {
    await database
      .knex()(APPROVALS)
      .where({ campaign_id: campaignId })
      .whereIn('state', ['requested', 'approved'])
      .update({ state: 'void' });
  },

  approval: async (id: number): Promise<ApprovalRecord | null> => {
    const row = await database.knex()(APPROVALS).where({ id }).first<ApprovalRow>();
    return row ? toApproval(row) : null;
  },

  latestApproval: async (campaignId: string): Promise<ApprovalRecord | null> => {
    const row = await database
      .knex()(APPROVALS)
      .where({ campaign_id: campaignId })
      .orderBy('id', 'desc')
      .first<ApprovalRow>();
    return row ? toApproval(row) : null;
  },

  isApproved: async (campaignId: string, contentHash: string): Promise<boolean> =>
    (await database
      .knex()(APPROVALS)
      .where({ campaign_id: campaignId, content_hash: contentHash, state: 'approved' })
      .first('id')) !== undefined,

  decide: async (
    id: number,
    decision: { state: 'approved' | 'refused'; userId: number; note: string; now: number },
  ) =>
    (await database.knex()(APPROVALS).where({ id, state: 'requested' }).update({
      state: decision.state,
      decided_by: decision.userId,
      decided_at: decision.now,
      note: decision.note,
    })) === 1,

  approvals: async (state: string | undefined, page: PageRequest) => {
    const query = database.knex()(APPROVALS);
    if (state) void query.where({ state });
    const count = await query.clone().count<{ n: number | string }[]>({ n: '*' }).first();
    const rows = await query
      .orderBy('id', 'desc')
      .limit(page.pageSize)
      .offset(offsetOf(page))
      .select<ApprovalRow[]>();
    return { results: rows.map(toApproval), total: Number(count?.n ?? 0) };
  },
});

export type SendPermissionRepository = ReturnType<typeof createSendPermissionRepository>;
