import { Button, Flex, Grid } from '@strapi/design-system';
import { useState } from 'react';
import type { ImportDetail, ImportSettings, ImportTarget } from '../../../../shared/contracts';
import { IMPORT_TARGETS } from '../../../../shared/import-targets';
import { Card } from '../../components/Card';
import { AreaField, InputField, SelectField } from '../../components/Fields';
import { Notice } from '../../components/Notice';
import { RefusalNotice } from '../../components/RefusalNotice';
import { useText, useWord } from '../../i18n/useText';
import { useConfigureImport } from '../../services/imports';
import { DELIMITERS, ENCODINGS } from './importState';

interface MappingCardProps {
  readonly detail: ImportDetail;
  readonly onChanged: () => void;
}

const NONE = 'none';

/** How the file is read and what its columns mean; what was recognised stands there already. */
export function MappingCard({ detail, onChanged }: MappingCardProps) {
  const text = useText();
  const word = useWord();
  const [settings, setSettings] = useState<ImportSettings>(detail.settings);
  const configure = useConfigureImport(detail.id);
  const save = async (change: Partial<ImportSettings>) => {
    if (await configure.run(change)) onChanged();
  };
  const { provider } = detail.settings;
  const { mapping, declared } = settings;
  const zone = settings.timeZone === null || settings.timeZone === '' ? null : settings.timeZone;
  return (
    <Card title={text('import.mapping')}>
      {provider !== null && (
        <Notice tone="info">
          {text('import.provider', { provider: word('import.provider', provider) })}
        </Notice>
      )}
      <Grid.Root gap={4}>
        <ReadingFields settings={settings} onChange={(change) => void save(change)} />
        {IMPORT_TARGETS.map((target) => (
          <Cell key={target}>
            <ColumnField
              target={target}
              headings={detail.headings}
              place={mapping[target]}
              onPlace={(place) => setSettings({ ...settings, mapping: withPlace(mapping, target, place) })}
            />
          </Cell>
        ))}
      </Grid.Root>
      <InputField
        label={text('import.time_zone')}
        hint={text('import.time_zone.hint')}
        value={settings.timeZone ?? ''}
        onChange={(timeZone) => setSettings({ ...settings, timeZone })}
      />
      <DeclaredFields
        settings={settings}
        onChange={(words) => setSettings({ ...settings, declared: { ...declared, ...words } })}
      />
      <RefusalNotice refusal={configure.refusal} />
      <Flex>
        <Button
          variant="secondary"
          loading={configure.busy}
          onClick={() => save({ mapping, declared, timeZone: zone })}
        >
          {text('import.apply')}
        </Button>
      </Flex>
    </Card>
  );
}

interface PartProps<Change> {
  readonly settings: ImportSettings;
  readonly onChange: (change: Change) => void;
}

function ReadingFields({ settings, onChange }: PartProps<Partial<ImportSettings>>) {
  const text = useText();
  return (
    <>
      <Cell>
        <SelectField
          label={text('import.encoding')}
          hint={text('import.encoding.hint')}
          value={settings.encoding}
          onChange={(encoding) => onChange({ encoding })}
          options={ENCODINGS.map((value) => ({ value, label: text(`import.encoding.${value}`) }))}
        />
      </Cell>
      <Cell>
        <SelectField
          label={text('import.delimiter')}
          value={settings.delimiter}
          onChange={(delimiter) => onChange({ delimiter })}
          options={Object.entries(DELIMITERS).map(([value, name]) => ({
            value,
            label: text(`import.delimiter.${name}`),
          }))}
        />
      </Cell>
    </>
  );
}

/** What the importer states once for all rows, where the file has no column for it. */
function DeclaredFields({ settings, onChange }: PartProps<ImportSettings['declared']>) {
  const text = useText();
  const { mapping, declared } = settings;
  return (
    <>
      {mapping.source === undefined && (
        <InputField
          label={text('import.declared.source')}
          hint={text('import.declared.hint')}
          value={declared.source ?? ''}
          onChange={(source) => onChange({ source })}
        />
      )}
      {mapping.consent_text === undefined && (
        <AreaField
          label={text('import.declared.consent_text')}
          hint={text('import.declared.hint')}
          value={declared.consent_text ?? ''}
          onChange={(value) => onChange({ consent_text: value })}
        />
      )}
    </>
  );
}

const Cell = ({ children }: { readonly children: React.ReactNode }) => (
  <Grid.Item col={4} m={6} xs={12} direction="column" alignItems="stretch">
    {children}
  </Grid.Item>
);

function withPlace(
  mapping: ImportSettings['mapping'],
  target: ImportTarget,
  place: number | null,
): ImportSettings['mapping'] {
  const { [target]: _, ...others } = mapping;
  return place === null ? others : { ...others, [target]: place };
}

interface ColumnFieldProps {
  readonly target: ImportTarget;
  readonly headings: readonly string[];
  readonly place: number | undefined;
  readonly onPlace: (place: number | null) => void;
}

function ColumnField({ target, headings, place, onPlace }: ColumnFieldProps) {
  const text = useText();
  return (
    <SelectField
      required={target === 'email'}
      label={text(`import.target.${target}`)}
      value={place === undefined ? NONE : String(place)}
      onChange={(value) => onPlace(value === NONE ? null : Number(value))}
      options={[
        { value: NONE, label: text('import.target.none') },
        ...headings.map((heading, at) => ({
          value: String(at),
          label: heading.trim() === '' ? text('import.column', { number: at + 1 }) : heading,
        })),
      ]}
    />
  );
}
