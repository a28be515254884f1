import { once } from 'node:events';
import { InputError, type Run } from '../command';
import { say } from '../output';
import { withNewsletter } from '../site';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** Strapi would end the process at once: here what is on the wire comes first. */
const takeSignals = (): Promise<string> => {
  for (const signal of SIGNALS) process.removeAllListeners(signal);
  const asked = Promise.race(SIGNALS.map((signal) => once(process, signal).then(() => signal)));
  // Those who press a key twice wait for the same end.
  for (const signal of SIGNALS) process.on(signal, () => undefined);
  return asked;
};

/** Sends until it is told to end; then ends the mails on the wire and gives back what it had claimed. */
export const run: Run = (invocation) =>
  withNewsletter(invocation, async ({ database, secretGuard, startSending }) => {
    if (database.isSqlite)
      throw new InputError(
        'postgres_required',
        'Workers need PostgreSQL (DATABASE_CLIENT=postgres). On SQLite the server itself sends.',
      );
    // It would find no proof of anybody's consent, and leave out everybody whose turn it takes.
    if ((await secretGuard.fits()) === false)
      throw new InputError(
        'secret_foreign',
        'NEWSLETTER_SECRET is not the one that the consent records were written with.',
      );
    const asked = takeSignals();
    const sending = await startSending('worker');
    const startedAt = new Date().toISOString();
    say(`Worker ${process.pid} sends. SIGTERM or SIGINT ends it.`);
    // Timers of the product hold no process open.
    const open = setInterval(() => undefined, 60_000);
    const endedBy = await asked;
    clearInterval(open);
    await sending.stop();
    const text = `Ended by ${endedBy}; what was on the wire is recorded, what was claimed is given back.`;
    return { exitCode: 0, document: { pid: process.pid, startedAt, endedBy }, text };
  });
