import { Box, Typography } from '@strapi/design-system';
import type { Campaign } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { useCan } from '../../hooks/useOverview';
import { useText } from '../../i18n/useText';
import { OPEN_ENDS } from './campaignState';
import { SecondLookButtons } from './SecondLookButtons';

interface OpenEndsCardProps {
  readonly campaign: Campaign;
  readonly onChanged: () => void;
}

/** Mails that nobody repeats by itself: a person says what became of them, or has them sent again. */
export function OpenEndsCard({ campaign, onChanged }: OpenEndsCardProps) {
  const text = useText();
  const maySend = useCan('campaigns.send');
  const counts = campaign.progress?.counts;
  const states = OPEN_ENDS.filter((state) => (counts?.[state] ?? 0) > 0);
  if (!maySend || counts === undefined || campaign.state === 'cancelled' || states.length === 0) return null;
  return (
    <Card title={text('second_look.title')}>
      {states.map((state) => (
        <Box key={state}>
          <Typography tag="p" paddingBottom={3}>
            {text(`second_look.${state}.body`, { count: counts[state] })}
          </Typography>
          <SecondLookButtons campaignId={campaign.id} state={state} recipient="all" onDone={onChanged} />
        </Box>
      ))}
    </Card>
  );
}
