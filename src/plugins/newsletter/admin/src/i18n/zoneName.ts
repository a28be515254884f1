/**
 * What a zone is called at that moment, such as `MEZ` or `GMT+1`; never empty.
 * @param timeZone IANA name; without it the zone of whoever looks
 */
export function zoneName(iso: string, locale: string, timeZone?: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' }).formatToParts(
    new Date(iso),
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC';
}
