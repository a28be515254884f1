import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { bootApp } from './lib/app.mjs';
import { inTurns } from './lib/rounds.mjs';
import { seedSender } from './lib/seed.mjs';

const SUBSCRIBERS = 1_000_000;
const ROUNDS = 3;
const UID = 'plugin::newsletter.subscriber';
const statement = (name) =>
  readFileSync(new URL(`../fixtures/many-subscribers/${name}.sql`, import.meta.url), 'utf8');
const cursor = (value) => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');

/** What an editor looks at: ours, and the same screen by Strapi's own paging where that can show it. */
const SCREENS = [
  { name: 'newest', asked: {}, strapi: {} },
  { name: 'one sender', asked: { senderId: 'own' }, strapi: { senderId: 'own' } },
  { name: 'frequent state', asked: { state: 'active' }, strapi: { state: 'active' } },
  { name: 'rare state', asked: { state: 'erased' }, strapi: { state: 'erased' } },
  { name: 'in the middle', asked: { after: cursor(SUBSCRIBERS / 2) }, strapi: {}, page: SUBSCRIBERS / 40 },
  {
    name: 'beginning of an address',
    asked: { search: 'an' },
    strapi: { emailNormalised: { $startsWith: 'an' } },
  },
  {
    name: 'complete address',
    asked: { search: 'known@example.org' },
    strapi: { emailNormalised: 'known@example.org' },
  },
  { name: 'purpose', asked: { purposeKey: 'brief' } },
  { name: 'purpose and rare state', asked: { purposeKey: 'brief', state: 'objected' } },
  { name: 'beginning and rare state', asked: { search: 'b', state: 'suppressed' } },
  {
    name: 'beginning, purpose and rare state',
    asked: { search: 'b', purposeKey: 'brief', state: 'objected' },
  },
];
const COMPARED = SCREENS.filter(({ strapi }) => strapi !== undefined);

const fill = async ({ newsletter }, sender) => {
  const knex = newsletter.database.knex();
  const at = newsletter.database.isSqlite ? Date.now() : new Date();
  await knex.raw(statement('subscribers'), { count: SUBSCRIBERS, sender, at });
  await knex.raw(statement('consents'), { count: SUBSCRIBERS, sender, now: Date.now() });
  await knex('newsletter_subscribers')
    .where({ document_id: 'many4321' })
    .update({
      email: 'known@example.org',
      email_normalised: 'known@example.org',
      email_hash: newsletter.keys.hashAddress('known@example.org'),
    });
  await knex.raw('ANALYZE');
};

const timed = async (work) => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** Milliseconds per screen, after each was shown once. */
const measure = async (screens, show) => {
  const milliseconds = {};
  for (const screen of screens) {
    await show(screen);
    const times = [];
    for (let n = 0; n < 5; n += 1) times.push(await timed(() => show(screen)));
    milliseconds[screen.name] = Number(times.sort((a, b) => a - b)[2].toFixed(1));
  }
  const all = COMPARED.reduce((sum, { name }) => sum + milliseconds[name], 0);
  return { rate: (COMPARED.length * 1_000) / all, milliseconds };
};

export const subscribers = {
  name: 'subscribers',
  unit: 'pages/s',
  what: `pages of the list of ${SUBSCRIBERS} subscribers with their count; baseline: Strapi's own paging of the same rows`,
  run: async () => {
    const app = await bootApp(
      process.env.BENCH_POSTGRES_URL
        ? { DATABASE_CLIENT: 'postgres', DATABASE_URL: process.env.BENCH_POSTGRES_URL }
        : {},
    );
    try {
      const senderId = await seedSender(app, []);
      await fill(app, senderId);
      const own = (where) => (where.senderId === 'own' ? { ...where, senderId } : where);
      const ours = ({ asked }) => app.newsletter.subscriberList.page(own(asked));
      const theirs = ({ strapi, page = 1 }) =>
        app.strapi.db
          .query(UID)
          .findPage({ where: own(strapi), orderBy: { id: 'desc' }, page, pageSize: 20 });
      return await inTurns(ROUNDS, {
        ours: () => measure(SCREENS, ours),
        baseline: () => measure(COMPARED, theirs),
      });
    } finally {
      await app.stop();
    }
  },
};
