import { performance } from 'node:perf_hooks';
import { bootApp } from './app.mjs';
import { seedSender } from './seed.mjs';

/** A site in a process of its own: its memory and CPU time are those of the flood and nothing else. */
const MEGABYTE = 1024 * 1024;
const megabytes = (bytes) => Math.round(bytes / MEGABYTE);

const kept = async (app) => {
  const knex = app.newsletter.database.knex();
  const count = async (query) => Number((await query.count({ n: '*' }).first()).n);
  return {
    requests: await count(knex('newsletter_confirmation_requests')),
    records: await count(knex('newsletter_consent_records').where({ event: 'requested' })),
    mails: await count(knex('newsletter_notices').where({ notice: 'double-opt-in' })),
    heldMails: await count(
      knex('newsletter_notices').where({ notice: 'double-opt-in' }).whereRaw('not_before > created_at'),
    ),
    alarms: await count(knex('newsletter_audit').where({ action: 'form.breaker-opened' })),
  };
};

process.once('message', async ({ breakerFloor }) => {
  const app = await bootApp({ SIGNUP_BREAKER_FLOOR_PER_HOUR: breakerFloor });
  await seedSender(app, []);
  const url = await app.listen();
  const [before, cpu] = [process.memoryUsage.rss(), process.cpuUsage()];
  let [most, longestMs, last] = [before, 0, performance.now()];
  const watch = setInterval(() => {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - last - 20);
    last = now;
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  process.once('message', async () => {
    clearInterval(watch);
    const { user, system } = process.cpuUsage(cpu);
    const figures = {
      cpuSeconds: Number(((user + system) / 1e6).toFixed(1)),
      rssMegabytes: { before: megabytes(before), most: megabytes(most) },
      longestStallMs: Math.round(longestMs),
      ...(await kept(app)),
    };
    await app.stop();
    process.send(figures);
    process.disconnect();
    process.exit(0);
  });
  process.send({ url });
});
