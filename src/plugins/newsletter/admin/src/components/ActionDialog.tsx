import { Button, Flex, Modal, type ButtonProps } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState, type ReactElement, type ReactNode } from 'react';
import type { Action } from '../hooks/useAction';
import { useText } from '../i18n/useText';
import { RefusalNotice } from './RefusalNotice';

interface FrameProps {
  readonly title: string;
  /** What the button that acts says. */
  readonly confirm: string;
  readonly variant?: ButtonProps['variant'];
  /** True while something is missing without which there is nothing to send. */
  readonly incomplete?: boolean;
  readonly children: ReactNode;
}

interface FormDialogProps extends FrameProps {
  readonly action: Pick<Action<never, unknown>, 'busy' | 'refusal'>;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** A dialog that is open as long as it is mounted. */
export function FormDialog({ onClose, ...content }: FormDialogProps) {
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <DialogContent {...content} />
    </Modal.Root>
  );
}

interface ActionDialogProps<T> extends FrameProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly action: Pick<Action<never, unknown>, 'busy' | 'refusal' | 'clear'>;
  /** Resolves to undefined when it was refused: then the dialog stays, with the reason. */
  readonly onConfirm: () => Promise<T | undefined>;
  /** Said once it is done. */
  readonly success?: string;
  readonly onDone: (result: T) => void;
}

/** A button whose act wants something told or read first. What was typed outlives a look at the page behind. */
export function ActionDialog<T>({
  trigger,
  action,
  onConfirm,
  success,
  onDone,
  ...frame
}: ActionDialogProps<T>) {
  const { toggleNotification } = useNotification();
  const [open, setOpen] = useState(false);
  const show = (next: boolean) => {
    setOpen(next);
    action.clear();
  };
  const confirm = async () => {
    const result = await onConfirm();
    if (result === undefined) return;
    show(false);
    if (success !== undefined) toggleNotification({ type: 'success', message: success });
    onDone(result);
  };
  return (
    <Modal.Root open={open} onOpenChange={show}>
      <Modal.Trigger>{trigger}</Modal.Trigger>
      <DialogContent {...frame} action={action} onConfirm={confirm} />
    </Modal.Root>
  );
}

type DialogContentProps = Omit<FormDialogProps, 'onClose'>;

function DialogContent(props: DialogContentProps) {
  const { title, confirm, variant = 'default', incomplete = false, action, onConfirm, children } = props;
  const text = useText();
  return (
    <Modal.Content>
      <Modal.Header closeLabel={text('common.close')}>
        <Modal.Title>{title}</Modal.Title>
      </Modal.Header>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {children}
          <RefusalNotice refusal={action.refusal} />
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Modal.Close>
          <Button variant="tertiary">{text('common.back')}</Button>
        </Modal.Close>
        <Button variant={variant} onClick={onConfirm} loading={action.busy} disabled={incomplete}>
          {confirm}
        </Button>
      </Modal.Footer>
    </Modal.Content>
  );
}
