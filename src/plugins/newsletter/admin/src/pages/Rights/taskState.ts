import type { Breach, DataRequest, LeavingTask } from '../../../../shared/contracts';
import type { BadgeTone } from '../../components/StateBadge';

export const TASK_TONES: Readonly<Record<LeavingTask['state'], BadgeTone>> = {
  open: 'warning',
  applied: 'success',
  dismissed: 'neutral',
};

export const REQUEST_TONES: Readonly<Record<DataRequest['state'], BadgeTone>> = {
  open: 'primary',
  used: 'success',
  expired: 'neutral',
};

const DAY_MS = 86_400_000;

/** How much time is left; what is overdue is applied by itself within minutes. */
export function urgencyOf(dueAt: string, now: number) {
  const left = Date.parse(dueAt) - now;
  if (left <= 0) return { tone: 'danger', word: 'tasks.overdue' } as const;
  return left <= DAY_MS
    ? ({ tone: 'warning', word: 'tasks.last_day' } as const)
    : ({ tone: 'neutral', word: 'tasks.in_time' } as const);
}

/** Red from the last day on: a breach does not settle itself. */
export function breachUrgency({ dueAt, state, closedAt }: Breach, now: number) {
  const at = state === 'open' ? now : Date.parse(closedAt ?? '');
  const left = Date.parse(dueAt) - at;
  if (state !== 'open')
    return left < 0
      ? ({ tone: 'warning', word: 'breaches.late' } as const)
      : ({ tone: 'success', word: 'breaches.kept' } as const);
  if (left <= 0) return { tone: 'danger', word: 'tasks.overdue' } as const;
  return left <= DAY_MS
    ? ({ tone: 'danger', word: 'tasks.last_day' } as const)
    : ({ tone: 'warning', word: 'tasks.in_time' } as const);
}
