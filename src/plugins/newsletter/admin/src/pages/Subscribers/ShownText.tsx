import { Box } from '@strapi/design-system';
import type { ShownConsentText } from '../../../../shared/contracts';
import { Facts } from '../../components/Facts';
import { useText } from '../../i18n/useText';
import { Disclosure } from './Disclosure';

/** What stood beside the box, word for word, with what was said about it. */
export function ShownText({ shown }: { readonly shown: ShownConsentText }) {
  const text = useText();
  const facts = [
    { label: text('purpose.title'), value: shown.title },
    { label: text('purpose.messageTypes'), value: shown.messageTypes },
    { label: text('purpose.frequency'), value: shown.frequency },
    { label: text('purpose.controller'), value: shown.controller },
  ].filter(({ value }) => value !== null);
  return (
    <Disclosure>
      <summary>{text('timeline.text')}</summary>
      <blockquote>{shown.text}</blockquote>
      {facts.length > 0 && (
        <Box paddingTop={3}>
          <Facts items={facts} />
        </Box>
      )}
    </Disclosure>
  );
}
