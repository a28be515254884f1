import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in these, whatever the kernel's own tick. */
const TICKS_PER_SECOND = 100;

const statOf = (pid) => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [parent, user, system, childUser, childSystem] = [1, 11, 12, 13, 14].map((at) =>
      Number(fields[at]),
    );
    return { parent, own: user + system, ended: childUser + childSystem };
  } catch {
    return null;
  }
};

const pids = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name));

/** Seconds of processor time of a process so far, of its children too, of those that have ended as well; Linux only. */
export const processorSeconds = (pid) => {
  if (process.platform !== 'linux') return null;
  const root = statOf(pid);
  const children = pids()
    .map(statOf)
    .filter((stat) => stat?.parent === pid);
  const all = [root?.own ?? 0, root?.ended ?? 0, ...children.map(({ own }) => own)];
  return all.reduce((sum, ticks) => sum + ticks, 0) / TICKS_PER_SECOND;
};
