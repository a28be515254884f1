import type { Clock } from '../clock';

/**
 * How long ago this process first saw what stands ahead of the clock: measured by time that really passed, it is past
 * for at least so long, whatever the clock was set to meanwhile. Another process, or a restart, begins anew and waits.
 */
export const createFirstSeen = (clock: Pick<Clock, 'elapsed'>) => {
  const seen = new Map<string, { readonly instant: number; readonly at: number }>();
  return (name: string, instant: number): number => {
    const known = seen.get(name);
    if (known?.instant === instant) return clock.elapsed() - known.at;
    seen.set(name, { instant, at: clock.elapsed() });
    return 0;
  };
};
