import { formFinding, type FormFinding } from '../findings';

const PRETICKING = /^(default|pre)?[-_]?(checked|ticked|selected)$|^default/i;
const REQUIRED = /^(is)?[-_]?(required|mandatory|compulsory|pflicht)$/i;

const isSet = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== false && value !== 'false';

/** The name of the first setting, at any depth, that matches and is switched on. */
const findSetting = (value: unknown, name: RegExp): string | null => {
  if (Array.isArray(value))
    return value.map((one) => findSetting(one, name)).find((one) => one !== null) ?? null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    if (name.test(key) && isSet(inner)) return key;
    const deeper = findSetting(inner, name);
    if (deeper !== null) return deeper;
  }
  return null;
};

/** Any setting that would tick a box beforehand (MOS-2.2). Returns its name. */
export const findPreticking = (value: unknown): string | null => findSetting(value, PRETICKING);

/**
 * What the shape of a form says before its words are read: a setting that ticks (MOS-2.2), one that makes a box
 * mandatory (G-7.4), a box for several purposes (MOS-2.4). Such a form is not even kept as a draft.
 */
export const findStructuralFault = (form: Readonly<Record<string, unknown>>): FormFinding | null => {
  const preticking = findPreticking(form);
  if (preticking !== null) return formFinding('pre-ticked', preticking);
  const required = findSetting([form.purposeKeys, form.fields], REQUIRED);
  if (required !== null) return formFinding('required', required);
  const keys = form.purposeKeys;
  if (!Array.isArray(keys)) return formFinding('no-box', 'purposeKeys');
  // A box bound to several purposes would arrive as a list in the list.
  return keys.every((key) => typeof key === 'string') ? null : formFinding('several-purposes', 'purposeKeys');
};
