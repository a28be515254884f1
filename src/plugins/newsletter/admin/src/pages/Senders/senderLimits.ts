import type { SenderLimits } from '../../../../shared/contracts';

/** What stands in the fields while somebody types. */
export interface LimitsDraft {
  readonly capPerHour: string;
  readonly spacingSeconds: string;
  readonly maxListSize: string;
  readonly warmUpPerDay: string;
}

export const LIMIT_FIELDS = ['capPerHour', 'spacingSeconds', 'maxListSize', 'warmUpPerDay'] as const;

/** What each of them is called in the policy in force. */
export const POLICY_KEYS = {
  capPerHour: 'capPerHour',
  spacingSeconds: 'spacingMs',
  maxListSize: 'maxListSize',
  warmUpPerDay: 'warmUp',
} as const satisfies Record<keyof LimitsDraft, string>;

const shown = (value: number | undefined): string => (value === undefined ? '' : String(value));

export const draftOfLimits = (limits: SenderLimits | null): LimitsDraft => ({
  capPerHour: shown(limits?.capPerHour),
  spacingSeconds: shown(limits?.spacingSeconds),
  maxListSize: shown(limits?.maxListSize),
  warmUpPerDay: limits?.warmUpPerDay?.join(', ') ?? '',
});

/**
 * The limits as the server takes them; what is no number goes along as it was typed, so that the server can say so.
 * Hours that were set elsewhere stay.
 */
export function limitsOfDraft(draft: LimitsDraft, before: SenderLimits | null): Record<string, unknown> {
  const number = (typed: string): unknown => (Number.isNaN(Number(typed)) ? typed : Number(typed));
  const fields = LIMIT_FIELDS.filter((field) => draft[field].trim() !== '').map((field) => [
    field,
    field === 'warmUpPerDay'
      ? draft[field]
          .split(/[\s,;]+/)
          .filter((part) => part !== '')
          .map(number)
      : number(draft[field].trim().replace(',', '.')),
  ]);
  return {
    ...(before?.offPeak === undefined ? {} : { offPeak: before.offPeak }),
    ...(Object.fromEntries(fields) as Record<string, unknown>),
  };
}
