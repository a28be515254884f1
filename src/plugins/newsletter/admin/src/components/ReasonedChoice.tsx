import { Field, Radio } from '@strapi/design-system';
import { AreaField, type Option } from './Fields';

interface ReasonedChoiceProps<Choice extends string> {
  readonly label: string;
  readonly options: readonly (Option & { readonly value: Choice })[];
  /** Null until somebody chooses: no answer is chosen beforehand. */
  readonly choice: Choice | null;
  readonly onChoice: (choice: Choice) => void;
  readonly reason: ReasonProps;
}

export interface ReasonProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
}

/** One of few answers, and why. */
export function ReasonedChoice<Choice extends string>(props: ReasonedChoiceProps<Choice>) {
  const { label, options, choice, onChoice, reason } = props;
  const choose = (value: string) => {
    const known = options.find((option) => option.value === value);
    if (known) onChoice(known.value);
  };
  return (
    <>
      <Field.Root required>
        <Field.Label>{label}</Field.Label>
        <Radio.Group aria-label={label} value={choice ?? ''} onValueChange={choose}>
          {options.map(({ value, label: words }) => (
            <Radio.Item key={value} value={value}>
              {words}
            </Radio.Item>
          ))}
        </Radio.Group>
      </Field.Root>
      <AreaField {...reason} required />
    </>
  );
}
