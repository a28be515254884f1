import { Flex, Tabs, Typography } from '@strapi/design-system';
import { useParams } from 'react-router-dom';
import type { OutboxMail } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { CodeBlock } from '../../components/CodeBlock';
import { DataTable } from '../../components/DataTable';
import { DateTime } from '../../components/DateTime';
import { Facts } from '../../components/Facts';
import { MailFrame } from '../../components/MailFrame';
import { Notice } from '../../components/Notice';
import { PageFrame } from '../../components/PageFrame';
import { ResourceView } from '../../components/ResourceView';
import { TabLink } from '../../components/TabLink';
import { useText } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { BASE_PATH } from '../../pluginId';
import { useOutboxMail } from '../../services/outbox';
import { linksIn } from './mailLinks';

export default function OutboxMailPage() {
  const { file = '' } = useParams();
  const text = useText();
  const mail = useOutboxMail(file);
  return (
    <PageFrame
      permissions={PAGE_PERMISSIONS.outbox}
      title={mail.data?.subject || text('outbox.page')}
      back={{ to: `${BASE_PATH}/outbox`, label: text('outbox.title') }}
    >
      <ResourceView resource={mail}>
        {(data) => (
          <>
            <Card title={text('outbox.message')}>
              <Facts
                items={[
                  { label: text('outbox.from'), value: data.from },
                  { label: text('outbox.to'), value: data.to },
                  { label: text('outbox.at'), value: <DateTime value={data.at} precise /> },
                  { label: text('outbox.file'), value: <code>{data.file}</code> },
                ]}
              />
              <MailParts mail={data} />
            </Card>
            <LinksCard mail={data} />
          </>
        )}
      </ResourceView>
    </PageFrame>
  );
}

function MailParts({ mail }: { readonly mail: OutboxMail }) {
  const text = useText();
  const { html, text: plain, raw, headers } = mail;
  return (
    <Tabs.Root variant="simple" defaultValue={html === null ? 'text' : 'html'}>
      <Tabs.List aria-label={text('outbox.parts')}>
        {html !== null && <Tabs.Trigger value="html">{text('preview.html')}</Tabs.Trigger>}
        {plain !== null && <Tabs.Trigger value="text">{text('preview.text')}</Tabs.Trigger>}
        <Tabs.Trigger value="headers">{text('outbox.headers')}</Tabs.Trigger>
        <Tabs.Trigger value="raw">{text('outbox.raw')}</Tabs.Trigger>
      </Tabs.List>
      {html !== null && (
        <Tabs.Content value="html">
          <MailFrame title={text('preview.frame')} html={html} width="desktop" linksOpen />
        </Tabs.Content>
      )}
      {plain !== null && (
        <Tabs.Content value="text">
          <CodeBlock label={text('preview.text')}>{plain}</CodeBlock>
        </Tabs.Content>
      )}
      <Tabs.Content value="headers">
        <DataTable
          label={text('outbox.headers')}
          columns={[
            { id: 'name', label: text('outbox.header_name'), cell: (header) => header.name },
            {
              id: 'value',
              label: text('outbox.header_value'),
              cell: (header) => <code>{header.value}</code>,
            },
          ]}
          rows={headers}
          rowKey={(header, index) => `${header.name}-${index}`}
          plain
        />
      </Tabs.Content>
      <Tabs.Content value="raw">
        <CodeBlock label={text('outbox.raw')}>{raw}</CodeBlock>
      </Tabs.Content>
    </Tabs.Root>
  );
}

/** Where the mail leads, by name and address: also for mails without HTML, and for those who distrust a name. */
function LinksCard({ mail }: { readonly mail: OutboxMail }) {
  const text = useText();
  const links = linksIn(mail);
  return (
    <Card title={text('outbox.links')}>
      {links.length === 0 ? (
        <Notice tone="info">{text('outbox.no_links')}</Notice>
      ) : (
        <>
          <Typography textColor="neutral600">{text('outbox.links.hint')}</Typography>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
            {links.map(({ href, label }) => (
              <Typography key={href} tag="li">
                {label !== '' && <>{label}: </>}
                <TabLink href={href} />
              </Typography>
            ))}
          </Flex>
        </>
      )}
    </Card>
  );
}
