import { execFile, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const BUNDLE = path.join(root, 'src/plugins/newsletter/dist/bin/newsletter.js');

interface Written {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliResult extends Written {
  /** Stdout parsed as exactly one JSON document. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each test says what it expects in it
  readonly document: any;
}

interface Options {
  readonly env?: Record<string, string>;
  readonly cwd?: string;
  /** In a process of its own that ends by itself, as a script of somebody else would start it. */
  readonly alone?: boolean;
}

interface Order {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

const runAlone = ({ args, cwd, env }: Order): Promise<Written> =>
  new Promise((resolve, reject) => {
    const settings = { cwd, env, maxBuffer: 50_000_000 };
    execFile(process.execPath, [BUNDLE, ...args], settings, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : error.code;
      if (typeof exitCode !== 'number')
        reject(new Error(`The command line did not end by itself: ${stderr}`));
      else resolve({ exitCode, stdout, stderr });
    });
  });

declare global {
  /** Of this worker and all its test files (one-realm-environment.cjs); goes with the worker. */
  var cliHost: ChildProcess | undefined;
}

const startHost = (): ChildProcess =>
  fork(path.join(__dirname, 'cli-host.cjs'), { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });

let turn: Promise<unknown> = Promise.resolve();

/** One after the other in a process that has everything loaded already. */
const runInHost = (order: Order): Promise<Written> => {
  const result = turn.then(async () => {
    const host = (globalThis.cliHost ??= startHost());
    host.ref();
    host.channel?.ref();
    const ended = new AbortController();
    const { signal } = ended;
    const broken = once(host, 'exit', { signal }).then(() => {
      globalThis.cliHost = undefined;
      throw new Error(`The command line ended its process: ${order.args.join(' ')}`);
    });
    const answered = once(host, 'message', { signal });
    host.send(order);
    try {
      const [written] = (await Promise.race([answered, broken])) as [Written];
      return written;
    } finally {
      broken.catch(() => undefined);
      answered.catch(() => undefined);
      ended.abort();
      host.unref();
      host.channel?.unref();
    }
  });
  turn = result.catch(() => undefined);
  return result;
};

/** Runs the built command line in another process: one that lives on for the next command, unless `alone`. */
export const runCli = async (
  args: readonly string[],
  { env = {}, cwd = root, alone = false }: Options = {},
): Promise<CliResult> => {
  const order = { args, cwd, env: { ...process.env, ...env } };
  const written = await (alone ? runAlone(order) : runInHost(order));
  return {
    ...written,
    get document() {
      return JSON.parse(written.stdout);
    },
  };
};

/** The same with --json. */
export const runJson = (args: readonly string[], options?: Options): Promise<CliResult> =>
  runCli([...args, '--json'], options);
