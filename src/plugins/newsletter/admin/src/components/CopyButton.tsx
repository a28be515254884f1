import { Button } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useText } from '../i18n/useText';

interface CopyButtonProps {
  readonly label: string;
  /** What is copied. */
  readonly children: string;
}

/** Without HTTPS browsers give no clipboard to a page; then the text is there to be selected. */
export function CopyButton({ label, children }: CopyButtonProps) {
  const text = useText();
  const { toggleNotification } = useNotification();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(children);
      toggleNotification({ type: 'success', message: text('common.copied') });
    } catch {
      toggleNotification({ type: 'warning', message: text('common.copy_failed') });
    }
  };
  return (
    <div>
      <Button variant="secondary" startIcon={<Duplicate />} onClick={copy}>
        {label}
      </Button>
    </div>
  );
}
