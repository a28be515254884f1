import { Flex, Typography } from '@strapi/design-system';
import { useEffect } from 'react';
import type { Campaign, Progress } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { DateTime } from '../../components/DateTime';
import { Facts } from '../../components/Facts';
import { Meter } from '../../components/Meter';
import { Notice } from '../../components/Notice';
import { RefusalNotice } from '../../components/RefusalNotice';
import { ResourceView } from '../../components/ResourceView';
import { useDates } from '../../i18n/useDates';
import { useText, useWord } from '../../i18n/useText';
import { useProgress, useSteerCampaign } from '../../services/campaigns';
import { CountsTable } from './CountsTable';
import { SteeringButtons } from './SteeringButtons';
import { percentDone, traitsOf } from './campaignState';

interface ProgressPanelProps {
  readonly campaign: Campaign;
  readonly onChanged: () => void;
}

/** Where the campaign stands, kept fresh while it moves. */
export function ProgressPanel({ campaign, onChanged }: ProgressPanelProps) {
  const text = useText();
  const progress = useProgress(campaign.id, traitsOf(campaign.state).pollMs);
  const steering = useSteerCampaign(campaign.id);
  const seen = progress.data?.state;

  // The engine moved the campaign on (sending → sent): fetch the campaign that goes with it.
  useEffect(() => {
    if (seen !== undefined && seen !== campaign.state) onChanged();
  }, [seen, campaign.state, onChanged]);

  const onSteered = () => {
    progress.reload();
    onChanged();
  };

  return (
    <Card
      title={text('progress.title')}
      aside={<SteeringButtons state={campaign.state} steering={steering} onDone={onSteered} />}
    >
      <RefusalNotice refusal={steering.refusal} />
      <ResourceView resource={progress}>
        {(data) => <ProgressBody campaign={campaign} progress={data} />}
      </ResourceView>
    </Card>
  );
}

interface ProgressBodyProps {
  readonly campaign: Campaign;
  readonly progress: Progress;
}

function ProgressBody({ campaign, progress }: ProgressBodyProps) {
  const text = useText();
  const { counts, total } = progress;
  const percent = percentDone(counts, total);
  if (progress.startedAt === null) return <NotBegun campaign={campaign} progress={progress} />;
  return (
    <>
      <PauseNotice progress={progress} />
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Flex justifyContent="space-between" gap={4}>
          <Typography fontWeight="semiBold" role="status">
            {text('progress.submitted_of', { submitted: counts.submitted, total })}
          </Typography>
          <Typography textColor="neutral600">{text('progress.percent', { percent })}</Typography>
        </Flex>
        <Meter label={text('progress.title')} percent={percent} />
      </Flex>
      <Facts
        items={[
          { label: text('progress.started'), at: progress.startedAt },
          { label: text('progress.expected_end'), at: progress.expectedEnd },
          { label: text('progress.finished'), at: progress.finishedAt },
        ]
          .filter(({ at }) => at !== null)
          .map(({ label, at }) => ({ label, value: <DateTime value={at} decides /> }))}
      />
      <CountsTable progress={progress} />
    </>
  );
}

/** Before its start a campaign has no recipients to count: what counts is when it leaves. */
function NotBegun({ campaign: { startAt }, progress }: ProgressBodyProps) {
  const text = useText();
  const { moment } = useDates();
  if (progress.state === 'cancelled') return <Typography tag="p">{text('progress.never_begun')}</Typography>;
  return (
    <>
      <PauseNotice progress={progress} />
      {startAt !== null && (
        <Notice tone="info" title={text('campaign.starts', { at: moment(startAt) })}>
          {text('progress.not_begun')}
        </Notice>
      )}
    </>
  );
}

function PauseNotice({ progress: { pause, state } }: { readonly progress: Progress }) {
  const text = useText();
  const word = useWord();
  const { moment } = useDates();
  if (pause === null) return null;
  const known = word('pause', pause.reason);
  const { goesOn } = traitsOf(state);
  const then = goesOn !== null && text(`progress.pausing.${goesOn}`);
  return (
    <Notice tone="warning" title={text(goesOn === null ? 'progress.pausing.over' : 'progress.pausing')}>
      <p>{pause.message || known}</p>
      <p>
        {pause.until === null ? then : text('progress.pausing.until', { at: moment(pause.until) })}{' '}
        {pause.rule !== '' && text('progress.pausing.rule', { rule: pause.rule })}
      </p>
    </Notice>
  );
}
