import { pgBossQueue } from '../../src/plugins/newsletter/server/src/providers/batch-queue/pg-boss';
import { runJson } from '../helpers/cli';
import { seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { agreedRun } from '../helpers/sending';
import { serverEnv } from '../helpers/server-process';
import { startSmtpSink, type SmtpSink } from '../helpers/smtp-sink';
import { boot, type App } from '../helpers/strapi';
import { startWorker, type WorkerProcess } from '../helpers/worker-process';

const onPostgres = process.env.TEST_POSTGRES_URL ? describe : describe.skip;
const FAST = { sender: { profiles: ['test-fast'] } };

onPostgres('a worker beside a server that does not send, on PostgreSQL', () => {
  let app: App;
  let sink: SmtpSink;
  let worker: WorkerProcess | null = null;
  let whileOnTheWire: (() => void) | null = null;
  beforeAll(async () => {
    sink = await startSmtpSink({
      onMailFrom: (_address, _session, callback) => {
        whileOnTheWire?.();
        callback();
      },
    });
    app = await boot({
      database: 'postgres',
      listen: true,
      env: { SMTP_URL: sink.url, NEWSLETTER_SENDING: 'off' },
    });
  });
  afterAll(async () => {
    worker?.child.kill('SIGKILL');
    await worker?.ended;
    await app.stop();
    await sink.close();
  });

  it('DESIGN-4: what the server schedules the worker sends; told to end, it records what is on the wire, gives back the rest and ends with 0', async () => {
    const { senderId } = await seedSender(app, FAST);
    await seedConfirmed(app, senderId, 40);
    const id = await sendCampaign(app, senderId);
    expect(await app.newsletter.doctor.examine({ dns: false })).toContainEqual(
      expect.objectContaining({ check: 'runners', state: 'failed', code: 'nobody_sends' }),
    );
    worker = startWorker(await serverEnv());
    const told = new Promise<void>((resolve) => {
      whileOnTheWire = () => {
        if (sink.mails.length < 10) return;
        worker?.child.kill('SIGTERM');
        resolve();
      };
    });
    await told;
    const { code, stdout } = await worker.ended;
    worker = null;
    whileOnTheWire = null;
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ endedBy: 'SIGTERM' });
    const { counts } = await agreedRun(app, id);
    expect(counts).toMatchObject({
      submitted: sink.mails.length,
      uncertain: 0,
      queued: 40 - sink.mails.length,
    });
    expect(counts.queued).toBeGreaterThan(0);
    const inHands = await app.strapi.db
      .connection('newsletter_deliveries')
      .whereNotIn('state', ['submitted', 'queued']);
    expect(inHands).toEqual([]);
  });

  it('DESIGN-2.7: with another secret it does not send, since it would find no proof and leave everybody out', async () => {
    const other = {
      ...(await serverEnv()),
      NEWSLETTER_SECRET: 'another-secret-of-somebody-who-mixed-two-up',
    };
    const { code, stdout } = await startWorker(other).ended;
    expect([code, JSON.parse(stdout).error?.code]).toEqual([2, 'secret_foreign']);
  });

  it('DESIGN-2.3: the database itself ends a turn whose process was cut off, and no other transaction', async () => {
    const { database, repositories } = app.newsletter;
    const { runners, slots } = repositories;
    const bound = async (): Promise<string> => {
      const { rows } = await database.knex().raw('SHOW idle_in_transaction_session_timeout');
      return rows[0].idle_in_transaction_session_timeout;
    };
    const here = {
      id: 'cut-off',
      role: 'worker',
      host: 'here',
      pid: 1,
      version: '1',
      secretMark: null,
    } as const;
    await runners.register(here, Date.now());
    await slots.take('cut-off.test', { holder: here.id, alone: false });
    await database.transaction(async () => {
      expect(await bound()).toBe('0');
      expect(await runners.fence(here.id, 'cut-off.test')).toBe(true);
      expect(await bound()).toBe('30s');
    });
    await database.transaction(async () => expect(await bound()).toBe('0'));
    await runners.end([here.id], 'itself');
  });

  it('DESIGN-4: batches on offer go to one who takes them, once, and lie in a schema of their own', async () => {
    const { client } = app.strapi.db.connection;
    const [mine, theirs] = [pgBossQueue<{ n: number }>(client), pgBossQueue<{ n: number }>(client)];
    const fail = (error: unknown) => {
      throw error;
    };
    await mine.start(fail);
    await theirs.start(fail);
    await mine.offer([{ key: 'a.test#0', data: { n: 1 } }]);
    // The same on offer twice is on offer once.
    await theirs.offer([
      { key: 'a.test#0', data: { n: 2 } },
      { key: 'a.test#1', data: { n: 3 } },
    ]);
    const taken = [...(await mine.take(10)), ...(await theirs.take(10))];
    // The server of this installation may have offered something of its own.
    expect(taken.flatMap(({ n }) => (n === undefined ? [] : [n])).sort()).toEqual([1, 3]);
    await mine.stop();
    await theirs.stop();
    const schemas = await app.strapi.db
      .connection('pg_tables')
      .distinct('schemaname')
      .where('tablename', 'job');
    expect(schemas).toEqual([{ schemaname: 'newsletter_jobs' }]);
  });
});

describe('a worker on SQLite', () => {
  it('DESIGN-4: it is refused in words, since there the server itself sends', async () => {
    const app = await boot();
    const { exitCode, document } = await runJson(['worker']);
    await app.stop();
    expect([exitCode, document.error?.code]).toEqual([2, 'postgres_required']);
  });
});
