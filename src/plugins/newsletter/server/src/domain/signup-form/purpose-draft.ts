import { Refusal } from '../refusal';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../consent/ledger';

const CONTROL = /(?![\n\r\t])[\p{Cc}\p{Cs}]/u;
const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !CONTROL.test(value), 'control characters')
    .transform((value) => value.trim());
const KEY = /^[a-z0-9][a-z0-9-]{0,59}$/;

export const isPurposeKey = (value: unknown): value is string => typeof value === 'string' && KEY.test(value);

/** What an editor writes about a purpose (MOS-2.3); kind and key are fixed once it exists. */
export const purposeDraftSchema = z.strictObject({
  senderId: text(40).pipe(z.string().min(1)),
  key: z.string().regex(KEY),
  kind: z.enum(['mailing', 'tracking', 'partner']),
  title: text(120),
  messageTypes: text(250),
  frequency: text(250),
  text: text(4_000),
  controller: text(250),
  products: text(250).nullable(),
  address: text(250).nullable(),
});

export type PurposeDraft = z.infer<typeof purposeDraftSchema>;

const TOLD = ['title', 'messageTypes', 'frequency', 'text', 'controller'] as const;
/** Consent to a company is consent only where it is named, placed, and its goods are known (BGH VI ZR 721/15). */
const TOLD_OF_PARTNERS = ['products', 'address'] as const;

const isBlank = (value: unknown): boolean => typeof value !== 'string' || value.trim() === '';

/** What a purpose keeps to itself and the rule that wants it told; null when it tells everything. */
export const untoldPart = (
  purpose: Readonly<Record<string, unknown>>,
): { readonly field: string; readonly rule: string } | null => {
  const missing = TOLD.find((name) => isBlank(purpose[name]));
  if (missing !== undefined) return { field: missing, rule: 'MOS-2.3' };
  const ofPartner = purpose.kind === 'partner' && TOLD_OF_PARTNERS.find((name) => isBlank(purpose[name]));
  return ofPartner ? { field: ofPartner, rule: 'DE-8' } : null;
};

/** The words of a purpose, apart from what it is counted under. */
export const wordsOf = (purpose: Pick<PurposeDraft, (typeof TOLD)[number] | 'products' | 'address'>) => ({
  title: purpose.title,
  messageTypes: purpose.messageTypes,
  frequency: purpose.frequency,
  text: purpose.text,
  controller: purpose.controller,
  products: purpose.products,
  address: purpose.address,
});

export type PurposeWords = ReturnType<typeof wordsOf>;

export const wordsHash = (words: PurposeWords): string =>
  createHash('sha256').update(canonicalJson(words)).digest('hex');

/** Parses what the admin sent. @throws Refusal field_invalid, purpose_incomplete */
export const parsePurpose = (input: unknown): PurposeDraft => {
  const parsed = purposeDraftSchema.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') || String((issue as { keys?: string[] } | undefined)?.keys ?? 'body');
    throw new Refusal('field_invalid', 'MOS-2.3', { field: field.slice(0, 100) });
  }
  requireTold(parsed.data);
  return parsed.data;
};

/** @throws Refusal purpose_incomplete */
export const requireTold = (purpose: Readonly<Record<string, unknown>>): void => {
  const untold = untoldPart(purpose);
  if (untold) throw new Refusal('purpose_incomplete', untold.rule, { field: untold.field });
};
