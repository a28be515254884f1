import { headingKey } from './heading-words';
import { statusOf } from './providers';

type Reading = (value: string) => boolean;

/** What stands where nothing happened: an empty value, or the zero a database writes for "never". */
const NEVER = /^(?:0|0000-00-00(?:[T ]00:00:00)?|null|none|no|nein|false|-)?$/i;

const happened: Reading = (value) => !NEVER.test(value);
/** Empty says nothing here: MailPoet leaves it so for people who are on no list. */
const saysLeft: Reading = (value) => value !== '' && statusOf(value) === 'left';

/**
 * Columns in which other products, and our own export, say that somebody has left, whatever a yes beside it proves.
 * Mailchimp exports who unsubscribed and who bounced with the same proof as everybody; MailPoet exports a list with
 * those who left just that list, and their global status still says `subscribed`.
 */
const TELLING: Readonly<Record<string, Reading>> = {
  unsub_time: happened,
  clean_time: happened,
  unsubscribed_at: happened,
  unsubscribed: happened,
  unsubscribe_date: happened,
  deactivated: happened,
  deaktiviert: happened,
  deaktiviert_am: happened,
  abgemeldet: happened,
  abgemeldet_am: happened,
  abmeldedatum: happened,
  global_status: saysLeft,
  globaler_status: saysLeft,
  list_status: saysLeft,
  listenstatus: saysLeft,
  jawort_consent: saysLeft,
  jawort_state: (value) => value === 'suppressed' || value === 'erased',
};

/**
 * Whether the file itself says of a row that its person left (MSR-2.4-21). Asked whatever the columns are taken to
 * mean: a mapping made by hand does not bring anybody back.
 */
export const leftBefore = (headings: readonly string[]): ((cells: readonly string[]) => boolean) => {
  const telling = headings.flatMap((heading, place) => {
    const key = headingKey(heading);
    return Object.hasOwn(TELLING, key) ? [{ place, says: TELLING[key] as Reading }] : [];
  });
  return (cells) => telling.some(({ place, says }) => says((cells[place] ?? '').trim()));
};
