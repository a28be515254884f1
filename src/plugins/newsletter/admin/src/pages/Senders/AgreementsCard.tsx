import { Box, Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { AgreementState, SenderDetail } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { Notice } from '../../components/Notice';
import { RefusalNotice } from '../../components/RefusalNotice';
import { useCan } from '../../hooks/useOverview';
import { useDates } from '../../i18n/useDates';
import { useText } from '../../i18n/useText';
import { useAcceptPolicy } from '../../services/senders';

interface AgreementsCardProps {
  readonly sender: SenderDetail;
  readonly onAccepted: () => void;
}

/** Terms and rules, each with its own unticked box: none is accepted along with another (MFR-3.1). */
export function AgreementsCard({ sender, onAccepted }: AgreementsCardProps) {
  const text = useText();
  return (
    <Card title={text('sender.policies')}>
      {sender.agreements.map((agreement) => (
        <Agreement
          key={`${agreement.policy}-${agreement.version}`}
          senderId={sender.id}
          agreement={agreement}
          onAccepted={onAccepted}
        />
      ))}
    </Card>
  );
}

interface AgreementProps {
  readonly senderId: string;
  readonly agreement: AgreementState;
  readonly onAccepted: () => void;
}

function Agreement({ senderId, agreement, onAccepted }: AgreementProps) {
  const text = useText();
  const { dateTime } = useDates();
  const { title, version, accepted } = agreement;
  return (
    <Box padding={4} background="neutral100" hasRadius borderColor="neutral200">
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography variant="epsilon" fontWeight="semiBold" tag="h3">
          {title}
        </Typography>
        <Typography tag="div" textColor="neutral800" style={{ whiteSpace: 'pre-line' }}>
          {agreement.text}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {text('send.rules.version', { version })}
        </Typography>
        {accepted === null ? (
          <AcceptForm senderId={senderId} agreement={agreement} onAccepted={onAccepted} />
        ) : (
          <Notice tone="success">
            {text('sender.accepted_by', { who: accepted.by, at: dateTime(accepted.at) })}
          </Notice>
        )}
      </Flex>
    </Box>
  );
}

function AcceptForm({ senderId, agreement, onAccepted }: AgreementProps) {
  const text = useText();
  const mayAccept = useCan('campaigns.send');
  const [ticked, setTicked] = useState(false);
  const { run, busy, refusal } = useAcceptPolicy(senderId);
  const accept = async () => {
    if (await run(agreement.policy)) onAccepted();
  };
  if (!mayAccept) return <Notice tone="warning">{text('sender.not_accepted')}</Notice>;
  return (
    <>
      <Checkbox checked={ticked} onCheckedChange={(checked) => setTicked(checked === true)}>
        {text('sender.accept_box', { title: agreement.title })}
      </Checkbox>
      <RefusalNotice refusal={refusal} />
      <Box>
        <Button onClick={accept} loading={busy} disabled={!ticked}>
          {text('sender.accept')}
        </Button>
      </Box>
    </>
  );
}
