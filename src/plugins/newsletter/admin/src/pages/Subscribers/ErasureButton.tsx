import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { ErasureResult, RequestWay, Subscriber } from '../../../../shared/contracts';
import { InputField } from '../../components/Fields';
import { RefusalNotice } from '../../components/RefusalNotice';
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
  const { run, busy, refusal, clear } = useErase(subscriber.id);
  const [open, setOpen] = useState(false);
  const [email, setEmail] = useState('');
  const [way, setWay] = useState<RequestWay | null>(null);
  const typed = email.trim().toLowerCase() === subscriber.email.toLowerCase();

  const show = (next: boolean) => {
    setOpen(next);
    clear();
  };
  const erase = async () => {
    const result = way === null ? undefined : await run({ email: email.trim(), way });
    if (result === undefined) return;
    setOpen(false);
    onDone(result);
  };

  return (
    <Modal.Root open={open} onOpenChange={show}>
      <Modal.Trigger>
        <Button variant="danger-light">{text('erasure.button')}</Button>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{text('erasure.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
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
            <RefusalNotice refusal={refusal} />
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{text('common.back')}</Button>
          </Modal.Close>
          <Button variant="danger" onClick={erase} loading={busy} disabled={way === null || !typed}>
            {text('erasure.confirm')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
