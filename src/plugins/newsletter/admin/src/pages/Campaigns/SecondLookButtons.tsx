import { Flex } from '@strapi/design-system';
import type { SecondLook } from '../../../../shared/contracts';
import { ConfirmButton } from '../../components/ConfirmButton';
import { RefusalNotice } from '../../components/RefusalNotice';
import { useText } from '../../i18n/useText';
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
  const text = useText();
  const action = useSecondLook(campaignId);
  const about = recipient === 'all' ? 'all' : 'one';
  const decide = async (decision: SecondLook) => {
    const result = await action.run({ decision, recipients: recipient === 'all' ? 'all' : [recipient] });
    if (result !== undefined) onDone();
  };
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Flex gap={2} wrap="wrap">
        {SECOND_LOOKS[state].map((look) => (
          <ConfirmButton
            key={look}
            label={text(`second_look.${look}.${about}`)}
            question={text(`second_look.${look}.question`)}
            variant={look === 'send-again' ? 'danger-light' : 'secondary'}
            size={about === 'one' ? 'S' : 'M'}
            busy={action.busy}
            onConfirm={() => decide(look)}
          />
        ))}
      </Flex>
      <RefusalNotice refusal={action.refusal} />
    </Flex>
  );
}
