import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Newsletter } from '../server/src/compose';
import { InputError, type Place } from './command';

interface Site {
  load(): Promise<unknown>;
  destroy(): Promise<void>;
  log: { level: string };
  plugin(name: string): { service(name: string): Newsletter } | undefined;
}

/** Strapi loaded and not listening: nothing is served and nothing is sent meanwhile. */
export const withNewsletter = async <T>(
  { appDir, beforeStrapi }: Place,
  work: (newsletter: Newsletter) => Promise<T>,
): Promise<T> => {
  process.env.NODE_ENV ??= 'production';
  process.env.STRAPI_TELEMETRY_DISABLED = 'true';
  // A long walk through a ledger or a list would otherwise let the heap triple before it is tidied up.
  setFlagsFromString('--heap-growing-percent=40');
  beforeStrapi?.();
  const site = createSite(appDir);
  site.log.level = 'warn';
  try {
    await site.load();
    const plugin = site.plugin('newsletter');
    // Strapi passes over a plugin that is not built.
    if (!plugin) throw new Error('The newsletter plugin is not loaded: is it enabled and built?');
    return await work(plugin.service('newsletter'));
  } finally {
    await site.destroy();
  }
};

const createSite = (appDir: string): Site => {
  const compiled = path.join(appDir, 'dist');
  const usesTypeScript = existsSync(path.join(appDir, 'tsconfig.json'));
  if (usesTypeScript && !existsSync(compiled))
    throw new InputError('usage', `${appDir} is not compiled yet: run "strapi build" there first.`);
  process.chdir(appDir);
  // Strapi's upload plugin ends the start where its folder is missing.
  mkdirSync(path.join(appDir, 'public/uploads'), { recursive: true });
  // Of the app and not of this file: two Strapis in one process know nothing of each other.
  const { createStrapi } = createRequire(path.join(appDir, 'package.json'))('@strapi/strapi') as {
    createStrapi(options: { appDir: string; distDir: string }): Site;
  };
  return createStrapi({ appDir, distDir: usesTypeScript ? compiled : appDir });
};
