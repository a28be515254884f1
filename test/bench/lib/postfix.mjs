import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { at } from '../../../scripts/lib/paths.mjs';

const FOLDER = at('.tmp/postfix');
const PLACES = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];
const NAMES = ['smtp-source', 'smtp-sink'];

const installed = () => {
  const found = NAMES.map((name) => PLACES.map((place) => path.join(place, name)).find(existsSync));
  return found.includes(undefined) ? null : { source: found[0], sink: found[1], env: process.env };
};

/** Takes the two programs out of Debian's package; nothing of it is installed and no service starts. */
const unpacked = () => {
  const root = path.join(FOLDER, 'root');
  const [source, sink] = NAMES.map((name) => path.join(root, 'usr/sbin', name));
  if (!existsSync(source)) {
    mkdirSync(root, { recursive: true });
    execFileSync('apt-get', ['download', 'postfix'], { cwd: FOLDER, stdio: 'ignore' });
    const [file] = readdirSync(FOLDER).filter((name) => /^postfix_.*\.deb$/.test(name));
    execFileSync('dpkg', ['-x', path.join(FOLDER, file), root], { stdio: 'ignore' });
  }
  const env = { ...process.env, LD_LIBRARY_PATH: path.join(root, 'usr/lib/postfix') };
  // Ends with its usage when it can be loaded at all.
  try {
    execFileSync(source, ['-?'], { env, stdio: 'pipe' });
  } catch (error) {
    if (!/usage/i.test(String(error.stderr))) throw error;
  }
  return { source, sink, env };
};

/** @returns the two programs, or why there are none */
export const findPostfix = () => {
  try {
    return { programs: installed() ?? unpacked() };
  } catch (error) {
    const [reason] = String(error.stderr || error.message).split('\n');
    return { missing: `no smtp-source on the PATH, and Debian's package could not be unpacked: ${reason}` };
  }
};

const answers = async (port) => {
  const socket = net.connect(port, '127.0.0.1');
  try {
    await once(socket, 'data');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
};

const freePort = async () => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
};

/** Its own count of messages, written anew at each of them. */
const countsOf = (child) => {
  const seen = { mails: 0 };
  const watchers = new Set();
  child.stdout.on('data', (chunk) => {
    const counts = [...chunk.toString('latin1').matchAll(/mesg=(\d+)\r/g)];
    seen.mails = Number(counts.at(-1)?.[1] ?? seen.mails);
    for (const watch of watchers) watch();
  });
  /** Of the next so many mails, the seconds between the first and the last. */
  const clocked = (mails) =>
    new Promise((resolve) => {
      const before = seen.mails;
      let firstAt = null;
      const watch = () => {
        if (seen.mails > before) firstAt ??= performance.now();
        if (seen.mails < before + mails) return;
        watchers.delete(watch);
        resolve((performance.now() - firstAt) / 1_000);
      };
      watchers.add(watch);
    });
  return { clocked };
};

export const startPostfixSink = async ({ sink, env }, { counts = false } = {}) => {
  const port = await freePort();
  // It refuses to work for root.
  const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const words = [...user, ...(counts ? ['-c'] : []), `127.0.0.1:${port}`, '1000'];
  const child = spawn(sink, words, { env, stdio: ['ignore', counts ? 'pipe' : 'ignore', 'ignore'] });
  while (child.exitCode === null && !(await answers(port))) await new Promise(setImmediate);
  if (child.exitCode !== null) throw new Error(`smtp-sink ended with ${child.exitCode}.`);
  const stop = async () => {
    const gone = once(child, 'exit');
    child.kill();
    await gone;
  };
  return { port, pid: child.pid, stop, ...(counts ? countsOf(child) : {}) };
};

/** Pushes so many mails of so many bytes over kept connections. */
export const pushWithPostfix = async ({ source, env }, { port, mails, bytes, connections }) => {
  const words = [
    '-d',
    '-s',
    connections,
    '-m',
    mails,
    '-l',
    bytes,
    '-f',
    'a@example.org',
    '-t',
    'b@example.org',
  ];
  const child = spawn(source, [...words.map(String), `127.0.0.1:${port}`], { env, stdio: 'ignore' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`smtp-source ended with ${code}.`);
};
