import { Button, Flex, type ButtonProps } from '@strapi/design-system';
import type { Action } from '../hooks/useAction';
import { ConfirmButton } from './ConfirmButton';
import { AreaField } from './Fields';
import type { ReasonProps } from './ReasonedChoice';
import { RefusalNotice } from './RefusalNotice';

interface Decision {
  readonly label: string;
  readonly variant: ButtonProps['variant'];
  /** Asked once more before it is done, where it reaches far. */
  readonly question?: string;
  /** True while this decision lacks something besides the reason. */
  readonly incomplete?: boolean;
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
        {decisions.map((decision) => (
          <DecisionButton
            key={decision.label}
            {...decision}
            busy={action.busy}
            disabled={closed || decision.incomplete === true}
          />
        ))}
      </Flex>
    </>
  );
}

type DecisionButtonProps = Decision & { readonly busy: boolean; readonly disabled: boolean };

function DecisionButton({ label, variant, question, decide, busy, disabled }: DecisionButtonProps) {
  if (question !== undefined)
    return <ConfirmButton {...{ label, variant, question, busy, disabled }} onConfirm={decide} />;
  return (
    <Button variant={variant} onClick={decide} loading={busy} disabled={disabled}>
      {label}
    </Button>
  );
}
