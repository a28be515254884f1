import { Button, Field, Flex, Typography } from '@strapi/design-system';
import { useState, type ChangeEvent, type FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import { Card } from '../../components/Card';
import { SelectField } from '../../components/Fields';
import { Meter } from '../../components/Meter';
import { PageFrame } from '../../components/PageFrame';
import { RefusalNotice } from '../../components/RefusalNotice';
import { RulesReminder } from '../../components/RulesReminder';
import { useOverview } from '../../hooks/useOverview';
import { useText } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { BASE_PATH } from '../../pluginId';
import { useUploadList } from '../../services/imports';
import { ORIGINS } from './importState';

export default function NewImportPage() {
  const text = useText();
  return (
    <PageFrame
      permissions={PAGE_PERMISSIONS.newImport}
      title={text('import.new.title')}
      subtitle={text('import.new.subtitle')}
      back={{ to: `${BASE_PATH}/imports`, label: text('imports.title') }}
    >
      <RulesReminder />
      <OrderForm />
    </PageFrame>
  );
}

function OrderForm() {
  const text = useText();
  const navigate = useNavigate();
  const { senders, purposes } = useOverview();
  const [senderId, setSenderId] = useState(senders[0]?.id ?? '');
  const own = purposes.filter((purpose) => purpose.senderId === senderId);
  const [purposeKey, setPurposeKey] = useState(own[0]?.key ?? '');
  const [origin, setOrigin] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState(0);
  const upload = useUploadList();
  const ready = senderId !== '' && purposeKey !== '' && origin !== '' && file !== null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    setShare(0);
    const draft = await upload.run({ senderId, purposeKey, origin, fileName: file.name }, file, setShare);
    if (draft) void navigate(`${BASE_PATH}/imports/${draft.id}`);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Card title={text('import.new.order')}>
        <SelectField
          required
          label={text('campaign.sender')}
          value={senderId}
          onChange={(id) => {
            setSenderId(id);
            setPurposeKey(purposes.find((purpose) => purpose.senderId === id)?.key ?? '');
          }}
          options={senders.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          required
          label={text('campaign.purpose')}
          value={purposeKey}
          onChange={setPurposeKey}
          options={own.map(({ key, title }) => ({ value: key, label: title }))}
        />
        <SelectField
          required
          label={text('import.origin')}
          hint={text('import.origin.hint')}
          placeholder={text('import.origin.choose')}
          value={origin}
          onChange={setOrigin}
          options={ORIGINS.map((value) => ({ value, label: text(`import.origin.${value}`) }))}
        />
        <FileField onFile={setFile} />
        <RefusalNotice refusal={upload.refusal} />
        {upload.busy && <Meter label={text('import.uploading')} percent={Math.round(share * 100)} />}
        <Flex>
          <Button type="submit" loading={upload.busy} disabled={!ready}>
            {text('import.new.upload')}
          </Button>
        </Flex>
      </Card>
    </form>
  );
}

function FileField({ onFile }: { readonly onFile: (file: File | null) => void }) {
  const text = useText();
  const id = 'import-file';
  const choose = (event: ChangeEvent<HTMLInputElement>) => onFile(event.target.files?.[0] ?? null);
  return (
    <Field.Root id={id} required hint={text('import.file.hint')}>
      <Field.Label>{text('import.file')}</Field.Label>
      <Typography tag="div">
        <FileInput
          id={id}
          type="file"
          accept=".csv,.txt,.tsv,.xlsx"
          onChange={choose}
          aria-describedby={`${id}-hint`}
        />
      </Typography>
      <Field.Hint />
    </Field.Root>
  );
}

/** The browser's own field, in its own language; only its button looks like the others. */
const FileInput = styled.input`
  max-width: 100%;

  &::file-selector-button {
    margin-right: 1.2rem;
    padding: 0.8rem 1.6rem;
    font: inherit;
    font-weight: 600;
    color: ${({ theme }) => theme.colors.primary700};
    background: ${({ theme }) => theme.colors.primary100};
    border: 1px solid ${({ theme }) => theme.colors.primary200};
    border-radius: ${({ theme }) => theme.borderRadius};
    cursor: pointer;
  }
`;
