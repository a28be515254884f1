import type { StrapiApp } from '@strapi/strapi/admin';
import { Mail } from '@strapi/icons';
import { fieldNames, prefixed } from './i18n/prefixed';
import { MENU_PERMISSIONS } from './permissions';
import { BASE_PATH, PLUGIN_ID } from './pluginId';

export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: BASE_PATH.slice(1),
      icon: Mail,
      intlLabel: { id: `${PLUGIN_ID}.plugin.name`, defaultMessage: 'Newsletter' },
      permissions: MENU_PERMISSIONS,
      Component: () => import('./pages/App'),
      position: 4,
    });
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
  },

  /** A locale without a file gets no texts here: every text falls back to English by itself. */
  async registerTrads({ locales }: { locales: string[] }) {
    const load = async (locale: string) => {
      try {
        const { default: texts } = (await import(`./translations/${locale}.json`)) as {
          default: Record<string, string>;
        };
        return { locale, data: { ...prefixed(texts), ...fieldNames(texts) } };
      } catch {
        return { locale, data: {} };
      }
    };
    return Promise.all(locales.map(load));
  },
};
