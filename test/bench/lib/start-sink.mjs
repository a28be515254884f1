import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Starts the counting mail server. `report()` gives its figures since the last report; `trouble` makes it refuse some. */
export const startSink = async (trouble = {}) => {
  const child = fork(fileURLToPath(new URL('./sink.mjs', import.meta.url)), {
    execArgv: [],
    env: { ...process.env, ...trouble },
  });
  const [{ port }] = await once(child, 'message');
  return {
    port,
    pid: child.pid,
    report: async () => {
      child.send('report');
      const [answer] = await once(child, 'message');
      return answer.report;
    },
    /** Of the next so many mails, the seconds between the first and the last. */
    clocked: async (mails) => {
      child.send({ awaited: mails });
      const [answer] = await once(child, 'message');
      return answer.seconds;
    },
    stop: async () => {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
};
