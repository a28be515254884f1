import type { Database } from '../../db/database';

const TABLE = 'newsletter_restricted_proofs';

export interface RestrictedProof {
  readonly senderId: string;
  readonly subscriberId: string;
  readonly emailHash: string;
  /** The ledger record whose evidence this is. */
  readonly recordId: string;
  /** The evidence, readable only with the address and the installation's secret. */
  readonly sealed: string;
  readonly keepUntil: number;
}

/** Evidence of erased people, kept for claims and for nothing else (GDPR Art. 17(3)(e), 18). */
export const createRestrictedProofRepository = (database: Database) => {
  const table = () => database.knex()(TABLE);
  return {
    add: async (proofs: readonly RestrictedProof[]): Promise<void> => {
      for (const proof of proofs)
        await table().insert({
          sender_id: proof.senderId,
          subscriber_id: proof.subscriberId,
          email_hash: proof.emailHash,
          record_id: proof.recordId,
          sealed: proof.sealed,
          keep_until: proof.keepUntil,
        });
    },

    ofAddress: async (emailHash: string): Promise<readonly RestrictedProof[]> => {
      const rows = await table().where({ email_hash: emailHash }).orderBy('id').select<
        {
          sender_id: string;
          subscriber_id: string;
          record_id: string;
          sealed: string;
          keep_until: number;
        }[]
      >();
      return rows.map((row) => ({
        senderId: row.sender_id,
        subscriberId: row.subscriber_id,
        emailHash,
        recordId: row.record_id,
        sealed: row.sealed,
        keepUntil: row.keep_until,
      }));
    },
  };
};

export type RestrictedProofRepository = ReturnType<typeof createRestrictedProofRepository>;
