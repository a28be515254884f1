import PgBoss from 'pg-boss';
import type { Batch, BatchQueue } from './port';

/** What is used of a PostgreSQL connection of the site's pool. */
export interface SqlConnection {
  query(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;
}

export interface SqlPool {
  acquireConnection(): Promise<SqlConnection>;
  releaseConnection(connection: SqlConnection): Promise<void>;
}

/** Its own, so that a site which uses pg-boss itself does not meet ours. */
const SCHEMA = 'newsletter_jobs';
const QUEUE = 'sending';
/** A batch nobody fetched by then is of no use: the tick has looked long since. */
const KEPT_MINUTES = 5;

/** On the site's own connections: no second pool, no second set of credentials. */
const sqlOf = (pool: SqlPool): PgBoss.Db => ({
  executeSql: async (text, values) => {
    const connection = await pool.acquireConnection();
    try {
      // Without values it may be several statements, which only the simple protocol takes.
      return (await (values ? connection.query(text, values) : connection.query(text))) as { rows: never[] };
    } catch (error) {
      // Its own statements come with BEGIN: the connection goes back to everybody.
      await connection.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await pool.releaseConnection(connection);
    }
  },
});

/**
 * Batches through pg-boss. They are fetched and taken off by hand: its own workers complete jobs without waiting for
 * the answer, and a database that is away for a moment would end the process.
 */
export const pgBossQueue = <Data extends object>(pool: SqlPool): BatchQueue<Data> => {
  let boss: PgBoss | null = null;

  const open = async (onError: (error: unknown) => void): Promise<PgBoss> => {
    const starting = new PgBoss({ db: sqlOf(pool), schema: SCHEMA, schedule: false, deleteAfterHours: 1 });
    starting.on('error', onError);
    await starting.start();
    // A second one of the same key is not taken while the first one waits.
    await starting.createQueue(QUEUE, {
      name: QUEUE,
      policy: 'short',
      retryLimit: 0,
      retentionMinutes: KEPT_MINUTES,
    });
    return starting;
  };

  return {
    start: async (onError) => {
      // Of two processes that make its tables at once the second one fails; the next time it finds them made.
      boss = await open(onError).catch(() => open(onError));
    },

    offer: async (batches: readonly Batch<Data>[]) => {
      for (const { key, data } of batches) await boss?.send(QUEUE, data, { singletonKey: key });
    },

    take: async (limit) => {
      const jobs = (await boss?.fetch<Data>(QUEUE, { batchSize: limit })) ?? [];
      const ids = jobs.map(({ id }) => id);
      if (ids.length > 0) await boss?.deleteJob(QUEUE, ids);
      // Strapi has its connections hand out JSON as text.
      return jobs.map(({ data }) => (typeof data === 'string' ? (JSON.parse(data) as Data) : data));
    },

    stop: async () => {
      const stopping = boss;
      boss = null;
      await stopping?.stop({ graceful: false, wait: false, close: false });
    },
  };
};
