import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { Subscriber } from '../../../../shared/contracts';
import { AreaField, SelectField } from '../../components/Fields';
import { RefusalNotice } from '../../components/RefusalNotice';
import { useText } from '../../i18n/useText';
import { useUnsubscribe } from '../../services/subscribers';
import { isRevocable } from './subscriberState';

interface UnsubscribeButtonProps {
  readonly subscriber: Subscriber;
  readonly onDone: () => void;
}

const ALL = 'all';

/** Takes consent away on the person's word. There is no button for the opposite, here or elsewhere. */
export function UnsubscribeButton({ subscriber, onDone }: UnsubscribeButtonProps) {
  const text = useText();
  const { toggleNotification } = useNotification();
  const { run, busy, refusal, clear } = useUnsubscribe(subscriber.id);
  const [open, setOpen] = useState(false);
  const [purposeKey, setPurposeKey] = useState(ALL);
  const [reason, setReason] = useState('');

  const show = (next: boolean) => {
    setOpen(next);
    clear();
  };
  const unsubscribe = async () => {
    const request = { reason: reason.trim(), ...(purposeKey === ALL ? {} : { purposeKey }) };
    if (!(await run(request))) return;
    show(false);
    setReason('');
    toggleNotification({ type: 'success', message: text('unsubscribe.done') });
    onDone();
  };

  return (
    <Dialog.Root open={open} onOpenChange={show}>
      <Dialog.Trigger>
        <Button variant="danger-light">{text('unsubscribe.button')}</Button>
      </Dialog.Trigger>
      <Dialog.Content>
        <Dialog.Header>{text('unsubscribe.title')}</Dialog.Header>
        <Dialog.Body>
          <Flex direction="column" alignItems="stretch" gap={4} width="100%">
            <Typography>{text('unsubscribe.body')}</Typography>
            <SelectField
              label={text('campaign.purpose')}
              value={purposeKey}
              onChange={setPurposeKey}
              options={[
                { value: ALL, label: text('unsubscribe.all') },
                ...subscriber.consents
                  .filter(isRevocable)
                  .map(({ purposeKey: value, purposeTitle: label }) => ({ value, label })),
              ]}
            />
            <AreaField
              label={text('unsubscribe.reason')}
              hint={text('unsubscribe.reason.hint')}
              value={reason}
              onChange={setReason}
              required
            />
            <RefusalNotice refusal={refusal} />
          </Flex>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              {text('common.back')}
            </Button>
          </Dialog.Cancel>
          <Button
            variant="danger"
            fullWidth
            onClick={unsubscribe}
            loading={busy}
            disabled={reason.trim() === ''}
          >
            {text('unsubscribe.confirm')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
