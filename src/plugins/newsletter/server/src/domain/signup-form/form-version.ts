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
  controller: z.string(),
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
  fields: z.array(z.strictObject({ name: z.string(), label: z.string() })),
});

export type FormBox = z.infer<typeof boxSchema>;
export type FormContent = z.infer<typeof formVersionSchema>;

export interface FormVersion {
  readonly formId: string;
  readonly version: number;
  readonly contentHash: string;
  readonly content: FormContent;
}

export const formHash = (content: FormContent): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex');

export interface FormProblem {
  readonly code: 'form_incomplete' | 'form_bundles' | 'form_preticks';
  readonly rule: string;
  readonly field: string;
}

/** The parts without which a form is not published, and the rule that asks for each. */
const REQUIRED: readonly (readonly [keyof FormContent, string])[] = [
  ['title', 'MOS-2.3'],
  ['privacyNotice', 'G-13'],
  ['toolNotice', 'MSR-2.4-19'],
  ['trackingNotice', 'MSR-2.4-20'],
];

/** A box that also makes somebody accept terms or a privacy notice is two consents in one (MOS-2.4). */
const BUNDLING =
  /\b(AGB|Geschäftsbedingungen|Nutzungsbedingungen|Datenschutz(?:erklärung|bestimmungen)|terms (?:of|and)|privacy policy)\b/i;

const PRETICKING = /^(default|pre)?[-_]?(checked|ticked|selected)$|^default/i;

/** Any setting, at any depth, that would tick a box beforehand (MOS-2.2). Returns its name. */
export const findPreticking = (value: unknown): string | null => {
  if (Array.isArray(value)) return value.map(findPreticking).find((name) => name !== null) ?? null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    if (PRETICKING.test(name) && inner !== null && inner !== undefined && inner !== false) return name;
    const deeper = findPreticking(inner);
    if (deeper !== null) return deeper;
  }
  return null;
};

/** What keeps a form from being published; empty when nothing does. */
export const checkForm = (content: FormContent): readonly FormProblem[] => {
  const problems: FormProblem[] = [];
  for (const [field, rule] of REQUIRED) {
    if (String(content[field] ?? '').trim() === '') problems.push({ code: 'form_incomplete', rule, field });
  }
  if (content.boxes.length === 0)
    problems.push({ code: 'form_incomplete', rule: 'MOS-2.5', field: 'purposeKeys' });
  const keys = content.boxes.map((box) => box.purposeKey);
  if (new Set(keys).size !== keys.length)
    problems.push({ code: 'form_bundles', rule: 'MOS-2.5', field: 'purposeKeys' });
  for (const box of content.boxes) {
    if (BUNDLING.test(`${box.title} ${box.text}`)) {
      problems.push({ code: 'form_bundles', rule: 'MOS-2.4', field: box.purposeKey });
    }
  }
  return problems;
};
