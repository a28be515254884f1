import type { Run } from '../command';
import { withNewsletter } from '../site';

const MARKS = { ok: 'ok     ', warning: 'warning', failed: 'FAILED ' } as const;

/** Looks whether the installation can do its work. Asks nobody outside but the mail server, and with --dns name servers. */
export const run: Run = async (invocation) => {
  const dns = invocation.values.dns === true;
  const checks = await withNewsletter(invocation, ({ doctor }) => doctor.examine({ dns }));
  const sound = checks.every(({ state }) => state !== 'failed');
  const lines = checks.map(({ check, state, message }) => `${MARKS[state]}  ${check}: ${message}`);
  return { exitCode: sound ? 0 : 1, document: { ok: sound, checks }, text: lines.join('\n') };
};
