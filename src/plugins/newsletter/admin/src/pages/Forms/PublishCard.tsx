import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Form } from '../../../../shared/contracts';
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
  const { toggleNotification } = useNotification();
  const { run, busy, refusal, clear } = usePublishForm(form.id);
  const [open, setOpen] = useState(false);
  const version = nextVersion(form);
  const label = text('form.publish', { version });
  const toggle = (next: boolean) => {
    clear();
    setOpen(next);
  };
  const publish = async () => {
    const stored = await run({ contentHash: form.assessment.contentHash });
    if (stored === undefined) return;
    setOpen(false);
    toggleNotification({ type: 'success', message: text('form.published', { version }) });
    onChanged?.();
  };
  return (
    <Modal.Root open={open} onOpenChange={toggle}>
      <Modal.Trigger>
        <Button disabled={disabled}>{label}</Button>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{label}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <RefusalNotice refusal={refusal} />
            <Typography tag="p" textColor="neutral800">
              {text('form.publish.effect')}
            </Typography>
            <ChangesList changes={form.assessment.changes} first={form.versions.length === 0} />
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{text('common.back')}</Button>
          </Modal.Close>
          <Button onClick={publish} loading={busy}>
            {label}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
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
