import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const file = (name) => fileURLToPath(new URL(name, import.meta.url));
const start = (name) => fork(file(name), { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });

const AMOUNT = 10_000;
const SECONDS = 60;

/** Refused is an answer with a code and a reason; a server's fault and silence are not. */
const verdictOf = ({ answers, requests, records, mails }) => {
  const accepted = answers['202'] ?? 0;
  const answered = accepted + (answers['429'] ?? 0);
  const lost = accepted - Math.min(requests, records, mails);
  if (answered !== AMOUNT) throw new Error(`Not every signup was answered: ${JSON.stringify(answers)}`);
  if (lost !== 0) throw new Error(`${lost} accepted signups left no trace.`);
  return { accepted, refused: answered - accepted, lost };
};

/**
 * 10,000 signups of one form within a minute, from 10,000 networks, none of them with proof of work. With the floor of
 * the breaker as it comes that is an attack; with a floor above it, a form that was shown on television.
 */
const flood = async (name, breakerFloor) => {
  const site = start('./flood-site.mjs');
  site.send({ breakerFloor: String(breakerFloor) });
  const [{ url }] = await once(site, 'message');
  const load = start('./flood-load.mjs');
  const order = {
    url: `${url}/api/newsletter/subscriptions`,
    amount: AMOUNT,
    seconds: SECONDS,
    form: 'brief',
  };
  load.send(order);
  const [offered] = await once(load, 'message');
  site.send('done');
  const [kept] = await once(site, 'message');
  return { name, breakerFloor, ...offered, ...kept, ...verdictOf({ ...offered, ...kept }) };
};

export const floods = async (breakerFloor) => [
  await flood('breaker stays shut', 1_000_000),
  await flood('breaker opens', breakerFloor),
];
