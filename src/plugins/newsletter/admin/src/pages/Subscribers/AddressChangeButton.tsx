import { Button, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { RequestWay, Subscriber } from '../../../../shared/contracts';
import { ActionDialog } from '../../components/ActionDialog';
import { InputField } from '../../components/Fields';
import { useText } from '../../i18n/useText';
import { useChangeAddress } from '../../services/subscribers';
import { WayField } from './WayField';

interface AddressChangeButtonProps {
  readonly subscriber: Subscriber;
  readonly onDone: () => void;
}

/** Asks the new address. Nothing changes before it says yes: whoever types it here may have mistyped it (GDPR Art. 16). */
export function AddressChangeButton({ subscriber, onDone }: AddressChangeButtonProps) {
  const text = useText();
  const action = useChangeAddress(subscriber.id);
  const [email, setEmail] = useState('');
  const [way, setWay] = useState<RequestWay | null>(null);
  const ask = async () => (way === null ? undefined : action.run({ email: email.trim(), way }));
  const asked = () => {
    setEmail('');
    onDone();
  };

  return (
    <ActionDialog
      trigger={<Button variant="secondary">{text('correction.button')}</Button>}
      title={text('correction.title')}
      confirm={text('correction.confirm')}
      incomplete={way === null || email.trim() === ''}
      action={action}
      onConfirm={ask}
      success={text('correction.done')}
      onDone={asked}
    >
      <Typography>{text('correction.body', { old: subscriber.email })}</Typography>
      <InputField
        label={text('correction.email')}
        hint={text('correction.email.hint')}
        value={email}
        onChange={setEmail}
        required
      />
      <WayField value={way} onChange={setWay} />
    </ActionDialog>
  );
}
