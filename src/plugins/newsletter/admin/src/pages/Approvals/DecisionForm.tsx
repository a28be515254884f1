import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import type { Approval, ApprovalDecision } from '../../../../shared/contracts';
import { AreaField } from '../../components/Fields';
import { Notice } from '../../components/Notice';
import { RefusalNotice } from '../../components/RefusalNotice';
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
  const { run, busy, refusal } = useDecideApproval(approval.id);
  const [note, setNote] = useState('');
  const disabled = !holdsRight || !approval.mayDecide;
  const undecidable = disabled || note.trim() === '';

  const decide = async (decision: ApprovalDecision['decision']) => {
    if (await run({ decision, note: note.trim() })) onDecided();
  };

  return (
    <>
      {disabled && (
        <Notice tone="info">{text(holdsRight ? 'approval.own_request' : 'approval.not_permitted')}</Notice>
      )}
      <AreaField
        label={text('approval.note')}
        hint={text('approval.note.hint')}
        value={note}
        onChange={setNote}
        disabled={disabled}
        required
      />
      <RefusalNotice refusal={refusal} />
      <Flex gap={2}>
        <Button variant="success" onClick={() => decide('approved')} loading={busy} disabled={undecidable}>
          {text('approval.approve')}
        </Button>
        <Button
          variant="danger-light"
          onClick={() => decide('refused')}
          loading={busy}
          disabled={undecidable}
        >
          {text('approval.refuse')}
        </Button>
      </Flex>
    </>
  );
}
