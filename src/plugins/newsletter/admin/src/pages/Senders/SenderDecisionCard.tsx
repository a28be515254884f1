import { useState } from 'react';
import type { SenderDecision, SenderDetail } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { ReasonedDecision } from '../../components/ReasonedDecision';
import { useText } from '../../i18n/useText';
import { useDecideSender } from '../../services/senders';

interface SenderDecisionCardProps {
  readonly sender: SenderDetail;
  readonly onDecided: () => void;
}

/** The operator's word on a sender, effective at once and kept with its reason. */
export function SenderDecisionCard({ sender, onDecided }: SenderDecisionCardProps) {
  const text = useText();
  const action = useDecideSender(sender.id);
  const [reason, setReason] = useState('');
  const decide = (state: SenderDecision['state']) => async () => {
    if (!(await action.run({ state, reason: reason.trim() }))) return;
    setReason('');
    onDecided();
  };
  const decisions = [
    { label: text('sender.approve'), variant: 'success', state: 'active' },
    { label: text('sender.suspend'), variant: 'danger-light', state: 'suspended' },
  ] as const;
  return (
    <Card title={text('sender.decision')}>
      <ReasonedDecision
        action={action}
        reason={{
          label: text('unsubscribe.reason'),
          hint: text('sender.reason.hint'),
          value: reason,
          onChange: setReason,
        }}
        decisions={decisions
          .filter(({ state }) => state !== sender.state)
          .map(({ state, ...button }) => ({ ...button, decide: decide(state) }))}
      />
    </Card>
  );
}
