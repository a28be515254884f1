import { formFinding, type FormFinding, type FormFindingId } from '../findings';
import type { FormContent } from '../form-version';

/** The parts without which a form is not published. */
const REQUIRED: readonly (readonly [keyof FormContent, FormFindingId])[] = [
  ['title', 'title-missing'],
  ['privacyNotice', 'privacy-missing'],
  ['toolNotice', 'tool-missing'],
  ['trackingNotice', 'tracking-missing'],
];

export const checkParts = (content: FormContent): FormFinding[] =>
  REQUIRED.filter(([field]) => String(content[field] ?? '').trim() === '').map(([field, id]) =>
    formFinding(id, field),
  );
