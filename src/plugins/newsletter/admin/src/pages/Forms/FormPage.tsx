import { Button } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useParams } from 'react-router-dom';
import { Card } from '../../components/Card';
import { SelectField } from '../../components/Fields';
import { PageFrame } from '../../components/PageFrame';
import { ResourceView } from '../../components/ResourceView';
import { useOverview } from '../../hooks/useOverview';
import { useText } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { BASE_PATH } from '../../pluginId';
import { useForm, useFormStarter } from '../../services/forms';
import { FormEditor } from './FormEditor';
import { emptyForm } from './formDraft';

/** One form: the builder, what is published of it, and every version there was. */
export default function FormPage() {
  const { id = '' } = useParams();
  // The key gives every form its own state; "new" becomes an id with the first save.
  return id === 'new' ? <NewForm key="new" /> : <ExistingForm key={id} id={id} />;
}

type Language = 'de' | 'en';

/** Whose form, and in which language: the texts to start from depend on both. */
function NewForm() {
  const text = useText();
  const { senders } = useOverview();
  const { locale } = useIntl();
  const [senderId, setSenderId] = useState(senders.length === 1 ? (senders[0]?.id ?? '') : '');
  const [language, setLanguage] = useState<Language>(locale.startsWith('de') ? 'de' : 'en');
  const [chosen, setChosen] = useState(false);
  const starter = useFormStarter(chosen ? senderId : '', language);
  if (starter.data !== undefined)
    return <FormEditor form={null} initial={emptyForm(senderId, language, starter.data)} />;
  return (
    <FormFrame title={text('forms.new')}>
      <Card title={text('forms.new.choose')}>
        <SelectField
          label={text('campaign.sender')}
          value={senderId}
          onChange={setSenderId}
          options={senders.map(({ id, name }) => ({ value: id, label: name }))}
          required
        />
        <SelectField
          label={text('form.language')}
          hint={text('form.language.hint')}
          value={language}
          onChange={(value) => setLanguage(value as Language)}
          options={LANGUAGES.map((value) => ({ value, label: text(`form.language.${value}`) }))}
          required
        />
        <div>
          <Button onClick={() => setChosen(true)} disabled={senderId === ''} loading={starter.loading}>
            {text('forms.new.next')}
          </Button>
        </div>
      </Card>
      <ResourceView resource={starter}>{() => null}</ResourceView>
    </FormFrame>
  );
}

const LANGUAGES: readonly Language[] = ['de', 'en'];

function ExistingForm({ id }: { readonly id: string }) {
  const text = useText();
  const resource = useForm(id);
  const { data: form, reload } = resource;
  if (form !== undefined) return <FormEditor form={form} initial={form.draft} onChanged={reload} />;
  return (
    <FormFrame title={text('form.page')}>
      <ResourceView resource={resource}>{() => null}</ResourceView>
    </FormFrame>
  );
}

function FormFrame({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  const text = useText();
  const back = { to: `${BASE_PATH}/forms`, label: text('forms.title') };
  return (
    <PageFrame permissions={PAGE_PERMISSIONS.forms} title={title} back={back}>
      {children}
    </PageFrame>
  );
}
