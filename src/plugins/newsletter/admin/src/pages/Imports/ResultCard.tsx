import { Button, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import type { ImportDetail } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { DataTable } from '../../components/DataTable';
import { Facts } from '../../components/Facts';
import { Meter } from '../../components/Meter';
import { RefusalNotice } from '../../components/RefusalNotice';
import { Whole } from '../../components/Whole';
import { useCan } from '../../hooks/useOverview';
import { useDates } from '../../i18n/useDates';
import { useText } from '../../i18n/useText';
import { useImportReport } from '../../services/imports';
import { saveFile } from '../../services/saveFile';
import { percentDone } from './importState';

/** Four sums that make up the rows; the lapsed are some of the refused. */
const COUNTS = ['rows', 'proven', 'unconfirmed', 'unchanged', 'refused', 'expired'] as const;

/** How far it is and what came of it, in sums that add up. */
export function ResultCard({ detail }: { readonly detail: ImportDetail }) {
  const text = useText();
  const { number } = useDates();
  return (
    <Card title={text(detail.state === 'done' ? 'import.result' : 'import.progress')}>
      {detail.state === 'running' && <Progress detail={detail} />}
      <Facts items={COUNTS.map((name) => ({ label: text(`import.${name}`), value: number(detail[name]) }))} />
      {detail.codes.length > 0 && <Codes detail={detail} />}
    </Card>
  );
}

function Progress({ detail }: { readonly detail: ImportDetail }) {
  const text = useText();
  const { number, time } = useDates();
  const percent = percentDone(detail.rows, detail.totalRows);
  if (percent === null) return <Typography role="status">{text('import.looking')}</Typography>;
  const total = number(detail.totalRows ?? 0);
  return (
    <>
      <Meter label={text('import.progress')} percent={percent} />
      <Typography role="status">
        {text('import.progress_words', { rows: number(detail.rows), total })}
        {detail.expectedEnd !== null && ` ${text('import.expected_end', { at: time(detail.expectedEnd) })}`}
      </Typography>
    </>
  );
}

const CodeAndRule = ({ code, rule }: { readonly code: string; readonly rule: string }) => (
  <>
    <Whole>{code}</Whole> <Whole>({rule})</Whole>
  </>
);

function Codes({ detail }: { readonly detail: ImportDetail }) {
  const text = useText();
  const { number } = useDates();
  const report = useImportReport(detail.id);
  const mayRead = useCan('imports.write');
  const download = async () => {
    const file = await report.run();
    if (file) saveFile(`import-${detail.id}.csv`, file);
  };
  return (
    <>
      <DataTable
        plain
        label={text('import.codes')}
        columns={[
          { id: 'words', label: text('import.reason'), cell: (row) => row.words },
          {
            id: 'outcome',
            label: text('import.outcome'),
            cell: (row) => text(`import.outcome.${row.outcome}`),
          },
          { id: 'code', label: text('import.code'), cell: (row) => <CodeAndRule {...row} /> },
          { id: 'count', label: text('import.rows'), numeric: true, cell: (row) => number(row.count) },
        ]}
        rows={detail.codes}
        rowKey={(row) => row.code}
      />
      <RefusalNotice refusal={report.refusal} />
      {mayRead && (
        <Flex direction="column" alignItems="flex-start" gap={2}>
          <Button variant="secondary" startIcon={<Download />} onClick={download} loading={report.busy}>
            {text('import.report')}
          </Button>
          {!detail.fileKept && (
            <Typography variant="pi" textColor="neutral600">
              {text('import.file_gone')}
            </Typography>
          )}
        </Flex>
      )}
    </>
  );
}
