import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startSink } from './start-sink.mjs';

const CONNECTIONS = 10;
/** Of so many one is put off once, and one does not exist. */
const TROUBLE = { SINK_DEFER_EVERY: '499', SINK_REFUSE_EVERY: '1000' };

const figuresOf = async (sink, senderId, mail) => {
  const child = fork(fileURLToPath(new URL('./campaign-process.mjs', import.meta.url)), [senderId, mail], {
    execArgv: [],
    stdio: ['ignore', 2, 2, 'ipc'],
    env: {
      ...process.env,
      SMTP_URL: `smtp://127.0.0.1:${sink.port}?pool=${CONNECTIONS}&maxMessages=100000`,
    },
  });
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`The sending process ended with ${code}.`);
  });
  gone.catch(() => undefined);
  const [figures] = await Promise.race([once(child, 'message'), gone]);
  await gone.catch(() => undefined);
  return figures;
};

/** A campaign to everybody from its confirmation to its end, in a process of its own, with retries and bounces. */
export const wholeCampaign = async (senderId, recipients, mail) => {
  const sink = await startSink(TROUBLE);
  try {
    const figures = await figuresOf(sink, senderId, mail);
    const { mails, recipients: people, bytes, refused } = await sink.report();
    const { submitted, bounced } = figures.counts;
    if (submitted + bounced !== recipients || mails !== submitted || people !== submitted)
      throw new Error(`${mails} mails to ${people} people: ${JSON.stringify(figures)}`);
    return {
      what: `a campaign to ${recipients} from the confirmation to the end: every gate, signature, row and retry`,
      mail: `${mail}, ${Math.round(bytes / mails)} bytes`,
      refusedByTheServer: refused,
      ...figures,
    };
  } finally {
    await sink.stop();
  }
};
