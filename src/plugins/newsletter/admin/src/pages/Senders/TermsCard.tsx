import { useState } from 'react';
import type { SenderDetail } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { Facts } from '../../components/Facts';
import { InputField } from '../../components/Fields';
import { ReasonedDecision } from '../../components/ReasonedDecision';
import { useCan } from '../../hooks/useOverview';
import { useDates } from '../../i18n/useDates';
import { useText } from '../../i18n/useText';
import { useSenderTerms } from '../../services/senders';
import { browserZone, isoOfLocal, localOf } from '../Campaigns/startTime';
import { draftOfLimits, LIMIT_FIELDS, limitsOfDraft } from './senderLimits';

interface TermsCardProps {
  readonly sender: SenderDetail;
  readonly onChanged: () => void;
}

/** Until when the sender may send (MSR-4.1b), and what it is held to besides its profiles (MOS-1.4). */
export function TermsCard({ sender, onChanged }: TermsCardProps) {
  const text = useText();
  const { dateTime } = useDates();
  const mayDecide = useCan('senders.decide');
  const { contractEnd, limits } = sender;
  const set = [
    ...(contractEnd === null
      ? []
      : [
          {
            label: text('terms.contract_end'),
            value: text('terms.set', {
              what: dateTime(contractEnd.at),
              ...contractEnd,
              setAt: dateTime(contractEnd.setAt),
            }),
          },
        ]),
    ...(limits === null
      ? []
      : [
          {
            label: text('terms.limits'),
            value: text('terms.set', {
              what: text('terms.limits.below'),
              reason: limits.reason,
              setBy: limits.setBy,
              setAt: dateTime(limits.setAt),
            }),
          },
        ]),
  ];
  if (!mayDecide && set.length === 0) return null;
  return (
    <Card title={text('terms.title')}>
      {set.length > 0 && <Facts items={set} />}
      {mayDecide && <ContractEndForm sender={sender} onChanged={onChanged} />}
      {/* With other limits in force the fields begin anew. */}
      {mayDecide && <LimitsForm key={limits?.setAt ?? ''} sender={sender} onChanged={onChanged} />}
    </Card>
  );
}

function ContractEndForm({ sender, onChanged }: TermsCardProps) {
  const text = useText();
  const action = useSenderTerms(sender.id, 'contract-end');
  const [local, setLocal] = useState('');
  const [reason, setReason] = useState('');
  const endsAt = isoOfLocal(local);
  const set = (value: string | null) => async () => {
    if (!(await action.run({ endsAt: value, reason: reason.trim() }))) return;
    setReason('');
    setLocal('');
    onChanged();
  };
  return (
    <>
      <InputField
        label={text('terms.contract_end')}
        hint={text('terms.contract_end.hint', { zone: browserZone() })}
        type="datetime-local"
        min={localOf(new Date())}
        value={local}
        onChange={setLocal}
      />
      <ReasonedDecision
        action={action}
        reason={{
          label: text('terms.contract_end.reason'),
          hint: text('sanctions.reason.hint'),
          value: reason,
          onChange: setReason,
        }}
        decisions={[
          ...(endsAt === null
            ? []
            : [{ label: text('terms.contract_end.set'), variant: 'default' as const, decide: set(endsAt) }]),
          ...(sender.contractEnd === null
            ? []
            : [
                { label: text('terms.contract_end.clear'), variant: 'secondary' as const, decide: set(null) },
              ]),
        ]}
      />
    </>
  );
}

function LimitsForm({ sender, onChanged }: TermsCardProps) {
  const text = useText();
  const action = useSenderTerms(sender.id, 'limits');
  const before = sender.limits?.values ?? null;
  const [draft, setDraft] = useState(draftOfLimits(before));
  const [reason, setReason] = useState('');
  const save = async () => {
    if (!(await action.run({ limits: limitsOfDraft(draft, before), reason: reason.trim() }))) return;
    setReason('');
    onChanged();
  };
  return (
    <>
      {LIMIT_FIELDS.map((field) => (
        <InputField
          key={field}
          label={text(`terms.limits.${field}`)}
          hint={field === 'warmUpPerDay' ? text('terms.limits.warmUpPerDay.hint') : undefined}
          value={draft[field]}
          onChange={(value) => setDraft({ ...draft, [field]: value })}
        />
      ))}
      <ReasonedDecision
        action={action}
        reason={{
          label: text('terms.limits.reason'),
          hint: text('terms.limits.hint'),
          value: reason,
          onChange: setReason,
        }}
        decisions={[{ label: text('terms.limits.save'), variant: 'default', decide: save }]}
      />
    </>
  );
}
