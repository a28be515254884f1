import { useCallback } from 'react';
import { useIntl, type PrimitiveType } from 'react-intl';
import { PLUGIN_ID } from '../pluginId';
import en from '../translations/en.json';

export type TextId = keyof typeof en;
export type TextValues = Record<string, PrimitiveType>;
export type Word = (group: string, word: string) => string;
export type Text = (id: TextId, values?: TextValues) => string;

/** Our texts by id, checked by the compiler; English where the locale in use has none. */
export function useText(): Text {
  const { formatMessage } = useIntl();
  return useCallback(
    (id, values) => formatMessage({ id: `${PLUGIN_ID}.${id}`, defaultMessage: en[id] }, values),
    [formatMessage],
  );
}

const isTextId = (id: string): id is TextId => Object.hasOwn(en, id);

/**
 * A word the server sends (a reason, an event, a code) in the user's language;
 * an unknown one stays as it is, because hiding it would hide a reason.
 */
export function useWord(): Word {
  const text = useText();
  return useCallback(
    (group, word) => {
      const id = `${group}.${word}`;
      return isTextId(id) ? text(id) : word;
    },
    [text],
  );
}
