import { opendir, statfs } from 'node:fs/promises';

/** Mails in the folder of the outbox and bytes free for more; null while there is no such folder. */
export const outboxSize = async (
  dir: string,
): Promise<{ readonly mails: number; readonly freeBytes: number } | null> => {
  try {
    let mails = 0;
    for await (const entry of await opendir(dir)) if (entry.name.endsWith('.eml')) mails += 1;
    const { bavail, bsize } = await statfs(dir);
    return { mails, freeBytes: bavail * bsize };
  } catch {
    return null;
  }
};
