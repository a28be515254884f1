import { Button, Dialog, type ButtonProps } from '@strapi/design-system';
import { useState } from 'react';
import { useText } from '../i18n/useText';

interface ConfirmButtonProps {
  readonly label: string;
  readonly question: string;
  readonly variant?: ButtonProps['variant'];
  /** Small inside a table. */
  readonly size?: ButtonProps['size'];
  readonly busy: boolean;
  /** True while something is missing without which there is nothing to ask. */
  readonly disabled?: boolean;
  readonly onConfirm: () => Promise<unknown>;
}

/** A button whose effect is asked about once more; the dialog's own button repeats the verb. */
export function ConfirmButton({
  label,
  question,
  variant = 'secondary',
  size,
  busy,
  disabled = false,
  onConfirm,
}: ConfirmButtonProps) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const confirm = async () => {
    await onConfirm();
    setOpen(false);
  };
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger>
        <Button variant={variant} size={size} disabled={busy || disabled}>
          {label}
        </Button>
      </Dialog.Trigger>
      <Dialog.Content>
        <Dialog.Header>{label}</Dialog.Header>
        <Dialog.Body>{question}</Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              {text('common.back')}
            </Button>
          </Dialog.Cancel>
          <Button
            variant={variant === 'danger' || variant === 'danger-light' ? 'danger' : 'default'}
            fullWidth
            loading={busy}
            onClick={confirm}
          >
            {label}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
