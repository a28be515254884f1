import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { ImportDetail, ImportPreview } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { DataTable, type Column } from '../../components/DataTable';
import { Notice } from '../../components/Notice';
import { ResourceView } from '../../components/ResourceView';
import { StateBadge } from '../../components/StateBadge';
import { useText, type Text } from '../../i18n/useText';
import { useImportPreview } from '../../services/imports';
import { EFFECT_TONES, missingProof } from './importState';

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
      <MissingProof detail={detail} />
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

/** Why no row of this file would prove anything, whatever stands in it. */
function MissingProof({ detail }: { readonly detail: ImportDetail }) {
  const text = useText();
  const missing = missingProof(detail.settings).map((name) => text(`import.target.${name}`));
  if (missing.length === 0) return null;
  return (
    <Notice tone="warning" title={text('import.unproven')}>
      {text('import.unproven.missing', { missing: missing.join(', ') })}
    </Notice>
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
    cell: (row: Row) => <Value>{row.cells[at] ?? ''}</Value>,
  })),
];

const LONG_CHARS = 40;

/** A date stays in one line; a long text shows its beginning, so that the next rows can be seen too. */
function Value({ children }: { readonly children: string }) {
  return children.length > LONG_CHARS ? <Long title={children}>{children}</Long> : <Short>{children}</Short>;
}

const Short = styled.span`
  @media (min-width: 600px) {
    white-space: nowrap;
  }
`;

const Long = styled.span`
  display: -webkit-box;
  min-width: min(32rem, 100%);
  overflow: hidden;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 3;
`;
