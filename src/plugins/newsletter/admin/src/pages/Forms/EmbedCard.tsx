import { Flex, Tabs, Typography } from '@strapi/design-system';
import type { Form } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { CodeBlock } from '../../components/CodeBlock';
import { CopyButton } from '../../components/CopyButton';
import { TabLink } from '../../components/TabLink';
import { useText } from '../../i18n/useText';

type Embed = NonNullable<Form['embed']>;
type Way = keyof Embed;

const WAYS: readonly Way[] = ['script', 'html', 'iframe'];

/** Three ways to put the form on a site (MFR-4.1). */
export function EmbedCard({ embed, url }: { readonly embed: Embed; readonly url: string }) {
  const text = useText();
  return (
    <Card title={text('form.embed')}>
      <Typography tag="p" textColor="neutral600">
        {text('form.embed.hint')}
      </Typography>
      <TabLink href={url} />
      <Tabs.Root variant="simple" defaultValue="script">
        <Tabs.List aria-label={text('form.embed')}>
          {WAYS.map((way) => (
            <Tabs.Trigger key={way} value={way}>
              {text(`form.embed.${way}`)}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {WAYS.map((way) => (
          <Tabs.Content key={way} value={way}>
            <Flex direction="column" alignItems="stretch" gap={3} paddingTop={4}>
              <Typography tag="p" textColor="neutral800">
                {text(`form.embed.${way}.hint`)}
              </Typography>
              <CodeBlock label={text(`form.embed.${way}`)}>{embed[way]}</CodeBlock>
              <CopyButton label={text('form.embed.copy')}>{embed[way]}</CopyButton>
            </Flex>
          </Tabs.Content>
        ))}
      </Tabs.Root>
    </Card>
  );
}
