import { Typography } from '@strapi/design-system';
import type { ImportDetail, ImportPreview } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { DataTable, type Column } from '../../components/DataTable';
import { ResourceView } from '../../components/ResourceView';
import { StateBadge } from '../../components/StateBadge';
import { useText, type Text } from '../../i18n/useText';
import { useImportPreview } from '../../services/imports';
import { EFFECT_TONES } from './importState';

interface PreviewCardProps {
  readonly detail: ImportDetail;
  /** Another number, another look. */
  readonly version: number;
}

type Row = ImportPreview['rows'][number];

/** The first rows as they are read, and what would become of each. A wrong encoding shows here. */
export function PreviewCard({ detail, version }: PreviewCardProps) {
  const text = useText();
  const preview = useImportPreview(detail.id, version);
  return (
    <Card title={text('import.preview')}>
      <Typography>{text('import.preview.hint')}</Typography>
      <ResourceView resource={preview}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Typography>{text('import.preview.empty')}</Typography>
          ) : (
            <DataTable
              plain
              maxHeight="48rem"
              label={text('import.preview')}
              columns={columnsOf(detail, text)}
              rows={rows}
              rowKey={(row) => String(row.row)}
            />
          )
        }
      </ResourceView>
    </Card>
  );
}

const columnsOf = ({ headings }: ImportDetail, text: Text): readonly Column<Row>[] => [
  { id: 'row', label: text('import.row'), cell: (row) => row.row },
  {
    id: 'effect',
    label: text('import.effect'),
    cell: (row) => (
      <>
        <StateBadge tone={EFFECT_TONES[row.effect]}>{text(`import.effect.${row.effect}`)}</StateBadge>
        {row.words !== null && (
          <Typography variant="pi" textColor="neutral600" tag="p">
            {row.words}
          </Typography>
        )}
      </>
    ),
  },
  ...headings.map((heading, at) => ({
    id: `column-${at}`,
    label: heading.trim() === '' ? text('import.column', { number: at + 1 }) : heading,
    cell: (row: Row) => row.cells[at] ?? '',
  })),
];
