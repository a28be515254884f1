import { judgeTraffic, unwrittenAtMost, type Breaker } from '../../domain/signup-form/breaker';
import type { SignupTrafficRepository } from '../../repositories/signup/signup-traffic';
import type { Clock } from '../clock';

export const HOUR_MS = 3_600_000;
const HOURS_OF_A_WEEK = 168;
/** Submissions are written together: some (`unwrittenAtMost`), or those of one second, are not in the table yet. */
const WRITE_AFTER_MS = 1_000;
const MAX_FORMS = 1_000;

/** One form in one hour. */
interface Reading {
  readonly formId: string;
  readonly hour: number;
  readonly previous: number;
  readonly weekAdmitted: number;
  /** As the table had it at `readAt`, all processes together. */
  written: number;
  readAt: number;
  pending: number;
  alarmed: boolean;
  /** Old hours of the form were deleted in this one. */
  tidied: boolean;
}

interface Deps {
  readonly clock: Clock;
  readonly traffic: SignupTrafficRepository;
  readonly floorPerHour: number;
}

/** Counts the submissions of each form. What it keeps in memory is a cache: the table has it all, for all processes. */
export const createSignupMeter = ({ clock, traffic, floorPerHour }: Deps) => {
  const readings = new Map<string, { readonly hour: number; readonly reading: Promise<Reading> }>();
  const hourNow = () => Math.floor(clock.now() / HOUR_MS);

  const load = async (formId: string, hour: number): Promise<Reading> => {
    const week = await traffic.since(formId, hour - HOURS_OF_A_WEEK);
    const at = (wanted: number) => week.find((row) => row.hour === wanted)?.submissions ?? 0;
    const weekAdmitted = week
      .filter((row) => row.hour < hour)
      .reduce((sum, { submissions, held }) => sum + submissions - held, 0);
    const known = { formId, hour, previous: at(hour - 1), weekAdmitted, written: at(hour) };
    return { ...known, readAt: clock.now(), pending: 0, alarmed: false, tidied: false };
  };

  const write = async (reading: Reading): Promise<void> => {
    const { pending } = reading;
    reading.pending = 0;
    reading.readAt = clock.now();
    if (pending === 0) return;
    const { formId, hour, tidied } = reading;
    reading.tidied = true;
    reading.written = await traffic.add(formId, hour, 'submissions', pending);
    if (!tidied) await traffic.forget(formId, hour - HOURS_OF_A_WEEK);
  };

  const open = async (formId: string): Promise<Reading> => {
    const hour = hourNow();
    const known = readings.get(formId);
    if (known?.hour === hour) return known.reading;
    if (readings.size >= MAX_FORMS) readings.clear();
    const reading = load(formId, hour);
    readings.set(formId, { hour, reading });
    if (known) await write(await known.reading);
    return reading;
  };

  const judge = ({ written, pending, previous, weekAdmitted }: Reading): Breaker =>
    judgeTraffic({ current: written + pending, previous, weekAdmitted }, floorPerHour);

  const isOld = ({ readAt }: Reading): boolean => Math.abs(clock.now() - readAt) >= WRITE_AFTER_MS;

  return {
    /** Counts one submission. `alarm` is true for the one that opened the breaker in this hour. */
    count: async (formId: string): Promise<{ readonly breaker: Breaker; readonly alarm: boolean }> => {
      const reading = await open(formId);
      reading.pending += 1;
      const most = unwrittenAtMost(reading.weekAdmitted, floorPerHour);
      if (reading.pending >= most || isOld(reading)) await write(reading);
      const breaker = judge(reading);
      if (!breaker.open || reading.alarmed) return { breaker, alarm: false };
      reading.alarmed = true;
      await write(reading);
      return { breaker, alarm: await traffic.raiseAlarm(formId, reading.hour, clock.now()) };
    },

    /** Looks without counting; what another process counted shows within a second. */
    look: async (formId: string): Promise<Breaker> => {
      const reading = await open(formId);
      if (reading.pending === 0 && isOld(reading)) {
        readings.delete(formId);
        return judge(await open(formId));
      }
      return judge(reading);
    },

    add: async (formId: string, counter: 'held' | 'trapped'): Promise<void> => {
      await traffic.add(formId, hourNow(), counter, 1);
    },
  };
};

export type SignupMeter = ReturnType<typeof createSignupMeter>;
