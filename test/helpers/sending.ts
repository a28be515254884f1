import { setClock } from './clock';
import type { App } from './strapi';

/** How many deliveries of a campaign stand where, counted from the rows themselves. */
export const states = async (app: App, campaignId: string): Promise<Record<string, number>> => {
  const { runs } = app.newsletter.repositories;
  const run = await runs.findByCampaign(campaignId);
  const rows: { state: string; n: number | string }[] = await app.strapi.db
    .connection('newsletter_deliveries')
    .where({ run_id: run?.id })
    .groupBy('state')
    .select('state')
    .count({ n: '*' });
  return Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]));
};

const OPEN = ['queued', 'claimed', 'handing-over'];

/** The run, after checking that its counters say what its rows say and that nobody is missing (design 2.3). */
export const agreedRun = async (app: App, campaignId: string) => {
  const run = await app.newsletter.repositories.runs.findByCampaign(campaignId);
  if (!run) throw new Error('The campaign has no run.');
  const rows = await states(app, campaignId);
  const open = OPEN.reduce((sum, state) => sum + (rows[state] ?? 0), 0);
  const isFinal = ([state, n]: [string, number]): boolean => n !== 0 && !OPEN.includes(state);
  const counted = Object.fromEntries(Object.entries(run.counts).filter(isFinal));
  const finalRows = Object.fromEntries(Object.entries(rows).filter(isFinal));
  expect(counted).toEqual(finalRows);
  expect(run.counts.queued).toBe(open);
  expect(Object.values(run.counts).reduce((sum, n) => sum + n, 0)).toBe(run.total);
  return run;
};

/** One look of the engine at the present instant, to its end. */
export const look = async (app: App): Promise<void> => {
  app.newsletter.engine.wake();
  await app.newsletter.engine.idle();
};

/** An engine that stood still sends what may leave now, and stands still again. */
export const sendNow = async ({ newsletter: { engine } }: App): Promise<void> => {
  engine.start();
  await engine.idle();
  await engine.stop();
};

/** Lets the product live from one instant it names to the next, under a clock that stands still in between. */
export const live = async (app: App, until: string | number): Promise<void> => {
  const end = new Date(until).getTime();
  await look(app);
  for (;;) {
    const next = app.newsletter.engine.nextLookAt;
    if (next === null || next > end) break;
    setClock(Math.max(next, Date.now()));
    await look(app);
  }
  setClock(end);
};

/** Delivery rows with the addresses they belong to, in the order of the freeze. */
export const deliveries = async (app: App, campaignId: string) => {
  const run = await app.newsletter.repositories.runs.findByCampaign(campaignId);
  return app.strapi.db
    .connection({ d: 'newsletter_deliveries' })
    .leftJoin({ s: 'newsletter_subscribers' }, 's.document_id', 'd.subscriber_id')
    .where({ 'd.run_id': run?.id })
    .orderBy('d.id')
    .select('d.*', 's.email') as Promise<
    {
      id: number;
      email: string;
      state: string;
      reason: string | null;
      rule: string | null;
      reply: string | null;
      attempts: number;
      not_before: number;
    }[]
  >;
};

/** Most instants in any sliding 3,600 s; one exactly an hour old counts no longer. */
export const fullestHour = (instants: readonly number[]): number => {
  const sorted = [...instants].sort((a, b) => a - b);
  return sorted.reduce(
    (most, at) => Math.max(most, sorted.filter((other) => other <= at && other > at - 3_600_000).length),
    0,
  );
};

export const gaps = (instants: readonly number[]): number[] =>
  instants.slice(1).map((at, index) => at - (instants[index] ?? 0));
