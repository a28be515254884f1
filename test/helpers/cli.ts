import { execFile } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const BUNDLE = path.join(root, 'src/plugins/newsletter/dist/bin/newsletter.js');

export interface CliResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Stdout parsed as exactly one JSON document. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each test says what it expects in it
  readonly document: any;
}

/** Runs the built command line as a process of its own, as a script of somebody else would. */
export const runCli = (
  args: readonly string[],
  { env = {}, cwd = root }: { env?: Record<string, string>; cwd?: string } = {},
): Promise<CliResult> =>
  new Promise((resolve, reject) => {
    const settings = { cwd, env: { ...process.env, ...env }, timeout: 120_000, maxBuffer: 50_000_000 };
    execFile(process.execPath, [BUNDLE, ...args], settings, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : error.code;
      if (typeof exitCode !== 'number')
        reject(new Error(`The command line did not end by itself: ${stderr}`));
      else
        resolve({
          exitCode,
          stdout,
          stderr,
          get document() {
            return JSON.parse(stdout);
          },
        });
    });
  });

/** The same with --json. */
export const runJson = (
  args: readonly string[],
  options?: Parameters<typeof runCli>[1],
): Promise<CliResult> => runCli([...args, '--json'], options);
