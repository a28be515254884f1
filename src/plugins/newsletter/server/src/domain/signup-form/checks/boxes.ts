import { formFinding, type FormFinding } from '../findings';
import type { FormBox, FormContent } from '../form-version';

const TOLD = ['title', 'messageTypes', 'frequency', 'text', 'controller'] as const;

const isBlank = (value: string | undefined): boolean => (value ?? '').trim() === '';

/** Whether a text names a company, its legal form set aside: "Mühle Beispiel" is "Mühle Beispiel KG". */
export const names = (text: string, company: string): boolean => {
  const plain = (value: string) =>
    value
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const core = plain(company).replace(
    /( (gmbh|mbh|ag|kg|kgaa|ohg|ug|se|e k|e v|eg|gbr|co|ltd|llc|inc|srl|sarl|sàrl|sa))+$/u,
    '',
  );
  return core !== '' && plain(text).includes(core);
};

const checkPartner = (box: FormBox): FormFinding[] => {
  if (isBlank(box.controller) || isBlank(box.products) || isBlank(box.address))
    return [formFinding('partner-untold', box.purposeKey)];
  return names(box.text, box.controller) ? [] : [formFinding('partner-not-named', box.purposeKey, box.text)];
};

const checkBox = (box: FormBox): FormFinding[] => {
  if (TOLD.some((field) => isBlank(box[field]))) return [formFinding('purpose-untold', box.purposeKey)];
  if (box.kind === 'partner') return checkPartner(box);
  return names(box.text, box.controller) ? [] : [formFinding('sender-not-named', box.purposeKey, box.text)];
};

/** Each purpose has one box, and each box says everything (MOS-2.3, MOS-2.5; BGH VI ZR 721/15 for partners). */
export const checkBoxes = ({ boxes }: FormContent): FormFinding[] => {
  const keys = boxes.map(({ purposeKey }) => purposeKey);
  return [
    ...(boxes.length === 0 ? [formFinding('no-box', 'purposeKeys')] : []),
    ...(new Set(keys).size === keys.length ? [] : [formFinding('box-twice', 'purposeKeys')]),
    ...boxes.flatMap(checkBox),
  ];
};
