import { createRequire } from 'node:module';
import { mkdirSync } from 'node:fs';
import net from 'node:net';
import { at, root } from './paths.mjs';
import { giveUp } from './say.mjs';
import { keepHeapSteady } from './steady-heap.mjs';

const require = createRequire(import.meta.url);

/** Strapi's telemetry and update notes stay off: nothing here calls out (design: no outside host at run time). */
const QUIET = {
  STRAPI_TELEMETRY_DISABLED: 'true',
  BROWSER: 'none',
};

const probe = (host, port) =>
  new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error) => resolve(error.code));
    server.listen({ host, port }, () => server.close(() => resolve(null)));
  });

/** Ends with a sentence when somebody else has the port. */
export const requirePort = async (host, port) => {
  const problem = await probe(host, port);
  if (problem === 'EADDRINUSE') {
    giveUp(
      `Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm run …`,
    );
  }
  if (problem !== null) giveUp(`Cannot listen on ${host}:${port} (${problem}).`);
};

/** Loads Strapi in this process from the compiled site, without listening. */
export const loadStrapi = async () => {
  keepHeapSteady();
  Object.assign(process.env, QUIET);
  process.chdir(root);
  // Strapi's upload plugin ends the start where its folder is missing.
  mkdirSync(at('public/uploads'), { recursive: true });
  const { createStrapi } = require('@strapi/strapi');
  const strapi = createStrapi({ appDir: root, distDir: at('dist') });
  await strapi.load();
  return strapi;
};

export const listen = async (strapi) => {
  await strapi.listen();
};
