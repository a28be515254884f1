import { CONSENT_EVENTS } from '../consent/ledger';
import { FAILURE_CLASSES } from '../delivery/failure-class';

/** Whatever is in none of the sets: a label never says what somebody else wrote. */
export const OTHER = 'other';

const CLASSES = [
  'none',
  ...Object.keys(FAILURE_CLASSES),
  'transport_down',
  'no_answer',
  'attempts-exhausted',
  'too-old',
  OTHER,
];

const SKIP_REASONS = [
  'address_missing',
  'suppressed_bounce',
  'suppressed_complaint',
  'suppressed_objection',
  'suppressed_operator',
  'suppressed_erasure',
  'role_address',
  'test_address',
  'paused',
  'no_proof',
  'no_consent',
  'not_confirmed',
  'consent_withdrawn',
  'consent_expired',
  'objected',
  'erased',
  OTHER,
];

/** Seconds; a look at an empty queue takes milliseconds, one that sends ends within about five seconds. */
export const PASS_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300] as const;

interface CounterEntry {
  readonly help: string;
  /** Each label with all the values it may have (design 2.9). */
  readonly labels: Readonly<Record<string, readonly string[]>>;
}

/** Everything that is counted up. */
export const COUNTERS = {
  attempts: {
    help: 'Attempts to hand a mail over to the mail server, by what came of them.',
    labels: {
      kind: ['campaign', 'confirmation', 'notice', OTHER],
      outcome: ['submitted', 'deferred', 'bounced', 'failed', 'uncertain', OTHER],
      class: CLASSES,
    },
  },
  skipped: {
    help: 'Recipients of campaigns left out at hand-over, by reason.',
    labels: { reason: SKIP_REASONS },
  },
  consent_records: {
    help: 'Consent records that got their place in the ledger, by event: signups, confirmations, leavings and more.',
    labels: { event: [...CONSENT_EVENTS, OTHER] },
  },
  passes: {
    help: 'Looks of the sending engine at its work.',
    labels: { result: ['done', 'failed', OTHER] },
  },
  pass_seconds: {
    help: 'How long the looks of the sending engine at its work took.',
    labels: { le: [...PASS_BUCKETS.map(String), '+Inf', OTHER] },
  },
  pass_seconds_sum: { help: 'Seconds of all looks together.', labels: {} },
} as const satisfies Record<string, CounterEntry>;

export type CounterName = keyof typeof COUNTERS;
export type LabelValues = Readonly<Record<string, string>>;

const entry = (name: CounterName): CounterEntry => COUNTERS[name];

/** The labels of one series as they are stored: the values in the order of the table, none of them foreign. */
export const seriesOf = (name: CounterName, labels: LabelValues): string =>
  Object.entries(entry(name).labels)
    .map(([label, allowed]) => (allowed.includes(labels[label] ?? '') ? labels[label] : OTHER))
    .join(',');

/** What was stored, read back; null for what no series of this version says. */
export const labelsOf = (name: string, series: string): LabelValues | null => {
  if (!Object.hasOwn(COUNTERS, name)) return null;
  const sets = Object.entries(entry(name as CounterName).labels);
  const values = series === '' ? [] : series.split(',');
  if (values.length !== sets.length) return null;
  const labels = Object.fromEntries(sets.map(([label], at) => [label, values[at] ?? '']));
  return sets.every(([label, allowed]) => allowed.includes(labels[label] ?? '')) ? labels : null;
};

/** The bucket that a pass of so many seconds falls into. */
export const bucketOf = (seconds: number): string =>
  String(PASS_BUCKETS.find((upTo) => seconds <= upTo) ?? '+Inf');
