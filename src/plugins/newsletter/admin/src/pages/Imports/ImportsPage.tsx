import { LinkButton } from '@strapi/design-system';
import { Upload } from '@strapi/icons';
import { Link } from 'react-router-dom';
import type { ImportSummary } from '../../../../shared/contracts';
import type { Column } from '../../components/DataTable';
import { DateTime } from '../../components/DateTime';
import { PageFrame } from '../../components/PageFrame';
import { StateTable } from '../../components/PagedTable';
import { RowLink } from '../../components/RowLink';
import { RulesReminder } from '../../components/RulesReminder';
import { StateBadge } from '../../components/StateBadge';
import { PAGE_SIZE, useListQuery } from '../../hooks/useListQuery';
import { useCan } from '../../hooks/useOverview';
import { useDates } from '../../i18n/useDates';
import { useText } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { BASE_PATH } from '../../pluginId';
import { useImports } from '../../services/imports';
import { ExportCard } from './ExportCard';
import { IMPORT_STATES, IMPORT_TONES } from './importState';

export default function ImportsPage() {
  const text = useText();
  const mayImport = useCan('imports.write');
  const mayExport = useCan('subscribers.export');
  return (
    <PageFrame
      permissions={PAGE_PERMISSIONS.imports}
      title={text('imports.title')}
      subtitle={text('imports.subtitle')}
      actions={
        mayImport && (
          <LinkButton tag={Link} to={`${BASE_PATH}/imports/new`} startIcon={<Upload />}>
            {text('imports.new')}
          </LinkButton>
        )
      }
    >
      <RulesReminder />
      <ImportList />
      {mayExport && <ExportCard />}
    </PageFrame>
  );
}

function ImportList() {
  const text = useText();
  const query = useListQuery();
  const state = query.value('state');
  const imports = useImports({ page: query.page, pageSize: PAGE_SIZE, state });
  const columns = useColumns();
  return (
    <StateTable
      label={text('imports.title')}
      resource={imports}
      query={query}
      columns={columns}
      rowKey={(row) => row.id}
      empty={text('imports.empty')}
      states={IMPORT_STATES.map((value) => ({ value, label: text(`import.state.${value}`) }))}
    />
  );
}

function useColumns(): readonly Column<ImportSummary>[] {
  const text = useText();
  const { number } = useDates();
  return [
    {
      id: 'file',
      label: text('import.file'),
      cell: (row) => (
        <RowLink to={`${BASE_PATH}/imports/${row.id}`} note={`${row.senderName} · ${row.purposeTitle}`}>
          {row.fileName}
        </RowLink>
      ),
    },
    {
      id: 'state',
      label: text('common.state'),
      cell: (row) => (
        <StateBadge tone={IMPORT_TONES[row.state]}>{text(`import.state.${row.state}`)}</StateBadge>
      ),
    },
    { id: 'rows', label: text('import.rows'), numeric: true, cell: (row) => number(row.rows) },
    { id: 'proven', label: text('import.proven'), numeric: true, cell: (row) => number(row.proven) },
    { id: 'refused', label: text('import.refused'), numeric: true, cell: (row) => number(row.refused) },
    { id: 'created', label: text('import.created'), cell: (row) => <DateTime value={row.createdAt} /> },
  ];
}
