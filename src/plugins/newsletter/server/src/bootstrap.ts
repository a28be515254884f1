import type { Core } from '@strapi/strapi';
import { compose, type Newsletter } from './compose';
import { parseConfig } from './config';
import { migrate } from './db/migrate';
import { openDatabase } from './db/database';
import { setNewsletter } from './instance';
import { startConsentUpkeep } from './jobs/consent-upkeep';
import { startSendingTick } from './jobs/sending-tick';
import { permissionActions } from './permissions';
import { releaseLater } from './released';
import { raiseWalls } from './walls';

const startWork = (strapi: Core.Strapi, newsletter: Newsletter): void => {
  const { engine, clock, repositories, consentUpkeep } = newsletter;
  const upkeepDeps = { clock, leases: repositories.leases, holder: engine.holder, upkeep: consentUpkeep };
  engine.start();
  const tick = startSendingTick(engine);
  const upkeep = startConsentUpkeep(upkeepDeps, (error) =>
    strapi.log.error(
      `newsletter: the upkeep of consents failed; the next pass tries again. ${reasonOf(error)}`,
    ),
  );
  // Released last in, first out: no tick after the engine has stopped.
  releaseLater(() => engine.stop());
  releaseLater(() => Promise.resolve(tick.stop()));
  releaseLater(() => Promise.resolve(upkeep.stop()));
};

const reasonOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

export default async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  const config = parseConfig(strapi.config.get('plugin::newsletter'));
  await migrate(openDatabase(strapi));
  const newsletter = compose(strapi, config);
  setNewsletter(newsletter);
  raiseWalls(strapi);
  await strapi.service('admin::permission').actionProvider.registerMany(permissionActions as never);
  // A process that serves also sends; one that only runs a command does not.
  strapi.server.httpServer.once('listening', () => startWork(strapi, newsletter));
};
