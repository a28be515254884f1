import { databaseAway } from '../domain/trouble/database-away';
import { Refusal } from '../domain/refusal';
import { newsletter } from '../instance';

const RETRY_AFTER_SECONDS = 30;

/**
 * The refusal an error stands for: itself, or "not just now" while the database is away, whose cause goes to the log.
 * Null for a fault of ours, which goes on to Strapi.
 */
export const refusalFor = (error: unknown): Refusal | null => {
  if (error instanceof Refusal) return error;
  const cause = databaseAway(error);
  if (cause === null) return null;
  newsletter().troubles.databaseAway(cause);
  return new Refusal('temporarily_unavailable', 'DESIGN-2.7', { retryAfterSeconds: RETRY_AFTER_SECONDS });
};
