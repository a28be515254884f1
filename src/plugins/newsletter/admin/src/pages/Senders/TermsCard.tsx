import { Box, Divider, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { SenderDetail } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { Facts } from '../../components/Facts';
import { InputField } from '../../components/Fields';
import { ReasonedDecision } from '../../components/ReasonedDecision';
import { useCan } from '../../hooks/useOverview';
import { useDates } from '../../i18n/useDates';
import { useText, type Text } from '../../i18n/useText';
import { useSenderTerms } from '../../services/senders';
import { browserZone, isoOfLocal, localOf } from '../Campaigns/startTime';
import { draftOfLimits, LIMIT_FIELDS, limitsOfDraft, POLICY_KEYS, type LimitsDraft } from './senderLimits';

interface TermsCardProps {
  readonly sender: SenderDetail;
  readonly onChanged: () => void;
}

/** Until when the sender may send (MSR-4.1b), and what it is held to besides its profiles (MOS-1.4). */
export function TermsCard({ sender, onChanged }: TermsCardProps) {
  const text = useText();
  const { dateTime, moment } = useDates();
  const mayDecide = useCan('senders.decide');
  const { contractEnd, limits } = sender;
  const set = [
    ...(contractEnd === null
      ? []
      : [
          {
            label: text('terms.contract_end'),
            value: text('terms.set', {
              what: moment(contractEnd.at),
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
  const { moment } = useDates();
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
      <Box maxWidth="32rem">
        <InputField
          label={text('terms.contract_end')}
          hint={text('terms.contract_end.hint', { zone: browserZone() })}
          type="datetime-local"
          min={localOf(new Date())}
          value={local}
          onChange={setLocal}
        />
      </Box>
      <ReasonedDecision
        action={action}
        reason={{
          label: text('terms.contract_end.reason'),
          hint: text('sanctions.reason.hint'),
          value: reason,
          onChange: setReason,
        }}
        decisions={[
          {
            label: text('terms.contract_end.set'),
            variant: 'danger-light',
            incomplete: endsAt === null,
            question: text('terms.contract_end.question', {
              at: endsAt === null ? '' : moment(endsAt),
              name: sender.name,
            }),
            decide: set(endsAt),
          },
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

/** What binds the sender in this respect now, so that nobody has to guess what would be stricter. */
function hintOf(field: keyof LimitsDraft, { policy }: SenderDetail, text: Text): string {
  const values = policy.filter(({ key }) => key === POLICY_KEYS[field]).map(({ value }) => value);
  const now = values.length === 0 ? '' : text('terms.limits.now', { value: values.join('; ') });
  return field === 'warmUpPerDay' ? `${text('terms.limits.warmUpPerDay.hint')}. ${now}` : now;
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
      <Divider />
      <Typography variant="epsilon" fontWeight="semiBold" tag="h3">
        {text('terms.limits')}
      </Typography>
      <Typography textColor="neutral700">{text('terms.limits.hint')}</Typography>
      {LIMIT_FIELDS.map((field) => (
        <Box key={field} maxWidth="48rem">
          <InputField
            label={text(`terms.limits.${field}`)}
            hint={hintOf(field, sender, text)}
            value={draft[field]}
            onChange={(value) => setDraft({ ...draft, [field]: value })}
          />
        </Box>
      ))}
      <ReasonedDecision
        action={action}
        reason={{
          label: text('terms.limits.reason'),
          hint: text('sanctions.reason.hint'),
          value: reason,
          onChange: setReason,
        }}
        decisions={[{ label: text('terms.limits.save'), variant: 'default', decide: save }]}
      />
    </>
  );
}
