import type { Core } from '@strapi/strapi';
import { compose } from './compose';
import { parseConfig } from './config';
import { migrate } from './db/migrate';
import { openDatabase } from './db/database';
import { setNewsletter } from './instance';
import { scheduleSendingTick } from './jobs/sending-tick';
import { permissionActions } from './permissions';
import { releaseLater } from './released';
import { raiseWalls } from './walls';

export default async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  const config = parseConfig(strapi.config.get('plugin::newsletter'));
  await migrate(openDatabase(strapi));
  const newsletter = compose(strapi, config);
  setNewsletter(newsletter);
  raiseWalls(strapi);
  await strapi.service('admin::permission').actionProvider.registerMany(permissionActions as never);
  const tick = scheduleSendingTick(newsletter.engine);
  // Released last in, first out: no tick after the engine has stopped.
  releaseLater(() => newsletter.engine.stop());
  releaseLater(async () => void (await tick.destroy()));
};
