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
    report: async () => {
      child.send('report');
      const [answer] = await once(child, 'message');
      return answer.report;
    },
    stop: async () => {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
};
