import { Field, SingleSelect, SingleSelectOption, TextInput, Textarea } from '@strapi/design-system';
import { styled } from 'styled-components';

/** The design system cuts a label off after one line; what it asks has to be read whole. */
const Label = styled(Field.Label)`
  && {
    white-space: normal;
  }
`;

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly error?: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
}

interface InputFieldProps extends FieldProps {
  readonly type?: 'text' | 'datetime-local';
  readonly min?: string;
  readonly max?: string;
}

export const InputField = ({ label, hint, error, required, onChange, ...input }: InputFieldProps) => (
  <Field.Root hint={hint} error={error} required={required}>
    <Label>{label}</Label>
    <TextInput {...input} onChange={(event) => onChange(event.target.value)} />
    <Field.Hint />
    <Field.Error />
  </Field.Root>
);

interface AreaFieldProps extends FieldProps {
  readonly monospace?: boolean;
  readonly minHeight?: string;
}

const MONOSPACE = { fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace' };

export function AreaField(props: AreaFieldProps) {
  const { label, hint, error, required, onChange, monospace = false, ...area } = props;
  return (
    <Field.Root hint={hint} error={error} required={required}>
      <Label>{label}</Label>
      <Textarea
        {...area}
        spellCheck={!monospace}
        style={monospace ? MONOSPACE : undefined}
        onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) => onChange(event.target.value)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface SelectFieldProps extends FieldProps {
  readonly options: readonly Option[];
  readonly placeholder?: string;
}

export function SelectField(props: SelectFieldProps) {
  const { label, hint, error, required, value, onChange, options, ...select } = props;
  return (
    <Field.Root hint={hint} error={error} required={required}>
      <Label>{label}</Label>
      <SingleSelect
        {...select}
        value={value === '' ? null : value}
        onChange={(next) => onChange(String(next))}
      >
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
