import type { Core } from '@strapi/strapi';
import { compose, type Newsletter } from './compose';
import { parseConfig } from './config';
import { migrate } from './db/migrate';
import { openDatabase } from './db/database';
import { protect } from './domain/consent/record-mac';
import { setNewsletter } from './instance';
import type { Job } from './jobs/every';
import { startConsentUpkeep } from './jobs/consent-upkeep';
import { startCounters } from './jobs/counters';
import { startHeartbeatWatch } from './jobs/heartbeat-watch';
import { startImports } from './jobs/imports';
import { startLeavingTasks } from './jobs/leaving-tasks';
import { startLedgerCheckpoint } from './jobs/ledger-checkpoint';
import { startLedgerSealing } from './jobs/ledger-sealing';
import { startRetention } from './jobs/retention';
import { permissionActions } from './permissions';
import { releaseLater } from './released';
import { randomId } from './repositories/rows';
import { createKeys } from './services/keys';
import { raiseWalls } from './walls';

/** A key that cannot sign is said before the first mail it would have to sign. */
const tellBrokenKeys = async (strapi: Core.Strapi, { dkim }: Newsletter): Promise<void> => {
  for (const { domain, selector, code } of await dkim.verifyAll())
    strapi.log.error(
      `newsletter: the DKIM key ${selector} of ${domain} cannot sign (${code}): nothing is sent in its name (R6376-3)`,
    );
};

/** Or only to tell the others, where this server is not to send itself. */
const startToSend = async (
  strapi: Core.Strapi,
  { config, database, handOut, startSending }: Newsletter,
): Promise<Pick<Job, 'stop'>> => {
  if (config.sending === 'on') return startSending('server');
  if (database.isSqlite)
    strapi.log.error('newsletter: sending is off, and on SQLite no other process can: no mail leaves.');
  await handOut.start(null);
  return handOut;
};

/** Sees whether whoever sends still does, which every server tells its admin. */
const startWatch = (strapi: Core.Strapi, newsletter: Newsletter): void => {
  const watch = startHeartbeatWatch(newsletter.heartbeat, (error) =>
    strapi.log.error(`newsletter: the heartbeat of the sending engine cannot be read. ${reasonOf(error)}`),
  );
  releaseLater(() => watch.stop());
};

const startWork = (strapi: Core.Strapi, newsletter: Newsletter): void => {
  const { holder, clock, repositories, consentUpkeep, ledgerSealing, ledgerCheckpoints, imports } =
    newsletter;
  const shared = { clock, leases: repositories.leases, holder };
  tellBrokenKeys(strapi, newsletter).catch((error: unknown) =>
    strapi.log.error(`newsletter: the DKIM keys could not be looked at. ${reasonOf(error)}`),
  );
  const sending = startToSend(strapi, newsletter);
  const upkeep = startConsentUpkeep({ ...shared, upkeep: consentUpkeep }, (error) =>
    strapi.log.error(
      `newsletter: the upkeep of consents failed; the next pass tries again. ${reasonOf(error)}`,
    ),
  );
  const sealing = startLedgerSealing({ ...shared, sealing: ledgerSealing }, (error) =>
    strapi.log.error(`newsletter: the consent ledger could not be sealed. ${reasonOf(error)}`),
  );
  const checkpoint = startLedgerCheckpoint({ ...shared, checkpoints: ledgerCheckpoints }, (error) =>
    strapi.log.error(`newsletter: the consent ledger has no new checkpoint. ${reasonOf(error)}`),
  );
  const importing = startImports(imports.upkeep, (error) =>
    strapi.log.error(`newsletter: an import stopped; the next pass goes on with it. ${reasonOf(error)}`),
  );
  const leavingTasks = startLeavingTasks(
    {
      ...shared,
      leavingByMail: newsletter.leavingByMail,
      alarm: (applied) =>
        strapi.log.warn(
          `newsletter: ${applied} requests to leave by mail waited three days for a decision and were applied.`,
        ),
      backlog: (waiting) =>
        strapi.log.warn(
          `newsletter: ${waiting} requests to leave by mail have waited for a decision for more than an hour.`,
        ),
    },
    (error) => strapi.log.error(`newsletter: requests to leave by mail wait. ${reasonOf(error)}`),
  );
  const retention = startRetention(
    { ...shared, runName: () => randomId(), retention: newsletter.retention },
    (error) => strapi.log.error(`newsletter: the retention run stopped. ${reasonOf(error)}`),
  );
  const counting = newsletter.counters
    ? startCounters(newsletter.counters, (error) =>
        strapi.log.error(`newsletter: the metrics could not be written; they are kept. ${reasonOf(error)}`),
      )
    : null;
  // Before all others, so that it is released last of them: what they still count comes along.
  if (counting) releaseLater(() => counting.stop());
  // Released last in, first out.
  releaseLater(async () => (await sending).stop());
  releaseLater(() => upkeep.stop());
  releaseLater(() => sealing.stop());
  releaseLater(() => checkpoint.stop());
  releaseLater(() => importing.stop());
  releaseLater(() => retention.stop());
  releaseLater(() => leavingTasks.stop());
};

const reasonOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

export default async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  const config = parseConfig(strapi.config.get('plugin::newsletter'));
  const { ledgerMac } = createKeys(config.secret);
  await migrate(openDatabase(strapi), { protect: (record) => protect(record, ledgerMac) });
  const newsletter = compose(strapi, config);
  await newsletter.secretGuard.fits();
  setNewsletter(newsletter);
  raiseWalls(strapi);
  await strapi.service('admin::permission').actionProvider.registerMany(permissionActions as never);
  // A process that serves also sends; one that only runs a command does not.
  strapi.server.httpServer.once('listening', () => {
    startWatch(strapi, newsletter);
    // With a foreign secret it only serves, so that the admin can say what is wrong.
    if (newsletter.secretGuard.mayBeOurs) startWork(strapi, newsletter);
  });
};
