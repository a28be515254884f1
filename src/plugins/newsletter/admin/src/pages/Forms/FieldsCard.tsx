import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import type { FormDraft } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { InputField } from '../../components/Fields';
import { useText } from '../../i18n/useText';
import { without } from './formDraft';
import type { PartProps } from './part';

type Field = FormDraft['fields'][number];

const MAX_FIELDS = 5;

/** What may be asked beside the address: little, and never required (GDPR Art. 25). */
export function FieldsCard({ edited, disabled }: PartProps) {
  const text = useText();
  const { draft, change } = edited;
  const { fields } = draft;
  const edit = (index: number, patch: Partial<Field>) =>
    change({ fields: fields.map((field, at) => (at === index ? { ...field, ...patch } : field)) });
  return (
    <Card title={text('form.fields')}>
      <Typography textColor="neutral600" tag="p">
        {text('form.fields.hint')}
      </Typography>
      {fields.map((field, index) => (
        // Fields have no identity but their place: neither name nor label is there from the start.
        <FieldEntry
          key={index}
          field={field}
          name={field.label || String(index + 1)}
          onChange={(patch) => edit(index, patch)}
          onRemove={disabled ? null : () => change({ fields: without(fields, index) })}
        />
      ))}
      {!disabled && fields.length < MAX_FIELDS && (
        <div>
          <Button
            variant="secondary"
            startIcon={<Plus />}
            onClick={() => change({ fields: [...fields, { name: '', label: '' }] })}
          >
            {text('form.fields.add')}
          </Button>
        </div>
      )}
    </Card>
  );
}

interface FieldEntryProps {
  readonly field: Field;
  /** How it is called in words. */
  readonly name: string;
  readonly onChange: (patch: Partial<Field>) => void;
  /** Null for who may only look. */
  readonly onRemove: (() => void) | null;
}

function FieldEntry({ field, name, onChange, onRemove }: FieldEntryProps) {
  const text = useText();
  const disabled = onRemove === null;
  return (
    <Box
      tag="fieldset"
      aria-label={text('form.field', { label: name })}
      padding={3}
      hasRadius
      borderColor="neutral200"
    >
      <Flex direction="column" alignItems="stretch" gap={3}>
        <InputField
          label={text('form.fields.label')}
          value={field.label}
          onChange={(label) => onChange({ label })}
          disabled={disabled}
          required
        />
        <InputField
          label={text('form.fields.name')}
          hint={text('form.fields.name.hint')}
          value={field.name}
          onChange={(value) => onChange({ name: value })}
          disabled={disabled}
          required
        />
        {onRemove && (
          <div>
            <Button variant="danger-light" size="S" startIcon={<Trash />} onClick={onRemove}>
              {text('form.fields.remove', { label: name })}
            </Button>
          </div>
        )}
      </Flex>
    </Box>
  );
}
