import { Box, Flex, SingleSelect, SingleSelectOption, Tabs, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { Preview } from '../../../shared/contracts';
import { useText } from '../i18n/useText';
import { CodeBlock } from './CodeBlock';
import { MAIL_WIDTHS_PX, MailFrame, type MailWidth } from './MailFrame';

interface PreviewTabsProps {
  readonly preview: Pick<Preview, 'subject' | 'html' | 'text'>;
  /** A newer rendering is under way. */
  readonly stale?: boolean;
}

/** Both parts of a mail: as HTML at the width of a phone or a desktop, and as text. */
export function PreviewTabs({ preview, stale = false }: PreviewTabsProps) {
  const text = useText();
  const [width, setWidth] = useState<MailWidth>('desktop');
  return (
    <Tabs.Root variant="simple" defaultValue="html" aria-busy={stale}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap" paddingBottom={3}>
        <Tabs.List aria-label={text('preview.title')}>
          <Tabs.Trigger value="html">{text('preview.html')}</Tabs.Trigger>
          <Tabs.Trigger value="text">{text('preview.text')}</Tabs.Trigger>
        </Tabs.List>
        <WidthSelect width={width} onChange={setWidth} />
      </Flex>
      <Box paddingBottom={3}>
        <Typography variant="pi" textColor="neutral600" tag="p">
          {text('campaign.subject')}
        </Typography>
        <Typography fontWeight="semiBold" textColor="neutral800" tag="p">
          {preview.subject}
        </Typography>
      </Box>
      <Tabs.Content value="html">
        <MailFrame title={text('preview.frame')} html={preview.html} width={width} />
      </Tabs.Content>
      <Tabs.Content value="text">
        <CodeBlock label={text('preview.text')}>{preview.text}</CodeBlock>
      </Tabs.Content>
    </Tabs.Root>
  );
}

interface WidthSelectProps {
  readonly width: MailWidth;
  readonly onChange: (width: MailWidth) => void;
}

function WidthSelect({ width, onChange }: WidthSelectProps) {
  const text = useText();
  return (
    <SingleSelect
      aria-label={text('preview.width')}
      size="S"
      value={width}
      onChange={(value) => onChange(value as MailWidth)}
    >
      {(Object.keys(MAIL_WIDTHS_PX) as MailWidth[]).map((name) => (
        <SingleSelectOption key={name} value={name}>
          {text(`preview.width.${name}`, { px: MAIL_WIDTHS_PX[name] })}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}
