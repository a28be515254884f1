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
        <Box key={index} tag="fieldset" padding={3} hasRadius borderColor="neutral200">
          <Flex direction="column" alignItems="stretch" gap={3}>
            <InputField
              label={text('form.fields.label')}
              value={field.label}
              onChange={(label) => edit(index, { label })}
              disabled={disabled}
              required
            />
            <InputField
              label={text('form.fields.name')}
              hint={text('form.fields.name.hint')}
              value={field.name}
              onChange={(name) => edit(index, { name })}
              disabled={disabled}
              required
            />
            {!disabled && (
              <div>
                <Button
                  variant="danger-light"
                  size="S"
                  startIcon={<Trash />}
                  onClick={() => change({ fields: without(fields, index) })}
                >
                  {text('form.fields.remove', { label: field.label || String(index + 1) })}
                </Button>
              </div>
            )}
          </Flex>
        </Box>
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
