import type { DaySpan, OffPeak, OffPeakWeek, Weekday } from '../../domain/sending-policy';
import type { Locale } from '../../http/locale';

const DAYS: Readonly<Record<Locale, readonly string[]>> = {
  de: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const DAY_MINUTES = 24 * 60;

const clock = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

const spansOf = (spans: readonly DaySpan[], locale: Locale): string => {
  if (spans.length === 0) return locale === 'de' ? 'nie' : 'never';
  if (spans.some(({ from, to }) => from === 0 && to === DAY_MINUTES))
    return locale === 'de' ? 'ganztags' : 'all day';
  return spans.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(locale === 'de' ? ' und ' : ' and ');
};

const weekOf = (week: OffPeakWeek, locale: Locale): string => {
  const alike: { from: Weekday; to: Weekday; hours: string }[] = [];
  for (const day of WEEK) {
    const hours = spansOf(week[day], locale);
    const last = alike.at(-1);
    if (last?.hours === hours) last.to = day;
    else alike.push({ from: day, to: day, hours });
  }
  const name = (day: Weekday) => DAYS[locale][day - 1];
  return alike
    .map(({ from, to, hours }) => `${name(from)}${from === to ? '' : `–${name(to)}`} ${hours}`)
    .join(', ');
};

/** When a large list may leave: days and hours, not the bare word for them. */
export const offPeakWords = ({ overRecipients, zone, mode, week }: OffPeak, locale: Locale): string => {
  const zones = mode === 'strict' ? `${zone}, UTC+1` : zone;
  const hours = `${weekOf(week, locale)} (${zones})`;
  return locale === 'de'
    ? `ab ${overRecipients + 1} Personen nur ${hours}`
    : `from ${overRecipients + 1} people on, only ${hours}`;
};
