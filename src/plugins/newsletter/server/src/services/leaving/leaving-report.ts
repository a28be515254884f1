import { createLatencyTally, type LatencyReport } from '../../domain/leaving/latency';
import type { LeavingRepository } from '../../repositories/leavings';

/** How fast people got rid of mail, day by day and by which way (MSR-2.4-18). */
export const createLeavingReport =
  (leavings: LeavingRepository) =>
  async (range: { from: number; to: number; senderId?: string | undefined }): Promise<LatencyReport> => {
    const tally = createLatencyTally();
    await leavings.each(range, tally.add);
    return tally.report();
  };

export type LeavingReport = ReturnType<typeof createLeavingReport>;
