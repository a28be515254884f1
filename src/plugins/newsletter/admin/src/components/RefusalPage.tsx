import { Box, Button } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useText } from '../i18n/useText';
import type { Refusal } from '../services/refusal';
import { useRefusalWords } from './RefusalNotice';

/** Shown in place of all pages when not even the overview can be read. */
export function RefusalPage({
  refusal,
  onRetry,
}: {
  readonly refusal: Refusal;
  readonly onRetry: () => void;
}) {
  const text = useText();
  const words = useRefusalWords();
  return (
    <Box paddingTop={8} height="100%">
      <Page.Error
        content={`${words(refusal)} (${refusal.code})`}
        action={<Button onClick={onRetry}>{text('common.retry')}</Button>}
      />
    </Box>
  );
}
