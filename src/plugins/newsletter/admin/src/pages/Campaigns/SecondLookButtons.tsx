import type { SecondLook } from '../../../../shared/contracts';
import { LookButtons } from '../../components/LookButtons';
import { useSecondLook } from '../../services/campaigns';
import { SECOND_LOOKS, type OpenEnd } from './campaignState';

interface SecondLookButtonsProps {
  readonly campaignId: string;
  readonly state: OpenEnd;
  /** One recipient by its number, or all in this state. */
  readonly recipient: string | 'all';
  readonly onDone: () => void;
}

/** What may be decided about a recipient who ended in this state, or about all of them at once. */
export function SecondLookButtons({ campaignId, state, recipient, onDone }: SecondLookButtonsProps) {
  const action = useSecondLook(campaignId);
  const about = recipient === 'all' ? 'all' : 'one';
  const decide = async (decision: SecondLook) => {
    const result = await action.run({ decision, recipients: recipient === 'all' ? 'all' : [recipient] });
    if (result !== undefined) onDone();
  };
  return <LookButtons looks={SECOND_LOOKS[state]} about={about} action={action} onDecide={decide} />;
}
