import { Box, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { Forecast } from '../../../../shared/contracts';
import { DataTable, type Column } from '../../components/DataTable';
import { DateTime } from '../../components/DateTime';
import { Facts } from '../../components/Facts';
import { InputField } from '../../components/Fields';
import { Notice } from '../../components/Notice';
import { ResourceView } from '../../components/ResourceView';
import { useDates } from '../../i18n/useDates';
import { useText, useWord } from '../../i18n/useText';
import { useForecast } from '../../services/campaigns';
import { browserZone, isoOfLocal, localOf } from './startTime';
import { ForecastSvg } from './ForecastSvg';
import { firstMailAt, forecastRows, shortfallOf, type ForecastRow } from './forecastChart';

interface ForecastViewProps {
  readonly campaignId: string;
  readonly startAt: string | null;
}

/** What the sending policy in force would make of this start: key figures, curve, and the curve's numbers. */
export function ForecastView({ campaignId, startAt }: ForecastViewProps) {
  const text = useText();
  const [wish, setWish] = useState('');
  const forecast = useForecast(campaignId, startAt, isoOfLocal(wish));
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography variant="epsilon" fontWeight="semiBold" tag="h3">
        {text('forecast.title')}
      </Typography>
      <Box maxWidth="32rem">
        <InputField
          label={text('forecast.finish_by')}
          hint={text('forecast.finish_by.hint', { zone: browserZone() })}
          type="datetime-local"
          min={localOf(new Date())}
          value={wish}
          onChange={setWish}
        />
      </Box>
      <ResourceView resource={forecast}>{(data) => <ForecastBody forecast={data} />}</ResourceView>
    </Flex>
  );
}

function ForecastBody({ forecast }: { readonly forecast: Forecast }) {
  const text = useText();
  const dates = useDates();
  const rows = forecastRows(forecast);
  const first = firstMailAt(forecast);
  if (forecast.recipients === 0) return <Typography>{text('forecast.nobody')}</Typography>;
  return (
    <>
      <ShortfallNotice forecast={forecast} />
      <WishNotice forecast={forecast} />
      <Facts
        items={[
          { label: text('forecast.recipients'), value: dates.number(forecast.recipients) },
          { label: text('forecast.start'), value: <DateTime value={first} decides /> },
          {
            label: text('forecast.end'),
            value: <DateTime value={first === null ? null : forecast.end} decides />,
          },
          {
            label: text('forecast.max_in_any_hour'),
            value: text('forecast.count', { count: forecast.maxInAnyHour }),
          },
          ...(forecast.minGapSeconds === null
            ? []
            : [
                {
                  label: text('forecast.min_gap'),
                  value: text('forecast.seconds', { count: forecast.minGapSeconds }),
                },
              ]),
        ]}
      />
      <ForecastSvg rows={rows} />
      {rows.length > 0 && (
        <>
          <ForecastTable rows={rows} />
          <Typography variant="pi" textColor="neutral600">
            {text('forecast.zone', { zone: browserZone() })}
          </Typography>
        </>
      )}
    </>
  );
}

/** What no waiting mends: somebody would never get the mail, and nobody may learn that from the last line of a table. */
function ShortfallNotice({ forecast }: { readonly forecast: Forecast }) {
  const text = useText();
  const word = useWord();
  const shortfall = shortfallOf(forecast);
  if (shortfall === null) return null;
  const { submitted, left, reason } = shortfall;
  return (
    <Notice
      tone="danger"
      title={submitted === 0 ? text('forecast.stuck.none') : text('forecast.stuck.some', { count: left })}
    >
      {reason !== null && <p>{text('forecast.stuck.reason', { reason: word('pause', reason) })}</p>}
      <p>{text('forecast.stuck.where')}</p>
    </Notice>
  );
}

/** What stands in the way of the end somebody wishes, or of the end of the contract (MSR-4.1b). */
function WishNotice({ forecast: { contractEnd, finishBy } }: { readonly forecast: Forecast }) {
  const text = useText();
  const { moment } = useDates();
  const latest = finishBy?.latestStart ?? null;
  return (
    <>
      {contractEnd && (
        <Notice tone="danger">
          {text('forecast.contract_end', { at: moment(contractEnd.at), count: contractEnd.left })}
        </Notice>
      )}
      {finishBy && (
        <Notice tone={finishBy.fits ? 'success' : 'warning'}>
          {finishBy.fits
            ? text('forecast.fits', { at: moment(finishBy.at) })
            : text('forecast.fits_not', { at: moment(finishBy.at), count: finishBy.left })}{' '}
          {latest !== null && text('forecast.latest_start', { at: moment(latest) })}
        </Notice>
      )}
    </>
  );
}

function ForecastTable({ rows }: { readonly rows: readonly ForecastRow[] }) {
  const text = useText();
  const word = useWord();
  const dates = useDates();
  const columns: readonly Column<ForecastRow>[] = [
    { id: 'from', label: text('forecast.from'), cell: (row) => <DateTime value={row.from} /> },
    { id: 'to', label: text('forecast.to'), cell: (row) => <DateTime value={row.to} /> },
    { id: 'count', label: text('forecast.mails'), cell: (row) => dates.number(row.count), numeric: true },
    { id: 'sum', label: text('forecast.sum'), cell: (row) => dates.number(row.sum), numeric: true },
    {
      id: 'pause',
      label: text('forecast.paused_by'),
      cell: (row) => (row.pausedBy === null ? '–' : word('pause', row.pausedBy)),
    },
  ];
  return (
    <DataTable
      label={text('forecast.table')}
      columns={columns}
      rows={rows}
      rowKey={(row, index) => `${row.from}-${index}`}
      maxHeight="32rem"
      plain
    />
  );
}
