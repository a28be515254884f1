import type { Knex } from 'knex';

/** What a migration cannot know by itself. */
export interface MigrationTools {
  /** Hash of the evidence and MAC of a consent record. */
  protect(record: {
    documentId: string;
    senderId: string;
    subscriberId: string;
    purposeKey: string;
    event: string;
    occurredAt: string;
    payload: string;
  }): { payloadHash: string; mac: string };
}

/** Never edited once released; a later change is a further file. */
export interface Migration {
  readonly name: string;
  up(knex: Knex, tools: MigrationTools): Promise<void>;
}
