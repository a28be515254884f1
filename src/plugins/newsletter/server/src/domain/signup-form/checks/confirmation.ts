import { adsInConfirmation } from '../confirmation-preview';
import { formFinding, type FormFinding } from '../findings';
import type { FormContent } from '../form-version';

/** The confirmation mail repeats these words; with one that courts the mail is advertising nobody agreed to (DE-6). */
export const checkConfirmation = (content: FormContent): FormFinding[] => {
  const ofName = adsInConfirmation({ ...content, boxes: [] });
  const known = new Set(ofName.map(({ code }) => code));
  const ofBoxes = content.boxes.flatMap((box) =>
    adsInConfirmation({ ...content, boxes: [box] })
      .filter(({ code }) => !known.has(code))
      .map(({ excerpt }) => formFinding('mail-advertises', box.purposeKey, excerpt)),
  );
  return [...ofName.map(({ excerpt }) => formFinding('mail-advertises', 'senderName', excerpt)), ...ofBoxes];
};
