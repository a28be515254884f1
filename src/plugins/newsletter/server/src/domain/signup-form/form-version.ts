import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../consent/ledger';

/** One box of a form: exactly one purpose, as the visitor reads it. There is no field that could tick it. */
const boxSchema = z.strictObject({
  purposeKey: z.string(),
  kind: z.enum(['mailing', 'tracking', 'partner']),
  title: z.string(),
  messageTypes: z.string(),
  frequency: z.string(),
  text: z.string(),
  /** Who is responsible; for a partner its company. */
  controller: z.string(),
  /** Of a partner: what it sells, and where it is (DE-8). */
  products: z.string().optional(),
  address: z.string().optional(),
});

/** An immutable version of a signup form: everything a visitor saw, kept for as long as a consent rests on it. */
export const formVersionSchema = z.strictObject({
  slug: z.string(),
  senderId: z.string(),
  senderName: z.string(),
  language: z.enum(['de', 'en']),
  title: z.string(),
  intro: z.string(),
  boxes: z.array(boxSchema),
  privacyNotice: z.string(),
  privacyUrl: z.string().nullable(),
  toolNotice: z.string(),
  trackingNotice: z.string(),
  /** How to withdraw, told before the tick (G-7.3). */
  withdrawalNotice: z.string().optional(),
  fields: z.array(z.strictObject({ name: z.string(), label: z.string() })),
});

export type FormBox = z.infer<typeof boxSchema>;
/** The companies named on a form; shown there, and kept in the record of each request (MOS-2.7, B.16). */
export const partnerNamesOf = (boxes: readonly FormBox[]): readonly string[] =>
  boxes.filter(({ kind }) => kind === 'partner').map(({ controller }) => controller);

export type FormContent = z.infer<typeof formVersionSchema>;

export interface FormVersion {
  readonly formId: string;
  readonly version: number;
  readonly contentHash: string;
  readonly content: FormContent;
}

export const formHash = (content: FormContent): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex');
