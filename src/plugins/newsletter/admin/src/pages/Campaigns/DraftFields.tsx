import { styled } from 'styled-components';
import type { CampaignDraft, SourceFormat } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { AreaField, InputField, SelectField } from '../../components/Fields';
import { useOverview } from '../../hooks/useOverview';
import { useText } from '../../i18n/useText';
import {
  FORMATS,
  SUBJECT_LENGTHS,
  mailingPurposes,
  problemsIn,
  subjectFit,
  withSender,
  type DraftProblem,
} from './campaignDraft';
import type { DraftForm } from './useDraft';

interface DraftFieldsProps {
  readonly form: DraftForm;
  readonly disabled: boolean;
  /** Only after a first try to save: nobody is scolded for a field not reached yet. */
  readonly showProblems: boolean;
}

export function DraftFields({ form, disabled, showProblems }: DraftFieldsProps) {
  const text = useText();
  const { draft, change } = form;
  const problems = showProblems ? problemsIn(draft) : [];
  const errorOf = (field: DraftProblem) => (problems.includes(field) ? text('editor.required') : undefined);
  const subjectHint = text(`editor.subject.${subjectFit(draft.subject)}`, {
    length: [...draft.subject.trim()].length,
    ...SUBJECT_LENGTHS,
  });

  return (
    <Card title={text('editor.content')}>
      <InputField
        label={text('campaign.title')}
        hint={text('editor.title.hint')}
        value={draft.title}
        error={errorOf('title')}
        onChange={(title) => change({ title })}
        disabled={disabled}
        required
      />
      <AudienceFields form={form} disabled={disabled} errorOf={errorOf} />
      <InputField
        label={text('campaign.subject')}
        hint={subjectHint}
        value={draft.subject}
        error={errorOf('subject')}
        onChange={(subject) => change({ subject })}
        disabled={disabled}
        required
      />
      <InputField
        label={text('campaign.preheader')}
        hint={text('editor.preheader.hint')}
        value={draft.preheader ?? ''}
        onChange={(preheader) => change({ preheader: preheader === '' ? null : preheader })}
        disabled={disabled}
      />
      <FormatFields form={form} disabled={disabled} />
      <AreaField
        label={text('campaign.body')}
        hint={text(`editor.body.${draft.format}`)}
        value={draft.body}
        error={errorOf('body')}
        onChange={(body) => change({ body })}
        disabled={disabled}
        minHeight="32rem"
        monospace
        required
      />
    </Card>
  );
}

interface PartProps {
  readonly form: DraftForm;
  readonly disabled: boolean;
}

function AudienceFields(
  props: PartProps & { readonly errorOf: (field: DraftProblem) => string | undefined },
) {
  const { form, disabled, errorOf } = props;
  const { draft, change } = form;
  const text = useText();
  const { senders, purposes } = useOverview();
  const own = mailingPurposes(purposes, draft.senderId);
  const chosen = own.find((purpose) => purpose.key === draft.purposeKey);
  return (
    <>
      <SelectField
        label={text('campaign.sender')}
        placeholder={text('editor.sender.placeholder')}
        value={draft.senderId}
        error={errorOf('senderId')}
        onChange={(senderId) => change(withSender(draft, senderId, purposes))}
        options={senders.map(({ id, name, fromEmail }) => ({ value: id, label: `${name} <${fromEmail}>` }))}
        disabled={disabled}
        required
      />
      <SelectField
        label={text('campaign.purpose')}
        placeholder={text('editor.purpose.placeholder')}
        hint={chosen && text('editor.purpose.count', { count: chosen.activeCount })}
        value={draft.purposeKey}
        error={errorOf('purposeKey')}
        onChange={(purposeKey) => change({ purposeKey })}
        options={own.map(({ key, title }) => ({ value: key, label: title }))}
        disabled={disabled || draft.senderId === ''}
        required
      />
    </>
  );
}

const NO_TEMPLATE = 'none';

function FormatFields({ form: { draft, change }, disabled }: PartProps) {
  const text = useText();
  const { templates } = useOverview();
  const own = templates.filter(({ senderId }) => senderId === draft.senderId);
  return (
    <Row>
      <SelectField
        label={text('campaign.format')}
        value={draft.format}
        onChange={(format) => change({ format: format as SourceFormat })}
        options={FORMATS.map((format) => ({ value: format, label: text(`format.${format}`) }))}
        disabled={disabled}
      />
      <SelectField
        label={text('campaign.template')}
        value={draft.templateId ?? NO_TEMPLATE}
        onChange={(id) => change({ templateId: id === NO_TEMPLATE ? null : id })}
        options={[
          { value: NO_TEMPLATE, label: text('editor.template.none') },
          ...own.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        disabled={disabled}
      />
      <SelectField
        label={text('campaign.locale')}
        hint={text('editor.locale.hint')}
        value={draft.locale}
        onChange={(locale) => change({ locale: locale as CampaignDraft['locale'] })}
        options={[
          { value: 'de', label: text('locale.de') },
          { value: 'en', label: text('locale.en') },
        ]}
        disabled={disabled}
      />
    </Row>
  );
}

/** As many fields beside each other as fit. */
const Row = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
  gap: 1.6rem;
  align-items: start;
`;
