import { Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useState } from 'react';
import type { Purpose } from '../../../../shared/contracts';
import { ConfirmButton } from '../../components/ConfirmButton';
import { DataTable, type Column } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { PageFrame } from '../../components/PageFrame';
import { Pager } from '../../components/Pager';
import { RefusalNotice } from '../../components/RefusalNotice';
import { ResourceView } from '../../components/ResourceView';
import { RowLink } from '../../components/RowLink';
import { StateBadge } from '../../components/StateBadge';
import { PAGE_SIZE, useListQuery } from '../../hooks/useListQuery';
import { useCan, useOverview } from '../../hooks/useOverview';
import { useDates } from '../../i18n/useDates';
import { useText } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { BASE_PATH } from '../../pluginId';
import { useArchivePurpose, usePurposes } from '../../services/purposes';
import { PurposeDialog } from './PurposeDialog';

/** What people can consent to. Each purpose is one box on the forms that offer it. */
export default function PurposesPage() {
  const text = useText();
  const query = useListQuery();
  const resource = usePurposes({ page: query.page, pageSize: PAGE_SIZE });
  const mayWrite = useCan('forms.write');
  const [edited, setEdited] = useState<Purpose | 'new' | null>(null);
  const archive = useArchivePurpose();
  const newButton = mayWrite && (
    <Button startIcon={<Plus />} onClick={() => setEdited('new')}>
      {text('purposes.new')}
    </Button>
  );
  const columns = useColumns(mayWrite, setEdited, async (purpose) => {
    if ((await archive.run(purpose)) !== undefined) resource.reload();
  });
  return (
    <PageFrame
      permissions={PAGE_PERMISSIONS.forms}
      title={text('purposes.title')}
      subtitle={text('purposes.subtitle')}
      actions={newButton}
    >
      <RefusalNotice refusal={archive.refusal} />
      <ResourceView resource={resource}>
        {({ results, pagination }) =>
          results.length === 0 ? (
            <EmptyState action={newButton}>{text('purposes.empty')}</EmptyState>
          ) : (
            <>
              <DataTable
                label={text('purposes.title')}
                columns={columns}
                rows={results}
                rowKey={({ id }) => id}
              />
              <Pager pagination={pagination} query={query} />
            </>
          )
        }
      </ResourceView>
      {edited !== null && (
        <PurposeDialog
          purpose={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onSaved={() => {
            setEdited(null);
            resource.reload();
          }}
        />
      )}
    </PageFrame>
  );
}

function useColumns(
  mayWrite: boolean,
  edit: (purpose: Purpose) => void,
  archive: (purpose: Purpose) => Promise<void>,
): readonly Column<Purpose>[] {
  const text = useText();
  const { number } = useDates();
  const { senders } = useOverview();
  const actions: Column<Purpose> = {
    id: 'actions',
    label: text('purpose.actions'),
    cell: (row) => (
      <Flex gap={2}>
        <Button variant="tertiary" size="S" onClick={() => edit(row)}>
          {text('common.edit')}
        </Button>
        <ConfirmButton
          label={text(row.archived ? 'purpose.restore' : 'purpose.archive')}
          question={text(row.archived ? 'purpose.restore.ask' : 'purpose.archive.ask', { title: row.title })}
          variant="tertiary"
          busy={false}
          onConfirm={() => archive(row)}
        />
      </Flex>
    ),
  };
  return [
    {
      id: 'title',
      label: text('purpose.title'),
      cell: (row) => <PurposeName purpose={row} namesSender={senders.length > 1} />,
    },
    {
      id: 'active',
      label: text('purpose.active'),
      cell: (row) => number(row.activeCount),
      numeric: true,
    },
    { id: 'forms', label: text('forms.title'), cell: (row) => <UsedBy purpose={row} /> },
    ...(mayWrite ? [actions] : []),
  ];
}

function PurposeName({ purpose, namesSender }: { readonly purpose: Purpose; readonly namesSender: boolean }) {
  const text = useText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} minWidth="24rem">
      <Typography fontWeight="semiBold" textColor="neutral800">
        {purpose.title}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {purpose.messageTypes} · {purpose.frequency}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {namesSender && `${purpose.senderName} · `}
        {text('purpose.version_line', { version: purpose.version })}
      </Typography>
      {purpose.kind !== 'mailing' && (
        <StateBadge tone="primary">{text(`purpose.kind.${purpose.kind}`)}</StateBadge>
      )}
      {purpose.archived && <StateBadge tone="neutral">{text('purpose.archived')}</StateBadge>}
    </Flex>
  );
}

/** The forms that offer it now; where visitors still read older words, that is said. */
function UsedBy({ purpose: { forms } }: { readonly purpose: Purpose }) {
  const text = useText();
  if (forms.length === 0) return <>–</>;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      {forms.map(({ id, title, outdated }) => (
        <RowLink
          key={id}
          to={`${BASE_PATH}/forms/${id}`}
          {...(outdated ? { note: text('purpose.outdated') } : {})}
        >
          {title}
        </RowLink>
      ))}
    </Flex>
  );
}
