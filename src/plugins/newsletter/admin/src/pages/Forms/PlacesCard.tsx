import { Checkbox, Field } from '@strapi/design-system';
import { useState } from 'react';
import { Card } from '../../components/Card';
import { AreaField } from '../../components/Fields';
import { useText } from '../../i18n/useText';
import type { PartProps } from './part';

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Where the form may stand, and what a submission has to bring. Takes effect on saving, without a new version. */
export function PlacesCard({ edited, disabled }: PartProps) {
  const text = useText();
  const { draft, change } = edited;
  // Kept as typed: an empty last line is no site yet.
  const [typed, setTyped] = useState((draft.allowedOrigins ?? []).join('\n'));
  const own = draft.allowedOrigins !== null;
  return (
    <Card title={text('form.places')}>
      <Field.Root hint={text('form.places.own.hint')}>
        <Checkbox
          checked={own}
          disabled={disabled}
          onCheckedChange={(checked) => change({ allowedOrigins: checked === true ? linesOf(typed) : null })}
        >
          {text('form.places.own')}
        </Checkbox>
        <Field.Hint />
      </Field.Root>
      {own && (
        <AreaField
          label={text('form.places.origins')}
          hint={text('form.places.origins.hint')}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            change({ allowedOrigins: linesOf(value) });
          }}
          disabled={disabled}
          monospace
        />
      )}
      <Field.Root hint={text('form.proof_of_work.hint')}>
        <Checkbox
          checked={draft.proofOfWork}
          disabled={disabled}
          onCheckedChange={(checked) => change({ proofOfWork: checked === true })}
        >
          {text('form.proof_of_work')}
        </Checkbox>
        <Field.Hint />
      </Field.Root>
    </Card>
  );
}
