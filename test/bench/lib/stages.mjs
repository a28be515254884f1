import { Session } from 'node:inspector/promises';

/** The innermost file of a call stack that stands here says what the time went into. */
const STAGES = [
  ['DKIM: header and body hash, signature', /domain\/message\/dkim\//],
  [
    'composing: slots, tokens, headers, bytes',
    /domain\/(message|rendering|token|campaign)\/|services\/(links|keys|sending\/messages)/,
  ],
  [
    'gates: consent, MAC and hashes of each recipient',
    /domain\/(consent|delivery|address|agreement|sending-policy)\/|repositories\/sending\/(recipients|campaign-gate)/,
  ],
  ['database: statements', /\/db\/|repositories\//],
  ['database: transactions (knex, Strapi, SQLite)', /node_modules\/(knex|@strapi|tarn|better-sqlite3)\//],
  ['SMTP: commands, replies, socket', /providers\/mailer\//],
  ['turns and lanes', /services\/(sending|coalescer)|\.ts$/],
];

const BY_NAME = new Map([
  ['(garbage collector)', 'garbage collection'],
  ['(idle)', null],
  // The profiler's own.
  ['dispatch', null],
]);
const REST = 'Node: event loop, promises, everything else';

const stageOf = (node, parents) => {
  const known = BY_NAME.get(node.callFrame.functionName);
  if (known !== undefined) return known;
  for (let at = node; at; at = parents.get(at.id)) {
    const stage = STAGES.find(([, files]) => files.test(at.callFrame.url));
    if (stage) return stage[0];
  }
  return REST;
};

const sum = ({ nodes, samples, timeDeltas }) => {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((id) => [id, node])));
  const totals = new Map();
  samples.forEach((id, index) => {
    const stage = stageOf(byId.get(id), parents);
    if (stage !== null) totals.set(stage, (totals.get(stage) ?? 0) + timeDeltas[index]);
  });
  return totals;
};

/**
 * Where the processor time of `work` goes, in microseconds a mail. The profile is sampled by the clock; its shares are
 * applied to the processor time, so that what the rest of the machine does makes no stage look dearer.
 */
export const profiled = async (mails, work) => {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 250 });
  const before = process.cpuUsage();
  await session.post('Profiler.start');
  await work();
  const { user, system } = process.cpuUsage(before);
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const processor = (user + system) / mails;
  const totals = [...sum(profile)].sort(([, a], [, b]) => b - a);
  const all = totals.reduce((so, [, total]) => so + total, 0);
  const stages = Object.fromEntries(
    totals.map(([stage, total]) => [stage, Math.round((processor * total) / all)]),
  );
  return { profile, processor: Math.round(processor), stages };
};
