import { Flex } from '@strapi/design-system';
import type { CampaignState } from '../../../../shared/contracts';
import { ConfirmButton } from '../../components/ConfirmButton';
import { useCan } from '../../hooks/useOverview';
import { useText } from '../../i18n/useText';
import type { useSteerCampaign } from '../../services/campaigns';
import { traitsOf } from './campaignState';

interface SteeringButtonsProps {
  readonly state: CampaignState;
  readonly steering: ReturnType<typeof useSteerCampaign>;
  readonly onDone: () => void;
}

export function SteeringButtons({ state, steering, onDone }: SteeringButtonsProps) {
  const text = useText();
  if (!useCan('campaigns.send')) return null;
  return (
    <Flex gap={2}>
      {traitsOf(state).steering.map((way) => (
        <ConfirmButton
          key={way}
          label={text(`steering.${way}`)}
          question={text(`steering.${way}.question`)}
          variant={way === 'cancel' ? 'danger-light' : 'secondary'}
          busy={steering.busy}
          onConfirm={async () => {
            await steering.run(way);
            onDone();
          }}
        />
      ))}
    </Flex>
  );
}
