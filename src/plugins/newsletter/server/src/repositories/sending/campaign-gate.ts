import type { Database } from '../../db/database';
import { rowsOf, statement } from '../../db/statements';
import { readJson } from '../rows';

/** What the database says about a run and its sender at this moment (domain/delivery/hand-over-gate.ts). */
export interface CampaignGate {
  readonly runState: string;
  readonly senderState: string;
  /** From this instant on nothing leaves for the sender (MSR-4.1b), epoch ms; null: no end is known. */
  readonly contractEndsAt: number | null;
  readonly profiles: readonly string[];
  readonly accepted: readonly { readonly policy: string; readonly version: string }[];
  /** Of the confirmation the run was started with; null when it is not this campaign's. */
  readonly confirmedHash: string | null;
  readonly approvalNeeded: boolean;
  /** Whether exactly the content asked about was approved. */
  readonly approved: boolean;
}

interface GateRow {
  run_state: string;
  sender_id: string;
  sender_state: string;
  ends_at: number | null;
  profiles: unknown;
  campaign_id: string;
  confirmed_campaign: string | null;
  confirmed_hash: string | null;
  approval_needed: boolean | number;
  approved: number | null;
  /** SQLite has no such type: there it comes as text. */
  accepted: unknown;
}

const ACCEPTED = `'policy', a.policy, 'version', a.version`;
const GATE_SQL = (list: string) =>
  statement(
    `SELECT r.state AS run_state, r.sender_id, r.campaign_id, r.approval_needed, s.state AS sender_state, s.profiles, e.ends_at,
     c.campaign_id AS confirmed_campaign, c.content_hash AS confirmed_hash,
     (SELECT a.id FROM newsletter_approvals a
        WHERE a.campaign_id = r.campaign_id AND a.content_hash = ? AND a.state = 'approved' LIMIT 1) AS approved,
     (SELECT ${list} FROM newsletter_policy_acceptances a WHERE a.sender_id = r.sender_id) AS accepted
   FROM newsletter_runs r
   JOIN newsletter_senders s ON s.document_id = r.sender_id
   LEFT JOIN newsletter_contract_ends e ON e.sender_id = r.sender_id
   LEFT JOIN newsletter_send_confirmations c ON c.id = r.confirmation_id
   WHERE r.id = ?`,
  );
const GATE = {
  ...GATE_SQL(`json_group_array(json_object(${ACCEPTED}))`),
  postgres: GATE_SQL(`json_agg(json_build_object(${ACCEPTED}))`).postgres,
};

/** The gate every hand-over of a run passes: read before each, so its statements are ready ones. */
export const createCampaignGateRepository = (database: Database) => ({
  /** Null: the run or its sender is gone. */
  read: async (runId: number, contentHash: string): Promise<CampaignGate | null> => {
    const [row] = await rowsOf<GateRow>(database, GATE, [contentHash, runId]);
    if (!row) return null;
    return {
      runState: row.run_state,
      senderState: row.sender_state,
      contractEndsAt: row.ends_at,
      profiles: readJson<string[]>(row.profiles, []),
      accepted: readJson<CampaignGate['accepted']>(row.accepted, []),
      confirmedHash: row.confirmed_campaign === row.campaign_id ? row.confirmed_hash : null,
      approvalNeeded: Boolean(row.approval_needed),
      approved: row.approved !== null,
    };
  },
});

export type CampaignGateRepository = ReturnType<typeof createCampaignGateRepository>;
