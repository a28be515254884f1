import type { Core } from '@strapi/strapi';
import { registerGraphql } from './graphql';
import { bodyGuard } from './http/body-guard';
import { formCors } from './http/form-cors';
import { loginWhileAway } from './http/login-while-away';
import { oneClickPreflight } from './http/one-click-preflight';
import { withUnreadableBody } from './http/unreadable-body';
import { metricsRoutes, pageNames, pageRoutes } from './routes/pages';
import { refuseDrafts } from './walls/drafts';

export default ({ strapi }: { strapi: Core.Strapi }): void => {
  strapi.server.use(oneClickPreflight as never);
  strapi.server.use(formCors as never);
  strapi.server.use(bodyGuard(pageNames) as never);
  strapi.server.use(loginWhileAway(strapi) as never);
  strapi.config.set('middlewares', withUnreadableBody(strapi.config.get('middlewares', [])));
  strapi.server.routes(pageRoutes as never);
  strapi.server.routes(metricsRoutes(strapi.config.get('plugin::newsletter.metricsToken')) as never);
  registerGraphql(strapi);
  refuseDrafts(strapi);
};
