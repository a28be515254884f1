import { Button, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { Subscriber } from '../../../../shared/contracts';
import { ActionDialog } from '../../components/ActionDialog';
import { AreaField, SelectField } from '../../components/Fields';
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
  const action = useUnsubscribe(subscriber.id);
  const [purposeKey, setPurposeKey] = useState(ALL);
  const [reason, setReason] = useState('');
  const unsubscribe = () =>
    action.run({ reason: reason.trim(), ...(purposeKey === ALL ? {} : { purposeKey }) });
  const unsubscribed = () => {
    setReason('');
    onDone();
  };

  return (
    <ActionDialog
      trigger={<Button variant="danger-light">{text('unsubscribe.button')}</Button>}
      title={text('unsubscribe.title')}
      confirm={text('unsubscribe.confirm')}
      variant="danger"
      incomplete={reason.trim() === ''}
      action={action}
      onConfirm={unsubscribe}
      success={text('unsubscribe.done')}
      onDone={unsubscribed}
    >
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
    </ActionDialog>
  );
}
