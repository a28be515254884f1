import { readFile } from 'node:fs/promises';
import type { Context } from 'koa';
import { MAX_ATTACHMENT_BYTES } from '../domain/abuse/evidence';
import { Refusal } from '../domain/refusal';

interface UploadedFile {
  readonly filepath: string;
  readonly size: number;
  readonly originalFilename?: string | null;
}

/** One uploaded file of a multipart request; undefined when there is none. @throws Refusal attachment_* */
export const readUpload = async (ctx: Context, field: string) => {
  const files = (ctx.request as { files?: Record<string, UploadedFile | UploadedFile[] | undefined> }).files;
  const file = files?.[field];
  if (Array.isArray(file)) throw new Refusal('attachment_invalid', 'LM-8.3', { field });
  if (!file || (file.size === 0 && !file.originalFilename)) return undefined;
  if (file.size > MAX_ATTACHMENT_BYTES)
    throw new Refusal('attachment_too_large', 'MSR-4.3d', { limit: MAX_ATTACHMENT_BYTES });
  return { filename: file.originalFilename ?? 'attachment', content: await readFile(file.filepath) };
};
