import { Flex } from '@strapi/design-system';
import type { SecondLook } from '../../../shared/contracts';
import type { Action } from '../hooks/useAction';
import { useText } from '../i18n/useText';
import { ConfirmButton } from './ConfirmButton';
import { RefusalNotice } from './RefusalNotice';

interface LookButtonsProps {
  readonly looks: readonly SecondLook[];
  readonly about: 'one' | 'all';
  readonly action: Pick<Action<never, unknown>, 'busy' | 'refusal'>;
  readonly onDecide: (look: SecondLook) => Promise<unknown>;
}

/** What may be said about one mail that ended without a good end, or about all of them at once. */
export function LookButtons({ looks, about, action, onDecide }: LookButtonsProps) {
  const text = useText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Flex gap={2} wrap="wrap">
        {looks.map((look) => (
          <ConfirmButton
            key={look}
            label={text(`second_look.${look}.${about}`)}
            question={text(`second_look.${look}.question`)}
            variant={look === 'send-again' ? 'danger-light' : 'secondary'}
            size={about === 'one' ? 'S' : 'M'}
            busy={action.busy}
            onConfirm={() => onDecide(look)}
          />
        ))}
      </Flex>
      <RefusalNotice refusal={action.refusal} />
    </Flex>
  );
}
