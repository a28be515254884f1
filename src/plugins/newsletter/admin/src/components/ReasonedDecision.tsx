import { Button, Flex, type ButtonProps } from '@strapi/design-system';
import type { Action } from '../hooks/useAction';
import { AreaField } from './Fields';
import type { ReasonProps } from './ReasonedChoice';
import { RefusalNotice } from './RefusalNotice';

interface Decision {
  readonly label: string;
  readonly variant: ButtonProps['variant'];
  readonly decide: () => Promise<void>;
}

interface ReasonedDecisionProps {
  readonly reason: ReasonProps;
  readonly action: Pick<Action<never, unknown>, 'busy' | 'refusal'>;
  /** One button each; none works without a reason. */
  readonly decisions: readonly Decision[];
}

/** Why, and then the button of one's decision. */
export function ReasonedDecision({ reason, action, decisions }: ReasonedDecisionProps) {
  const closed = reason.disabled === true || reason.value.trim() === '';
  return (
    <>
      <AreaField {...reason} required />
      <RefusalNotice refusal={action.refusal} />
      <Flex gap={2} wrap="wrap">
        {decisions.map(({ label, variant, decide }) => (
          <Button key={label} variant={variant} onClick={decide} loading={action.busy} disabled={closed}>
            {label}
          </Button>
        ))}
      </Flex>
    </>
  );
}
