import type { Clock } from './clock';

/** During an outage every request says the same; one line in so many milliseconds is enough. */
const QUIET_MS = 10_000;

interface Deps {
  readonly clock: Pick<Clock, 'elapsed'>;
  log(message: string): void;
}

/** Tells the log what requests ran into, by codes: an error of a database can hold the very values it was given. */
export const createTroubles = ({ clock, log }: Deps) => {
  let saidAt = -Infinity;
  let unsaid = 0;
  return {
    databaseAway: (cause: string): void => {
      unsaid += 1;
      if (clock.elapsed() - saidAt < QUIET_MS) return;
      log(`the database is away (${cause}); ${unsaid} requests were told to come back later.`);
      saidAt = clock.elapsed();
      unsaid = 0;
    },
  };
};

export type Troubles = ReturnType<typeof createTroubles>;
