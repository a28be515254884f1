import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { inflateSync } from 'node:zlib';

const VERIFIER = path.resolve(__dirname, '../../src/plugins/newsletter/docs/verify-proof.mjs');

/** What the published program says of a file, in a process without our code. */
export const verifyProof = (file: string, printed?: string) => {
  const args = [VERIFIER, file, ...(printed === undefined ? [] : [printed])];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { exitCode: status, lines: stdout.trim().split('\n') };
};

/** The one file inside a PDF, found by the words of ISO 32000 alone. */
export const attachmentOf = (pdf: Buffer): Buffer => {
  const text = pdf.toString('latin1');
  const object = text.lastIndexOf('obj', text.indexOf('/Type /EmbeddedFile'));
  const length = Number(/\/Length (\d+)/.exec(text.slice(object))?.[1]);
  const start = text.indexOf('stream\n', object) + 'stream\n'.length;
  const content = pdf.subarray(start, start + length);
  return text.slice(object, start).includes('/FlateDecode') ? inflateSync(content) : content;
};
