import type { LatencyReport } from '../../../../shared/contracts';
import { createLatencyTally, type LatencyUnit } from '../../domain/leaving/latency';
import type { LeavingRepository } from '../../repositories/leaving/leavings';

export interface LatencyQuestion {
  readonly from: number;
  readonly to: number;
  readonly senderId?: string | undefined;
  readonly unit?: LatencyUnit;
}

/** How fast people got rid of mail, day by day or month by month and by which way (MSR-2.4-18). */
export const createLeavingReport =
  (leavings: LeavingRepository) =>
  async ({ unit = 'day', ...range }: LatencyQuestion): Promise<LatencyReport> => {
    const tally = createLatencyTally(unit);
    await leavings.each(range, tally.add);
    return tally.report();
  };

export type LeavingReport = ReturnType<typeof createLeavingReport>;
