import { DateTime } from 'luxon';
import type { Locale } from '../../domain/notice';

export interface Moments {
  /** An instant on the sender's clock, to the second and with its offset. */
  local(iso: string): string;
  /** The same for a time that already carries its offset. */
  written(iso: string): string;
  /** As the records have it, to the millisecond, for the eye. */
  utc(iso: string): string;
}

const FORMATS: Readonly<Record<Locale, string>> = {
  de: "d. MMMM yyyy, HH:mm:ss 'Uhr (UTC'ZZ')'",
  en: "d MMMM yyyy, HH:mm:ss '(UTC'ZZ')'",
};

/** How times are told in a proof: as a person reads them, and beyond doubt. */
export const proofMoments = (language: Locale, zone: string): Moments => {
  const tell = (time: DateTime): string =>
    time.setLocale(language === 'de' ? 'de-DE' : 'en-GB').toFormat(FORMATS[language]);
  return {
    local: (iso) => tell(DateTime.fromISO(iso, { zone })),
    utc: (iso) => iso.replace('T', ' ').replace(/Z$/, ''),
    written: (iso) => tell(DateTime.fromISO(iso, { setZone: true })),
  };
};
