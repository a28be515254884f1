import { Button, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { ErasureResult, RequestWay, Subscriber } from '../../../../shared/contracts';
import { ActionDialog } from '../../components/ActionDialog';
import { InputField } from '../../components/Fields';
import { useText } from '../../i18n/useText';
import { useErase } from '../../services/subscribers';
import { ErasureEffects } from './ErasureEffects';
import { WayField } from './WayField';

interface ErasureButtonProps {
  readonly subscriber: Subscriber;
  readonly onDone: (result: ErasureResult) => void;
}

/** Erases for good: says what goes and what stays, and wants the address typed so that it is the right person. */
export function ErasureButton({ subscriber, onDone }: ErasureButtonProps) {
  const text = useText();
  const action = useErase(subscriber.id);
  const [email, setEmail] = useState('');
  const [way, setWay] = useState<RequestWay | null>(null);
  const typed = email.trim().toLowerCase() === subscriber.email.toLowerCase();
  const erase = async () => (way === null ? undefined : action.run({ email: email.trim(), way }));

  return (
    <ActionDialog
      trigger={<Button variant="danger-light">{text('erasure.button')}</Button>}
      title={text('erasure.title')}
      confirm={text('erasure.confirm')}
      variant="danger"
      incomplete={way === null || !typed}
      action={action}
      onConfirm={erase}
      onDone={onDone}
    >
      <Typography>{text('erasure.body')}</Typography>
      <ErasureEffects proofKeptUntil={subscriber.proofKeptUntil} />
      <WayField value={way} onChange={setWay} />
      <InputField
        label={text('erasure.email')}
        hint={text('erasure.email.hint', { email: subscriber.email })}
        value={email}
        onChange={setEmail}
        required
      />
    </ActionDialog>
  );
}
