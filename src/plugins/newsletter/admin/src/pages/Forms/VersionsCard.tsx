import { Typography } from '@strapi/design-system';
import type { Form } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { DataTable } from '../../components/DataTable';
import { DateTime } from '../../components/DateTime';
import { RowLink } from '../../components/RowLink';
import { useDates } from '../../i18n/useDates';
import { useText, useWord } from '../../i18n/useText';
import { BASE_PATH } from '../../pluginId';

const HASH_CHARS = 12;

/** Every version there was: consents rest on them, so none ever goes. */
export function VersionsCard({ form: { id, versions } }: { readonly form: Form }) {
  const text = useText();
  const word = useWord();
  const { number } = useDates();
  return (
    <Card title={text('form.versions')}>
      <Typography tag="p" textColor="neutral600">
        {text('form.versions.hint')}
      </Typography>
      <DataTable
        label={text('form.versions')}
        columns={[
          {
            id: 'version',
            label: text('form.version'),
            cell: ({ version, current }) => (
              <RowLink
                to={`${BASE_PATH}/forms/${id}/versions/${version}`}
                {...(current ? { note: text('form.versions.current') } : {})}
              >
                {text('form.version.number', { version })}
              </RowLink>
            ),
          },
          {
            id: 'at',
            label: text('form.published_at'),
            cell: ({ publishedAt }) => <DateTime value={publishedAt} />,
          },
          {
            id: 'by',
            label: text('form.published_by'),
            cell: ({ publishedBy }) => (publishedBy === null ? '–' : word('actor', publishedBy)),
          },
          {
            id: 'hash',
            label: text('form.hash'),
            cell: ({ contentHash }) => <code title={contentHash}>{contentHash.slice(0, HASH_CHARS)}…</code>,
          },
          {
            id: 'confirmed',
            label: text('form.confirmed'),
            cell: ({ confirmed }) => number(confirmed),
            numeric: true,
          },
          { id: 'open', label: text('form.open'), cell: ({ open }) => number(open), numeric: true },
        ]}
        rows={versions}
        rowKey={({ version }) => String(version)}
        plain
      />
    </Card>
  );
}
