import { useState } from 'react';
import type { Sanction, SenderDetail } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { DataTable, type Column } from '../../components/DataTable';
import { DateTime } from '../../components/DateTime';
import { InputField } from '../../components/Fields';
import { Notice } from '../../components/Notice';
import { ReasonedDecision } from '../../components/ReasonedDecision';
import { useCan } from '../../hooks/useOverview';
import { useText, type Text } from '../../i18n/useText';
import { useSanctions } from '../../services/senders';
import { wholeNumber } from './senderLimits';

interface SanctionsCardProps {
  readonly sender: SenderDetail;
  readonly onChanged: () => void;
}

/** What the operator imposed, for everybody to see; to impose and to lift it is the operator's (MSR-2.4-3, MSR-2.4-8). */
export function SanctionsCard({ sender, onChanged }: SanctionsCardProps) {
  const text = useText();
  const mayDecide = useCan('senders.decide');
  if (!mayDecide && sender.sanctions.length === 0) return null;
  return (
    <Card title={text('sanctions.title')}>
      {sender.sanctions.length === 0 ? (
        <Notice tone="info">{text('sanctions.none')}</Notice>
      ) : (
        <SanctionsTable sanctions={sender.sanctions} />
      )}
      {mayDecide && sender.state !== 'ended' && <SanctionForm sender={sender} onChanged={onChanged} />}
    </Card>
  );
}

const whatOf = ({ kind, perHour }: Sanction, text: Text): string =>
  kind === 'termination'
    ? text('sanctions.termination')
    : text('sanctions.throttle', { count: perHour ?? 0 });

function SanctionsTable({ sanctions }: { readonly sanctions: readonly Sanction[] }) {
  const text = useText();
  const columns: readonly Column<Sanction>[] = [
    { id: 'what', label: text('sanctions.what'), cell: (row) => whatOf(row, text) },
    { id: 'reason', label: text('unsubscribe.reason'), cell: ({ reason }) => reason },
    { id: 'since', label: text('sanctions.since'), cell: (row) => <DateTime value={row.imposedAt} /> },
    { id: 'by', label: text('sanctions.by'), cell: ({ imposedBy }) => imposedBy },
    {
      id: 'released',
      label: text('sanctions.released'),
      cell: ({ released }) =>
        released === null ? text('sanctions.in_force') : <DateTime value={released.at} />,
    },
  ];
  return (
    <DataTable
      label={text('sanctions.title')}
      columns={columns}
      rows={sanctions}
      rowKey={({ id }) => id}
      plain
    />
  );
}

function SanctionForm({ sender, onChanged }: SanctionsCardProps) {
  const text = useText();
  const action = useSanctions(sender.id);
  const [perHour, setPerHour] = useState('');
  const [reason, setReason] = useState('');
  const speed = wholeNumber(perHour);
  const inForce = sender.sanctions.filter(({ kind, released }) => kind === 'throttle' && released === null);
  const decide = (change: Parameters<typeof action.run>[0]) => async () => {
    if (!(await action.run(change, reason.trim()))) return;
    setReason('');
    setPerHour('');
    onChanged();
  };
  return (
    <>
      <InputField
        label={text('sanctions.per_hour')}
        hint={text('sanctions.per_hour.hint')}
        value={perHour}
        onChange={setPerHour}
      />
      <ReasonedDecision
        action={action}
        reason={{
          label: text('unsubscribe.reason'),
          hint: text('sanctions.reason.hint'),
          value: reason,
          onChange: setReason,
        }}
        decisions={[
          ...(speed === null
            ? []
            : [
                {
                  label: text('sanctions.impose', { count: speed }),
                  variant: 'danger-light' as const,
                  decide: decide({ kind: 'throttle', perHour: speed }),
                },
              ]),
          ...inForce.map((sanction) => ({
            label: text('sanctions.release', { what: whatOf(sanction, text) }),
            variant: 'success' as const,
            decide: decide({ kind: 'release', sanctionId: sanction.id }),
          })),
          {
            label: text('sanctions.terminate'),
            variant: 'danger' as const,
            decide: decide({ kind: 'termination' }),
          },
        ]}
      />
    </>
  );
}
