import { PLUGIN_ID } from '../pluginId';

/** Strapi keeps the texts of all plugins in one object; the prefix keeps ours apart. */
export const prefixed = (texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([id, text]) => [`${PLUGIN_ID}.${id}`, text]));

const FIELD = /^field\.([\w-]+)\.(\w+)$/;

/** What the Content Manager calls the fields of our types: it looks for the names under ids of its own. */
export const fieldNames = (texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([id, text]) => {
      const [, type, field] = FIELD.exec(id) ?? [];
      return field ? [[`content-manager.content-types.plugin::${PLUGIN_ID}.${type}.${field}`, text]] : [];
    }),
  );
