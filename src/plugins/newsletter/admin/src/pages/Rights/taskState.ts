import type { DataRequest, LeavingTask } from '../../../../shared/contracts';
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
