import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { bootApp } from './lib/app.mjs';
import { floods } from './lib/flood.mjs';
import { inTurns } from './lib/rounds.mjs';
import { seedSender } from './lib/seed.mjs';

const REQUESTS = 2_000;
const CONNECTIONS = 16;
const ROUNDS = 3;
/** As it comes: domain/signup-form/breaker.ts. */
const BREAKER_FLOOR = 60;
const LOAD = fileURLToPath(new URL('./lib/load.mjs', import.meta.url));

const putLoad = async (order) => {
  const child = fork(LOAD, { execArgv: [] });
  child.send({ amount: REQUESTS, connections: CONNECTIONS, ...order });
  const [figures] = await once(child, 'message');
  if (figures.answered !== REQUESTS) throw new Error(`Not all were answered: ${JSON.stringify(figures)}`);
  return { rate: REQUESTS / figures.seconds, ...figures };
};

const SIGNUP = JSON.stringify({ form: 'brief', email: 'leser%n%@example.org', consents: { brief: true } });
const ENTRY = JSON.stringify({ data: { email: 'leser%n%@example.org', source: 'bench' } });

export const signup = {
  name: 'signup',
  unit: 'requests/s',
  what: `${REQUESTS} signups a round over ${CONNECTIONS} connections, each from another network; baseline: Strapi's own create of a content type with two fields`,
  run: async () => {
    const flooded = await floods(BREAKER_FLOOR);
    const app = await bootApp();
    // No profile means the strictest: the queue drains at one mail in 20 seconds while signups come in.
    const senderId = await seedSender(app, []);
    const url = await app.listen();
    const ours = (first) => putLoad({ url: `${url}/api/newsletter/subscriptions`, body: SIGNUP, first });
    const baseline = (first) => putLoad({ url: `${url}/api/bench-entries`, body: ENTRY, first });
    try {
      await baseline(0);
      await ours(0);
      const result = await inTurns(ROUNDS, {
        ours: (round) => ours((round + 1) * REQUESTS),
        baseline: (round) => baseline((round + 1) * REQUESTS),
      });
      const wanted = REQUESTS * (ROUNDS + 1);
      const { repositories, ledgerSealing } = app.newsletter;
      await ledgerSealing.sealAll();
      const records = (await repositories.ledger.read(senderId, 0, wanted * 2)).filter(
        ({ event }) => event === 'requested',
      );
      if (records.length !== wanted)
        throw new Error(`${records.length} requests in the ledger, not ${wanted}.`);
      return { ...result, also: flooded };
    } finally {
      await app.stop();
    }
  },
};
