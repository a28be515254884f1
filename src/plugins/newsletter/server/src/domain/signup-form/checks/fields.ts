import { formFinding, type FormFinding } from '../findings';
import type { FormContent } from '../form-version';

export const MAX_FIELDS = 5;
const NAME = /^[a-z][A-Za-z0-9]{0,39}$/;
const SENSITIVE =
  /geburt|alter\b|birth|\bage\b|geschlecht|gender|religion|gesundheit|health|telefon|phone|handy|mobile|konto|iban|gehalt|salary|familienstand|marital/iu;

/** The address is enough; everything else is optional and little (GDPR Art. 25, G-8). */
export const checkFields = ({ fields }: FormContent): FormFinding[] => {
  const fieldNames = fields.map(({ name }) => name);
  const unusable = fields.filter(
    ({ name, label }, index) =>
      !NAME.test(name) || label.trim() === '' || label.length > 100 || fieldNames.indexOf(name) !== index,
  );
  return [
    ...unusable.map(({ name }) => formFinding('field-unusable', 'fields', name)),
    ...(fields.length > MAX_FIELDS ? [formFinding('fields-too-many', 'fields', String(fields.length))] : []),
    ...fields
      .filter(({ name, label }) => SENSITIVE.test(`${name} ${label}`))
      .map(({ label }) => formFinding('field-sensitive', 'fields', label)),
  ];
};
