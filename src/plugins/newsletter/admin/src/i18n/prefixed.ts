import { PLUGIN_ID } from '../pluginId';

/** Strapi keeps the texts of all plugins in one object; the prefix keeps ours apart. */
export const prefixed = (texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([id, text]) => [`${PLUGIN_ID}.${id}`, text]));
