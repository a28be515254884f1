import type { Database } from '../db/database';
import type { Clock } from './clock';

export interface AuditEntry {
  /** `user:7`, `visitor`, `engine`, `cli`. Never an address. */
  readonly actor: string;
  readonly action: string;
  /** Id of what it was done to. */
  readonly subject: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Who did what, when: written in the transaction of the deed. */
export const createAudit = (database: Database, clock: Clock) => ({
  write: async (entry: AuditEntry): Promise<void> => {
    await database
      .knex()('newsletter_audit')
      .insert({
        at: clock.now(),
        actor: entry.actor,
        action: entry.action,
        subject: entry.subject,
        details: JSON.stringify(entry.details ?? {}),
      });
  },
});

export type Audit = ReturnType<typeof createAudit>;
