import { Box, Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { Campaign } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { Notice } from '../../components/Notice';
import { RefusalNotice } from '../../components/RefusalNotice';
import { RulesReminder } from '../../components/RulesReminder';
import { useCan, useOverview } from '../../hooks/useOverview';
import { useText } from '../../i18n/useText';
import { useStartCampaign } from '../../services/campaigns';
import { ForecastView } from './ForecastView';
import { StartTimeFields, useStartTime, type StartTime } from './StartTimeFields';
import { draftOf } from './campaignDraft';

interface SendPanelProps {
  readonly campaign: Campaign;
  readonly dirty: boolean;
  readonly onChanged?: () => void;
}

/** When it would leave, under which rules, and the button, which is dead until the box is ticked (MFR-3.3). */
export function SendPanel({ campaign, dirty, onChanged }: SendPanelProps) {
  const text = useText();
  const maySend = useCan('campaigns.send');
  const start = useStartTime();
  return (
    <Card title={text('send.title')}>
      <RulesReminder />
      <StartTimeFields start={start} />
      <ForecastView campaignId={campaign.id} startAt={start.startAt} />
      {maySend ? (
        // A confirmation is bound to the content: with other content the box is a new, unticked one.
        <SendForm key={JSON.stringify(draftOf(campaign))} {...{ campaign, dirty, start, onChanged }} />
      ) : (
        <Notice tone="info">{text('send.not_permitted')}</Notice>
      )}
    </Card>
  );
}

interface SendFormProps extends SendPanelProps {
  readonly start: StartTime;
}

function SendForm({ campaign, dirty, start, onChanged }: SendFormProps) {
  const text = useText();
  const { toggleNotification } = useNotification();
  const [accepted, setAccepted] = useState(false);
  const { run, busy, refusal } = useStartCampaign(campaign.id);

  const send = async () => {
    const started = await run(start.startAt);
    // One confirmation, one send: after any answer the box has to be ticked anew.
    setAccepted(false);
    if (started) toggleNotification({ type: 'success', message: text(`send.done.${start.mode}`) });
    onChanged?.();
  };

  return (
    <>
      <RulesConsent accepted={accepted} onChange={setAccepted} />
      {dirty && <Notice tone="warning">{text('send.save_first')}</Notice>}
      {refusal?.code === 'approval_required' ? (
        <Notice tone="warning" title={text('send.approval_requested.title')} announce>
          {text('send.approval_requested.body')}
        </Notice>
      ) : (
        <RefusalNotice refusal={refusal} />
      )}
      <Box>
        <Button onClick={send} loading={busy} disabled={!accepted || dirty || !start.complete} size="L">
          {text(`send.button.${start.mode}`)}
        </Button>
      </Box>
    </>
  );
}

interface RulesConsentProps {
  readonly accepted: boolean;
  readonly onChange: (accepted: boolean) => void;
}

function RulesConsent({ accepted, onChange }: RulesConsentProps) {
  const text = useText();
  const { rules } = useOverview();
  return (
    <Box padding={4} background="neutral100" hasRadius borderColor="neutral200">
      <Flex direction="column" alignItems="flex-start" gap={3}>
        <Typography variant="epsilon" fontWeight="semiBold" tag="h3">
          {text('send.rules.title')}
        </Typography>
        <Typography tag="div" textColor="neutral800" style={{ whiteSpace: 'pre-line' }}>
          {rules.text}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {text('send.rules.version', { version: rules.version })}
        </Typography>
        <Checkbox checked={accepted} onCheckedChange={(checked) => onChange(checked === true)}>
          {text('send.rules.confirm')}
        </Checkbox>
      </Flex>
    </Box>
  );
}
