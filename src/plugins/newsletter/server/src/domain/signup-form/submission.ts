import { Refusal } from '../refusal';
import type { FormBox, FormContent } from './form-version';

const MAX_FIELD_LENGTH = 200;
const CONTROL = /[\p{Cc}\p{Cf}\p{Cs}]/u;

/**
 * The ticked boxes of a form. Every box carries its own `true`; nothing is implied (MOS-2.2, MOS-2.5).
 * @throws Refusal consent_missing, consent_invalid, purpose_unknown
 */
export const readTickedBoxes = (boxes: readonly FormBox[], consents: unknown): readonly FormBox[] => {
  if (typeof consents !== 'object' || consents === null || Array.isArray(consents)) {
    throw new Refusal('consent_missing', 'MOS-2.2', { field: 'consents' });
  }
  const ticked = Object.entries(consents).filter(([, value]) => value !== false);
  for (const [key, value] of ticked) {
    if (value !== true) throw new Refusal('consent_invalid', 'MOS-2.2', { field: 'consents' });
    if (!boxes.some((box) => box.purposeKey === key)) {
      throw new Refusal('purpose_unknown', 'MOS-2.4', { field: 'consents' });
    }
  }
  if (ticked.length === 0) throw new Refusal('consent_missing', 'MOS-2.2', { field: 'consents' });
  return boxes.filter((box) => ticked.some(([key]) => key === box.purposeKey));
};

/** What was filled in beside the address: only fields the form has, as plain text (GDPR Art. 25). */
export const readFields = (formFields: FormContent['fields'], fields: unknown): Record<string, string> => {
  if (fields === undefined || fields === null) return {};
  if (typeof fields !== 'object' || Array.isArray(fields))
    throw new Refusal('field_invalid', 'G-25', { field: 'fields' });
  const known = formFields.map((field) => field.name);
  const given = Object.entries(fields).filter(([, value]) => value !== '' && value !== null);
  for (const [name, value] of given) {
    const usable = typeof value === 'string' && value.length <= MAX_FIELD_LENGTH && !CONTROL.test(value);
    if (!known.includes(name) || !usable)
      throw new Refusal('field_invalid', 'G-25', { field: `fields.${name.slice(0, 50)}` });
  }
  return Object.fromEntries(given) as Record<string, string>;
};

/** Where the form stood, in the words of whoever posted it: kept as evidence, so it has to be plain text. */
export const readSource = (source: string | undefined): string | undefined => {
  if (source !== undefined && CONTROL.test(source))
    throw new Refusal('field_invalid', 'MFR-4.3', { field: 'source' });
  return source?.slice(0, 255);
};
