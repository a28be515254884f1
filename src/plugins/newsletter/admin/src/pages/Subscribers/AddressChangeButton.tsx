import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { RequestWay, Subscriber } from '../../../../shared/contracts';
import { InputField } from '../../components/Fields';
import { RefusalNotice } from '../../components/RefusalNotice';
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
  const { toggleNotification } = useNotification();
  const { run, busy, refusal, clear } = useChangeAddress(subscriber.id);
  const [open, setOpen] = useState(false);
  const [email, setEmail] = useState('');
  const [way, setWay] = useState<RequestWay | null>(null);

  const show = (next: boolean) => {
    setOpen(next);
    clear();
  };
  const ask = async () => {
    if (way === null || !(await run({ email: email.trim(), way }))) return;
    show(false);
    setEmail('');
    toggleNotification({ type: 'success', message: text('correction.done') });
    onDone();
  };

  return (
    <Modal.Root open={open} onOpenChange={show}>
      <Modal.Trigger>
        <Button variant="secondary">{text('correction.button')}</Button>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{text('correction.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography>{text('correction.body', { old: subscriber.email })}</Typography>
            <InputField
              label={text('correction.email')}
              hint={text('correction.email.hint')}
              value={email}
              onChange={setEmail}
              required
            />
            <WayField value={way} onChange={setWay} />
            <RefusalNotice refusal={refusal} />
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{text('common.back')}</Button>
          </Modal.Close>
          <Button onClick={ask} loading={busy} disabled={way === null || email.trim() === ''}>
            {text('correction.confirm')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
