import { DateTime } from 'luxon';

/** Ten times 24 hours to hand proof in, the strictest of the policies. */
const EVIDENCE_MS = 10 * 24 * 3_600_000;

/** The last moment in time: the day on which the ten times 24 hours end still counts, in the sender's zone (MSR-2.4-13). */
export const evidenceDueAt = (askedAt: number, zone: string): number =>
  DateTime.fromMillis(askedAt + EVIDENCE_MS, { zone })
    .endOf('day')
    .toMillis();
