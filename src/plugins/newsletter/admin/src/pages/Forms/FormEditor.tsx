import { Button } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Form, FormDraft } from '../../../../shared/contracts';
import { LeaveDialog } from '../../components/LeaveDialog';
import { PageFrame } from '../../components/PageFrame';
import { RefusalNotice } from '../../components/RefusalNotice';
import { StateBadge } from '../../components/StateBadge';
import { useEdited } from '../../hooks/useEdited';
import { useCan } from '../../hooks/useOverview';
import { useSaving } from '../../hooks/useSaving';
import { useText } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { BASE_PATH } from '../../pluginId';
import { useFormStarter, useSaveForm } from '../../services/forms';
import { usePurposes } from '../../services/purposes';
import { BasicsCard } from './BasicsCard';
import { BoxesCard } from './BoxesCard';
import { EmbedCard } from './EmbedCard';
import { FieldsCard } from './FieldsCard';
import { FormPreviewCard } from './FormPreviewCard';
import { NoticesCard } from './NoticesCard';
import { PlacesCard } from './PlacesCard';
import { PublishCard } from './PublishCard';
import { VersionsCard } from './VersionsCard';
import { FORM_TONES, problemsIn } from './formDraft';

/** A sender rarely has more purposes than people can choose among. */
const MAX_PURPOSES = 100;

interface FormEditorProps {
  /** Null for a form that is not stored yet. */
  readonly form: Form | null;
  readonly initial: FormDraft;
  readonly onChanged?: () => void;
}

export function FormEditor({ form, initial, onChanged }: FormEditorProps) {
  const text = useText();
  const mayWrite = useCan('forms.write');
  const edited = useEdited<FormDraft>(() => initial);
  const { draft, dirty } = edited;
  const purposes = usePurposes({ senderId: draft.senderId, pageSize: MAX_PURPOSES });
  const starter = useFormStarter(draft.senderId, draft.language);
  const known = purposes.data?.results ?? [];
  const { save, busy, refusal, blocker, checked } = useSaving({
    edited,
    action: useSaveForm(form?.id ?? null),
    problemsIn,
    draftOf: (stored) => stored.draft,
    pageOfNew: form === null ? ({ id }) => `${BASE_PATH}/forms/${id}` : null,
    onChanged,
  });
  const part = { edited, disabled: !mayWrite };

  return (
    <PageFrame
      permissions={PAGE_PERMISSIONS.forms}
      title={form?.name ?? text('forms.new')}
      back={{ to: `${BASE_PATH}/forms`, label: text('forms.title') }}
      badge={
        form && <StateBadge tone={FORM_TONES[form.state]}>{text(`form.state.${form.state}`)}</StateBadge>
      }
      actions={
        mayWrite && (
          <Button onClick={save} loading={busy} disabled={!dirty && form !== null}>
            {text('common.save')}
          </Button>
        )
      }
    >
      <RefusalNotice refusal={refusal} />
      <RefusalNotice refusal={purposes.refusal} onRetry={purposes.reload} />
      <Columns>
        <Stack>
          <BasicsCard {...part} isNew={form === null} everPublished={wasPublished(form)} checked={checked} />
          <BoxesCard {...part} purposes={known} starter={starter.data} onPurposeAdded={purposes.reload} />
          <NoticesCard {...part} purposes={known} starter={starter.data} />
          <FieldsCard {...part} />
          <PlacesCard {...part} />
        </Stack>
        <Beside>
          {form && <PublishCard form={form} dirty={dirty} onChanged={onChanged} />}
          <FormPreviewCard draft={draft} />
        </Beside>
      </Columns>
      {form && <Published form={form} />}
      <LeaveDialog blocker={blocker} />
    </PageFrame>
  );
}

const wasPublished = (form: Form | null): boolean => form !== null && form.versions.length > 0;

/** What there is of a form once somebody published it. */
const Published = ({ form }: { readonly form: Form }) => (
  <>
    {form.embed && <EmbedCard embed={form.embed} url={form.url} />}
    {wasPublished(form) && <VersionsCard form={form} />}
  </>
);

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 2.4rem;
  align-items: start;

  ${({ theme }) => theme.breakpoints.large} {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }
`;

const Stack = styled.div`
  display: flex;
  flex-direction: column;
  gap: 2.4rem;
`;

/** The preview stays in view while the long column of fields scrolls past. */
const Beside = styled.div`
  display: flex;
  flex-direction: column;
  gap: 2.4rem;

  ${({ theme }) => theme.breakpoints.large} {
    position: sticky;
    top: 1.6rem;
    max-height: calc(100vh - 3.2rem);
    overflow: auto;
  }
`;
