import type { SendingPolicy } from './profile';

interface Binding {
  readonly policy: Pick<SendingPolicy, 'capPerHour' | 'spacingMs' | 'warmUp'>;
  /** An operator's sanction. */
  readonly throttlePerHour: number | null;
}

/**
 * Whether mails of a sender domain have to be counted one after the other: then one process plans for it at a time.
 * Windows and list sizes are asked before each mail by whoever sends it and need nobody to be alone.
 */
export const plansAlone = ({ policy, throttlePerHour }: Binding): boolean =>
  throttlePerHour !== null ||
  policy.capPerHour.value !== null ||
  policy.spacingMs.value > 0 ||
  policy.warmUp.value !== null;
