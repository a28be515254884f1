import { z } from 'zod';

/** Form feed and the like have no place in a text; line breaks and tabs have. */
const CONTROL = /(?![\n\r\t])[\p{Cc}\p{Cs}]/u;
const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !CONTROL.test(value), 'control characters');
const line = (max: number) => text(max).transform((value) => value.trim());

const SLUG = /^[a-z0-9][a-z0-9-]{0,79}$/;
const MAX_BOXES = 50;

export const isSlug = (value: unknown): value is string => typeof value === 'string' && SLUG.test(value);

/** What an editor writes. May be unfinished: what is missing is found, and keeps it from being published. */
export const formDraftSchema = z.strictObject({
  senderId: line(40).pipe(z.string().min(1)),
  /** For the team's own eyes. */
  name: line(120),
  slug: z.string().regex(SLUG),
  language: z.enum(['de', 'en']),
  title: line(200),
  intro: text(2_000),
  purposeKeys: z.array(z.string().max(80)).max(MAX_BOXES),
  privacyNotice: text(20_000),
  privacyUrl: line(500).nullable(),
  toolNotice: text(4_000),
  trackingNotice: text(4_000),
  withdrawalNotice: text(4_000),
  /** Null: the sender's own list counts. */
  allowedOrigins: z.array(z.string().max(300)).max(50).nullable(),
  proofOfWork: z.boolean(),
  fields: z.array(z.strictObject({ name: z.string().max(40), label: line(100) })).max(20),
});

export type FormDraft = z.infer<typeof formDraftSchema>;
