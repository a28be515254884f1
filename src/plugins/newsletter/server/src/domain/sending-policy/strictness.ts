import type { WarmUp } from './warm-up';
import type { OffPeak } from './off-peak';
import type { SendingLimits, Sourced } from './profile';

type Stricter<T> = (a: Sourced<T>, b: Sourced<T>) => Sourced<T>;

/** Which of two values of a field is stricter; the first where they are equal. */
export const stricter: { readonly [K in keyof SendingLimits]: Stricter<SendingLimits[K]> } = {
  capPerHour: lowestLimit,
  confirmationReserve: highest,
  warmUp: everyCurve,
  spacingMs: highest,
  offPeak: everyWindow,
  maxListSize: lowestLimit,
  coolDownMs: highest,
  consentMonths: lowest,
  maxPartners: lowest,
  maxSpamRate: lowestLimit,
  maxHardBounceRate: lowestLimit,
  maxImportRoleShare: lowestLimit,
  maxImportUndatedShare: lowestLimit,
};

// NaN wins on purpose in all of these: it has to reach the planner, which then lets nothing leave.

function lowest(a: Sourced<number>, b: Sourced<number>): Sourced<number> {
  return a.value <= b.value || Number.isNaN(a.value) ? a : b;
}

function highest(a: Sourced<number>, b: Sourced<number>): Sourced<number> {
  return a.value >= b.value || Number.isNaN(a.value) ? a : b;
}

function lowestLimit(a: Sourced<number | null>, b: Sourced<number | null>): Sourced<number | null> {
  if (b.value === null) return a;
  if (a.value === null) return b;
  return a.value <= b.value || Number.isNaN(a.value) ? a : b;
}

/** Two windows have no stricter one in general: both stay, and both must be open. */
function everyWindow(a: Sourced<OffPeak | null>, b: Sourced<OffPeak | null>): Sourced<OffPeak | null> {
  if (b.value === null) return a;
  if (a.value === null) return b;
  const windows = [...flat({ ...a, value: a.value }), ...flat({ ...b, value: b.value })];
  const [first, ...further] = withoutWeakerCopies(windows).sort(
    (x, y) => x.value.overRecipients - y.value.overRecipients,
  );
  return first ? { ...first, value: { ...first.value, further } } : a;
}

/** Two curves may cross: both stay, and each day the lower one binds. */
function everyCurve(a: Sourced<WarmUp | null>, b: Sourced<WarmUp | null>): Sourced<WarmUp | null> {
  if (b.value === null) return a;
  if (a.value === null) return b;
  const alone = ({ value, ...source }: Sourced<WarmUp>) => ({ ...source, value: { ...value, further: [] } });
  const [own, other] = [
    { ...a, value: a.value },
    { ...b, value: b.value },
  ];
  const known = [alone(own), ...own.value.further];
  const fresh = [alone(other), ...other.value.further].filter(
    (curve) => !known.some((one) => neverAbove(one.value.perDay, curve.value.perDay)),
  );
  return { ...own, value: { ...own.value, further: [...own.value.further, ...fresh] } };
}

/** Whether the second curve can never bind where the first one does. */
const neverAbove = (first: readonly number[], second: readonly number[]): boolean =>
  second.every((limit, day) => (first[day] ?? Infinity) <= limit);

const flat = (window: Sourced<OffPeak>): Sourced<OffPeak>[] => [
  { ...window, value: { ...window.value, further: [] } },
  ...window.value.further,
];

/** Of windows with the same hours only the one that binds the smallest lists says anything. */
function withoutWeakerCopies(windows: readonly Sourced<OffPeak>[]): Sourced<OffPeak>[] {
  const byHours = new Map<string, Sourced<OffPeak>>();
  for (const window of windows) {
    const { zone, mode, week } = window.value;
    const hours = JSON.stringify([zone, mode, week]);
    const known = byHours.get(hours);
    if (!known || !(window.value.overRecipients >= known.value.overRecipients)) byHours.set(hours, window);
  }
  return [...byHours.values()];
}
