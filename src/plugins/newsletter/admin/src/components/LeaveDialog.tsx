import { Button, Dialog } from '@strapi/design-system';
import type { Blocker } from 'react-router-dom';
import { useText } from '../i18n/useText';

/** Asks before unsaved work is left behind. */
export function LeaveDialog({ blocker }: { readonly blocker: Blocker }) {
  const text = useText();
  return (
    <Dialog.Root open={blocker.state === 'blocked'} onOpenChange={(open) => !open && blocker.reset?.()}>
      <Dialog.Content>
        <Dialog.Header>{text('editor.leave.title')}</Dialog.Header>
        <Dialog.Body>{text('editor.leave.body')}</Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              {text('editor.leave.stay')}
            </Button>
          </Dialog.Cancel>
          <Button variant="danger-light" fullWidth onClick={() => blocker.proceed?.()}>
            {text('editor.leave.discard')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
