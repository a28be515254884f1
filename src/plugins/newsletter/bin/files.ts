import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import path from 'node:path';
import { InputError, type InputCode } from './command';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'It may not be read by this user.',
  EPERM: 'It may not be read by this user.',
  EISDIR: 'It is a folder.',
  ENOTDIR: 'A part of its path is a file.',
  ENAMETOOLONG: 'Its name is too long.',
  ELOOP: 'It links to itself.',
};

/** The bytes of a file that was named on the command line. @throws InputError file_* */
export const readBytes = (cwd: string, name: string, maxBytes: number): Buffer =>
  withFile(cwd, name, maxBytes, (descriptor) => readFileSync(descriptor));

/** Looks at a file without reading it. @throws InputError file_* */
export const inspectFile = (cwd: string, name: string, maxBytes: number): void =>
  withFile(cwd, name, maxBytes, () => undefined);

/** The same as text: UTF-8 that is really text. @throws InputError file_* */
export const readText = (cwd: string, name: string, maxBytes: number): string => {
  const text = decode(readBytes(cwd, name, maxBytes), name);
  if (text.includes('\0')) throw new InputError('file_invalid', `${name} is no text: it contains NUL bytes.`);
  if (text.trim() === '') throw new InputError('file_empty', `${name} holds nothing but white space.`);
  return text;
};

const withFile = <T>(cwd: string, name: string, maxBytes: number, work: (descriptor: number) => T): T => {
  const descriptor = open(cwd, name);
  try {
    const problem = problemOf(fstatSync(descriptor), maxBytes);
    if (problem !== null) throw new InputError(problem[0], `${name} ${problem[1]}`);
    return work(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/** Only a file has a size known before reading: a pipe or a device could go on for ever. */
const problemOf = (stat: Stats, maxBytes: number): [InputCode, string] | null => {
  if (!stat.isFile())
    return ['file_unreadable', `cannot be read. It is ${stat.isDirectory() ? 'a folder' : 'no file'}.`];
  if (stat.size === 0) return ['file_empty', 'is empty.'];
  return stat.size > maxBytes
    ? ['file_too_large', `has ${stat.size} bytes; at most ${maxBytes} are taken here.`]
    : null;
};

const open = (cwd: string, name: string): number => {
  if (name.includes('\0')) throw new InputError('file_missing', 'A file name cannot hold a NUL character.');
  try {
    // Opening a pipe that nobody writes to would wait.
    return openSync(path.resolve(cwd, name), constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    if (code === 'ENOENT') throw new InputError('file_missing', `${name} does not exist.`, { cause: error });
    throw new InputError('file_unreadable', `${name} cannot be read. ${REASONS[code] ?? code}`, {
      cause: error,
    });
  }
};

const decode = (bytes: Buffer, name: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new InputError('file_invalid', `${name} is no text in UTF-8.`, { cause: error });
  }
};
