import { Button, Flex, Typography } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';
import type { Form } from '../../../../shared/contracts';
import { ActionDialog } from '../../components/ActionDialog';
import { Card } from '../../components/Card';
import { ConfirmButton } from '../../components/ConfirmButton';
import { Notice } from '../../components/Notice';
import { RefusalNotice } from '../../components/RefusalNotice';
import { TabLink } from '../../components/TabLink';
import { useCan } from '../../hooks/useOverview';
import { useText } from '../../i18n/useText';
import { BASE_PATH } from '../../pluginId';
import { usePublishForm, useRemoveForm, useRetireForm } from '../../services/forms';
import { ChangesList } from './ChangesList';
import { FORM_TONES, nextVersion } from './formDraft';

interface PublishCardProps {
  readonly form: Form;
  readonly dirty: boolean;
  readonly onChanged: (() => void) | undefined;
}

const NOTICE_TONES = { neutral: 'info', success: 'success', warning: 'warning' } as const;

/** What visitors see now, what they would see, and the step between. */
export function PublishCard({ form, dirty, onChanged }: PublishCardProps) {
  const text = useText();
  const mayPublish = useCan('forms.publish');
  const mayWrite = useCan('forms.write');
  const retire = useRetireForm(form.id);
  const { state, publishedVersion, assessment, versions, url } = form;
  const blocking = assessment.findings.filter(({ severity }) => severity === 'blocks').length;
  const retireNow = async () => {
    if ((await retire.run()) !== undefined) onChanged?.();
  };
  return (
    <Card title={text('form.publishing')}>
      <Notice
        tone={NOTICE_TONES[FORM_TONES[state]]}
        title={text(`form.publishing.${state}`, { version: publishedVersion ?? 0 })}
      >
        {publishedVersion !== null && <TabLink href={url} />}
      </Notice>
      <RefusalNotice refusal={retire.refusal} />
      {blocking > 0 && <Notice tone="danger">{text('form.publishing.blocked', { count: blocking })}</Notice>}
      {dirty && <Notice tone="info">{text('form.publishing.save_first')}</Notice>}
      <Flex gap={3} wrap="wrap">
        {mayPublish && state !== 'published' && (
          <PublishButton form={form} disabled={dirty || blocking > 0} onChanged={onChanged} />
        )}
        {mayPublish && publishedVersion !== null && (
          <ConfirmButton
            label={text('form.retire')}
            question={text('form.retire.ask')}
            variant="danger-light"
            busy={retire.busy}
            onConfirm={retireNow}
          />
        )}
        {mayWrite && versions.length === 0 && <RemoveButton id={form.id} />}
      </Flex>
    </Card>
  );
}

interface PublishButtonProps {
  readonly form: Form;
  readonly disabled: boolean;
  readonly onChanged: (() => void) | undefined;
}

/** Asks once more with everything that becomes different for visitors. */
function PublishButton({ form, disabled, onChanged }: PublishButtonProps) {
  const text = useText();
  const action = usePublishForm(form.id);
  const version = nextVersion(form);
  const label = text('form.publish', { version });
  return (
    <ActionDialog
      trigger={<Button disabled={disabled}>{label}</Button>}
      title={label}
      confirm={label}
      action={action}
      onConfirm={() => action.run({ contentHash: form.assessment.contentHash })}
      success={text('form.published', { version })}
      onDone={() => onChanged?.()}
    >
      <Typography tag="p" textColor="neutral800">
        {text('form.publish.effect')}
      </Typography>
      <ChangesList changes={form.assessment.changes} first={form.versions.length === 0} />
    </ActionDialog>
  );
}

function RemoveButton({ id }: { readonly id: string }) {
  const text = useText();
  const navigate = useNavigate();
  const remove = useRemoveForm(id);
  const removeNow = async () => {
    if ((await remove.run()) !== undefined) navigate(`${BASE_PATH}/forms`);
  };
  return (
    <ConfirmButton
      label={text('form.remove')}
      question={text('form.remove.ask')}
      variant="danger-light"
      busy={remove.busy}
      onConfirm={removeNow}
    />
  );
}
