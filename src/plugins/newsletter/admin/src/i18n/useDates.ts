import { useMemo } from 'react';
import { useIntl } from 'react-intl';

export interface Dates {
  /** Day and time to the minute, in the user's locale and time zone. */
  readonly dateTime: (iso: string) => string;
  /** The same to the second, for records. */
  readonly precise: (iso: string) => string;
  readonly time: (iso: string) => string;
  readonly day: (iso: string) => string;
  readonly number: (value: number) => string;
}

export function useDates(): Dates {
  const intl = useIntl();
  return useMemo(
    () => ({
      dateTime: (iso) => intl.formatDate(iso, { dateStyle: 'medium', timeStyle: 'short' }),
      precise: (iso) => intl.formatDate(iso, { dateStyle: 'medium', timeStyle: 'long' }),
      time: (iso) => intl.formatTime(iso, { timeStyle: 'short' }),
      day: (iso) => intl.formatDate(iso, { day: 'numeric', month: 'short' }),
      number: (value) => intl.formatNumber(value),
    }),
    [intl],
  );
}
