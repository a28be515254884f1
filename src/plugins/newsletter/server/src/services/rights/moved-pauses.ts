import { EVERYTHING } from '../../domain/leaving/pause';
import type { PauseRepository } from '../../repositories/consent/pauses';
import type { SubscriberRecord } from '../../repositories/subscribers/subscribers';
import type { Clock } from '../clock';

interface Deps {
  readonly clock: Clock;
  readonly pauses: PauseRepository;
}

/**
 * Who waits goes on waiting at another address (MOS-1.3). A pause of everything becomes one of each purpose that
 * moves: what the new address had before is not the old one's to stop.
 */
export const movePauses = async (
  { clock, pauses }: Deps,
  [from, to]: readonly [fromId: string, to: SubscriberRecord],
  purposeKeys: readonly string[],
): Promise<void> => {
  const since = clock.now();
  const running = await pauses.running(from, since);
  for (const purposeKey of purposeKeys) {
    const ends = running.filter((pause) => [purposeKey, EVERYTHING].includes(pause.purposeKey));
    if (ends.length === 0) continue;
    const until = Math.max(...ends.map((pause) => pause.until));
    await pauses.set({ senderId: to.senderId, subscriberId: to.id, purposeKey, since, until });
  }
};
