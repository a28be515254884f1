import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Envelope, HandOverResult, Mailer, MailerCheck, MailerLane } from './port';

export interface OutboxSettings {
  readonly dir: string;
  /** The product's clock; names the files. */
  readonly now: () => Date;
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'EUNKNOWN';
}

/** Return-Path in front, as the last server would write it (RFC 5321 4.4); the signed message follows. */
function fileContent(envelope: Envelope, message: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`Return-Path: <${envelope.mailFrom}>\r\n`), message]);
}

async function writeWhole(path: string, content: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function handOver(
  settings: OutboxSettings,
  envelope: Envelope,
  message: Buffer,
): Promise<HandOverResult> {
  const name = `${settings.now().toISOString().replaceAll(':', '-')}-${randomUUID()}.eml`;
  const temporary = join(settings.dir, `.${name}.tmp`);
  try {
    await mkdir(settings.dir, { recursive: true });
    await writeWhole(temporary, fileContent(envelope, message));
    await rename(temporary, join(settings.dir, name));
    return { outcome: 'submitted', reply: name };
  } catch (error) {
    // The file appears by the rename alone, so a failure before or in it means: nothing is there.
    await rm(temporary, { force: true }).catch(() => undefined);
    return { outcome: 'not-handed-over', detail: codeOf(error), retryable: true };
  }
}

async function check(dir: string): Promise<MailerCheck> {
  try {
    await mkdir(dir, { recursive: true });
    await access(dir, constants.W_OK);
    return { ok: true, smtpUtf8: true };
  } catch (error) {
    return { ok: false, code: codeOf(error), detail: 'outbox folder is not writable' };
  }
}

/** Writes `<dir>/<iso-time>-<id>.eml` instead of sending; a file is there whole or not at all. */
export function outboxMailer(settings: OutboxSettings): Mailer {
  const lane: MailerLane = {
    send: (envelope, message) => handOver(settings, envelope, message),
    close: () => Promise.resolve(),
  };
  return {
    name: 'outbox',
    concurrency: 1,
    openLane: () => Promise.resolve(lane),
    rest: () => Promise.resolve(),
    verify: () => check(settings.dir),
  };
}

const HEAD_BYTES = 8_192;

/** The head of a mail names its one recipient; folded lines and case are the composer's own. */
const recipientOf = async (path: string): Promise<string> => {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.subarray(0, bytesRead).toString('utf8').split('\r\n\r\n')[0] ?? '';
    return /^To:(.*(?:\r\n[ \t].*)*)/im.exec(head)?.[1] ?? '';
  } finally {
    await file.close();
  }
};

/** Removes the mails to these addresses: on this transport the disk is the mail server, and it has to forget too (G-17). */
export const forgetOutbox = async (dir: string, addresses: readonly string[]): Promise<void> => {
  const spelled = addresses.map((address) => address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const toThem = new RegExp(`(^|[\\s<,])(${spelled})([\\s>,]|$)`, 'i');
  const names = await readdir(dir).catch(() => []);
  // What a process that was killed left half written is the mail of somebody too.
  for (const name of names.filter((one) => /\.eml(\.tmp)?$/.test(one))) {
    const path = join(dir, name);
    // Another erasure may have removed it meanwhile.
    const to = await recipientOf(path).catch(() => '');
    if (toThem.test(to)) await rm(path, { force: true });
  }
};
