import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import type { SenderDecision, SenderDetail } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { AreaField } from '../../components/Fields';
import { RefusalNotice } from '../../components/RefusalNotice';
import { useText } from '../../i18n/useText';
import { useDecideSender } from '../../services/senders';

interface SenderDecisionCardProps {
  readonly sender: SenderDetail;
  readonly onDecided: () => void;
}

/** The operator's word on a sender, effective at once and kept with its reason. */
export function SenderDecisionCard({ sender, onDecided }: SenderDecisionCardProps) {
  const text = useText();
  const { run, busy, refusal } = useDecideSender(sender.id);
  const [reason, setReason] = useState('');
  const decide = async (state: SenderDecision['state']) => {
    if (!(await run({ state, reason: reason.trim() }))) return;
    setReason('');
    onDecided();
  };
  const wordless = reason.trim() === '';
  return (
    <Card title={text('sender.decision')}>
      <AreaField
        label={text('unsubscribe.reason')}
        hint={text('sender.reason.hint')}
        value={reason}
        onChange={setReason}
        required
      />
      <RefusalNotice refusal={refusal} />
      <Flex gap={2}>
        {sender.state !== 'active' && (
          <Button variant="success" onClick={() => decide('active')} loading={busy} disabled={wordless}>
            {text('sender.approve')}
          </Button>
        )}
        {sender.state !== 'suspended' && (
          <Button
            variant="danger-light"
            onClick={() => decide('suspended')}
            loading={busy}
            disabled={wordless}
          >
            {text('sender.suspend')}
          </Button>
        )}
      </Flex>
    </Card>
  );
}
