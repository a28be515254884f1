import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/** Runs a command to its end; resolves with its exit code, with its output passed through or kept. */
export const run = (command, args, { cwd = root, env = process.env, quiet = false } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', quiet ? 'pipe' : 2, quiet ? 'pipe' : 2],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });

/** As `run`, but a failure ends everything with the command's own words. */
export const mustRun = async (what, command, args, options) => {
  const { code, output } = await run(command, args, options);
  if (code === 0) return output;
  process.stderr.write(output);
  process.stderr.write(`\n${what} failed (exit code ${code}). The lines above say why.\n`);
  process.exit(1);
};
