import { readFileSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { runInNewContext } from 'node:vm';
import { bootApp } from './app.mjs';
import { campaignContent, smallContent } from './campaign.mjs';
import { scheduleCampaign } from './seed.mjs';

/**
 * A process that does nothing but send one campaign over a database that somebody else filled: what its memory grows
 * by is the campaign's. The built engine, its own mailer, a real connection.
 */
const [senderId, mail] = process.argv.slice(2);
const MEGABYTE = 1024 * 1024;
const LOOK_EVERY_MS = 1_000;
const TENTHS = 10;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/** Retries are due in minutes; nobody needs to sit through them. */
let aheadMs = 0;
const systemNow = Date.now;
Date.now = () => systemNow() + aheadMs;

const resident = () => process.memoryUsage.rss() / MEGABYTE;

/** What is left after the garbage collector ran. */
const live = () => {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / MEGABYTE;
};

/** Forgets the highest resident size so far (Linux, proc(5)). */
const forgetPeak = () => writeFileSync('/proc/self/clear_refs', '5');

/** The highest resident size since then as the kernel has it: nothing that happens between two looks is missed. */
const peak = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;

const untilSent = async ({ engine, repositories: { runs } }, id) => {
  engine.start();
  let jumps = 0;
  for (;;) {
    await engine.idle();
    const run = await runs.findByCampaign(id);
    if (run.state === 'sent') break;
    if (run.state !== 'sending' || engine.nextLookAt === null)
      throw new Error(`The campaign stands still: ${JSON.stringify(run)}.`);
    aheadMs += Math.max(0, engine.nextLookAt - Date.now());
    jumps += 1;
    engine.wake();
  }
  await engine.stop();
  return { run: await runs.findByCampaign(id), jumps };
};

const inTenths = (all) =>
  Array.from({ length: TENTHS }, (_, n) => Math.round(all[Math.floor(((n + 1) / TENTHS) * all.length) - 1]));

const app = await bootApp({ ...process.env });
const liveBefore = live();
const residentBefore = resident();
forgetPeak();
const looks = [];
const timer = setInterval(() => looks.push(resident()), LOOK_EVERY_MS);
const stalls = monitorEventLoopDelay({ resolution: 20 });
stalls.enable();
const since = performance.now();
const used = process.cpuUsage();
const id = await scheduleCampaign(app, senderId, mail === 'small' ? smallContent() : campaignContent());
const { run, jumps } = await untilSent(app.newsletter, id);
const { user, system } = process.cpuUsage(used);
clearInterval(timer);
process.send({
  counts: run.counts,
  seconds: Math.round((performance.now() - since) / 1_000),
  processorMicrosecondsPerMail: Math.round((user + system) / run.total),
  jumpsOfTheClockToRetries: jumps,
  residentMegabytesBefore: Math.round(residentBefore),
  residentMegabytesGrownByAtMost: Math.round(peak() - residentBefore),
  residentMegabytesByTenths: looks.length >= TENTHS ? inTenths(looks) : [],
  liveMegabytesGrownBy: Math.round(live() - liveBefore),
  longestStandstillMilliseconds: Math.round(stalls.max / 1e6),
});
await app.stop();
process.exit(0);
