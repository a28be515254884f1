import { DateTime, IANAZone } from 'luxon';
import {
  finishBy,
  mergeProfiles,
  simulate,
  type SimulationInput,
  type SimulationReport,
} from '../../server/src/domain/sending-policy';
import { countValue, textValue, textValues } from '../arguments';
import { InputError, type Run, type Values } from '../command';
import { requireProfiles, siteProfiles } from '../profiles';

/** More would take minutes and say nothing new. */
const MAX_RECIPIENTS = 1_000_000;
const MAX_CONFIRMATIONS_PER_HOUR = 100_000;
const DEFAULT_ZONE = 'Europe/Zurich';

/** Negative when not everybody would get the mail: the list is too large, or the window never opens. */
export const run: Run = async ({ values, appDir }) => {
  const names = textValues(values, 'profile');
  const site = siteProfiles(appDir);
  requireProfiles(names, site);
  const merged = mergeProfiles(names, site);
  if (!merged.ok) throw new InputError('unknown_profile', `There is no profile "${merged.name}".`);
  const { policy } = merged;
  const recipients = countValue(values, 'recipients', { max: MAX_RECIPIENTS, fallback: 0 });
  const zone = zoneOf(values) ?? policy.offPeak.value?.zone ?? DEFAULT_ZONE;
  const input = {
    policy,
    recipients,
    start: instantOf(values, 'start', zone),
    zone,
    confirmationsPerHour: countValue(values, 'confirmations-per-hour', {
      max: MAX_CONFIRMATIONS_PER_HOUR,
      fallback: 0,
    }),
  };
  const report = simulate(input);
  const wish = values['finish-by'] === undefined ? null : wishOf(input, values, zone);
  return {
    exitCode: report.submitted === recipients && wish?.fits !== false ? 0 : 1,
    document: wish === null ? report : { ...report, finishBy: wish },
    text: [inWords(report, recipients), ...(wish === null ? [] : [wishInWords(wish)])].join('\n'),
  };
};

interface Wish {
  readonly at: string;
  readonly fits: boolean;
  readonly left: number;
  readonly latestStart: string | null;
}

const wishOf = (input: SimulationInput, values: Values, zone: string): Wish => {
  const iso = (at: number) => DateTime.fromMillis(at, { zone }).toISO({ suppressMilliseconds: true }) ?? '';
  const { by, fits, leftOver, latestStart } = finishBy(input, instantOf(values, 'finish-by', zone));
  return { at: iso(by), fits, left: leftOver, latestStart: latestStart === null ? null : iso(latestStart) };
};

const wishInWords = ({ at, fits, left, latestStart }: Wish): string =>
  fits
    ? `All out by ${at}; the latest start for that is ${latestStart ?? '–'}.`
    : `${left} are left over at ${at}.`;

const zoneOf = (values: Values): string | null => {
  const zone = textValue(values, 'zone');
  if (values.zone === undefined) return null;
  if (!IANAZone.isValidZone(zone))
    throw new InputError('option_invalid', '--zone must be an IANA time zone, such as Europe/Zurich.');
  return zone;
};

const instantOf = (values: Values, name: 'start' | 'finish-by', zone: string): Date => {
  const instant = DateTime.fromISO(textValue(values, name), { zone });
  if (!instant.isValid)
    throw new InputError(
      'option_invalid',
      `--${name} must be a date and time in ISO 8601, such as 2026-11-02T22:00:00+01:00.`,
    );
  return instant.toJSDate();
};

const inWords = (report: SimulationReport, recipients: number): string => {
  const segments = report.segments.map(
    ({ from, to, count, pausedBy }) =>
      `  ${from} – ${to}  ${count}${pausedBy === undefined ? '' : `  then paused: ${pausedBy}`}`,
  );
  return [
    `${report.submitted} of ${recipients} submitted, ${report.start} – ${report.end}`,
    ...segments,
    `At most ${report.maxInAnyHour} in any hour; smallest gap ${report.minGapSeconds ?? '–'} s.`,
  ].join('\n');
};
