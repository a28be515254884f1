import { Button, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { TransportChecks, TransportStatus } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { DataTable, type Column } from '../../components/DataTable';
import { DateTime } from '../../components/DateTime';
import { EmptyState } from '../../components/EmptyState';
import { Notice } from '../../components/Notice';
import { RefusalNotice } from '../../components/RefusalNotice';
import { ResourceView } from '../../components/ResourceView';
import { Breaking } from '../../components/RowLink';
import { StateBadge } from '../../components/StateBadge';
import { useText } from '../../i18n/useText';
import { useCheckTransports, useTransports } from '../../services/transports';
import { TRANSPORT_TONES } from './transportState';

const POLL_MS = 15_000;

/** The ways out for mail in the order in which they are used, and how each is. */
export function TransportsCard() {
  const text = useText();
  const transports = useTransports(POLL_MS);
  const check = useCheckTransports();
  const [found, setFound] = useState<TransportChecks['results'] | null>(null);
  const columns = useColumns();
  const run = async () => {
    setFound(null);
    const results = await check.run();
    if (results === undefined) return;
    setFound(results);
    transports.reload();
  };
  return (
    <Card
      title={text('transports.title')}
      aside={
        <Button variant="secondary" loading={check.busy} onClick={run}>
          {text('transports.check')}
        </Button>
      }
    >
      <RefusalNotice refusal={check.refusal} />
      {found && <Found results={found} />}
      <ResourceView resource={transports}>
        {({ results }) =>
          results.length === 0 ? (
            <EmptyState>{text('transports.empty')}</EmptyState>
          ) : (
            <DataTable
              plain
              label={text('transports.title')}
              columns={columns}
              rows={results}
              rowKey={(row) => row.label}
            />
          )
        }
      </ResourceView>
    </Card>
  );
}

function Found({ results }: { readonly results: TransportChecks['results'] }) {
  const text = useText();
  const fine = results.every(({ ok }) => ok);
  return (
    <Notice
      tone={fine ? 'success' : 'danger'}
      title={text(fine ? 'transports.checked' : 'transports.check_failed')}
      announce
    >
      <ul>
        {results.map(({ label, ok, detail }) => (
          <li key={label}>
            {label}: {ok ? text('transports.reachable') : <code>{detail}</code>}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function useColumns(): readonly Column<TransportStatus>[] {
  const text = useText();
  return [
    { id: 'label', label: text('transports.server'), cell: (row) => <ServerName row={row} /> },
    {
      id: 'state',
      label: text('common.state'),
      cell: (row) => <State row={row} />,
    },
    {
      id: 'detail',
      label: text('transports.detail'),
      cell: (row) => (row.detail === null ? '–' : <Breaking>{row.detail}</Breaking>),
    },
  ];
}

const tlsOf = ({ tls, verifiesCertificate }: TransportStatus) =>
  tls === 'off' || verifiesCertificate
    ? (`transports.tls.${tls}` as const)
    : (`transports.tls.${tls}.unverified` as const);

/** How it is, since when, and until when it is left alone. */
function State({ row: { state, since, restsUntil } }: { readonly row: TransportStatus }) {
  const text = useText();
  const times = [
    { label: text('transports.since'), at: since },
    { label: text('transports.rests_until'), at: restsUntil },
  ].filter(({ at }) => at !== null);
  return (
    <>
      <StateBadge tone={TRANSPORT_TONES[state]}>{text(`transports.state.${state}`)}</StateBadge>
      {times.map(({ label, at }) => (
        <Typography key={label} variant="pi" textColor="neutral600" tag="p">
          {label}: <DateTime value={at} decides />
        </Typography>
      ))}
    </>
  );
}

/** The server and, under it, how it is spoken to. */
function ServerName({ row }: { readonly row: TransportStatus }) {
  const text = useText();
  const notes = [
    ...(row.senderDomains === null
      ? []
      : [text('transports.only_for', { domains: row.senderDomains.join(', ') })]),
    `${text('transports.tls')}: ${text(tlsOf(row))}`,
    `${text('transports.login')}: ${text(`transports.login.${row.login}`)}`,
    text('transports.connections', { count: row.connections }),
  ];
  return (
    <>
      <Breaking>{row.label}</Breaking>
      {notes.map((note) => (
        <Typography key={note} variant="pi" textColor="neutral600" tag="p">
          {note}
        </Typography>
      ))}
    </>
  );
}
