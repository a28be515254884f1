import { useState } from 'react';
import type { Approval, ApprovalDecision } from '../../../../shared/contracts';
import { Notice } from '../../components/Notice';
import { ReasonedDecision } from '../../components/ReasonedDecision';
import { useCan } from '../../hooks/useOverview';
import { useText } from '../../i18n/useText';
import { useDecideApproval } from '../../services/approvals';

interface DecisionFormProps {
  readonly approval: Approval;
  readonly onDecided: () => void;
}

/** Approve or refuse with a note. Whoever made the request sees why the decision is another person's. */
export function DecisionForm({ approval, onDecided }: DecisionFormProps) {
  const text = useText();
  const holdsRight = useCan('campaigns.approve');
  const action = useDecideApproval(approval.id);
  const [note, setNote] = useState('');
  const disabled = !holdsRight || !approval.mayDecide;

  const decide = (decision: ApprovalDecision['decision']) => async () => {
    if (await action.run({ decision, note: note.trim() })) onDecided();
  };

  return (
    <>
      {disabled && (
        <Notice tone="info">{text(holdsRight ? 'approval.own_request' : 'approval.not_permitted')}</Notice>
      )}
      <ReasonedDecision
        action={action}
        reason={{
          label: text('approval.note'),
          hint: text('approval.note.hint'),
          value: note,
          onChange: setNote,
          disabled,
        }}
        decisions={[
          { label: text('approval.approve'), variant: 'success', decide: decide('approved') },
          { label: text('approval.refuse'), variant: 'danger-light', decide: decide('refused') },
        ]}
      />
    </>
  );
}
