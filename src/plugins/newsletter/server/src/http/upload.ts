import { readFile, rm } from 'node:fs/promises';
import type { Context } from 'koa';
import { MAX_ATTACHMENT_BYTES } from '../domain/abuse/evidence';
import { Refusal } from '../domain/refusal';

interface UploadedFile {
  readonly filepath: string;
  readonly size: number;
  readonly originalFilename?: string | null;
}

type Uploads = Readonly<Record<string, UploadedFile | UploadedFile[] | undefined>>;

const uploadsOf = (ctx: Context): Uploads => (ctx.request as { files?: Uploads }).files ?? {};

/** Strapi keeps what was uploaded as files of the system; a reported mail must not stay there. */
export const discardUploads = async (ctx: Context): Promise<void> => {
  const files = Object.values(uploadsOf(ctx)).flat();
  await Promise.all(files.map(async (file) => file && rm(file.filepath, { force: true })));
};

/** One uploaded file as it lies there, to be streamed on; undefined when there is none. */
export const uploadedFile = (ctx: Context, field: string): UploadedFile | undefined => {
  const file = uploadsOf(ctx)[field];
  return Array.isArray(file) ? undefined : file;
};

/** One uploaded file of a multipart request; undefined when there is none. @throws Refusal attachment_* */
export const readUpload = async (ctx: Context, field: string) => {
  const file = uploadsOf(ctx)[field];
  if (Array.isArray(file)) throw new Refusal('attachment_invalid', 'LM-8.3', { field });
  if (!file || (file.size === 0 && !file.originalFilename)) return undefined;
  if (file.size > MAX_ATTACHMENT_BYTES)
    throw new Refusal('attachment_too_large', 'MSR-4.3d', { limit: MAX_ATTACHMENT_BYTES });
  return { filename: file.originalFilename ?? 'attachment', content: await readFile(file.filepath) };
};
