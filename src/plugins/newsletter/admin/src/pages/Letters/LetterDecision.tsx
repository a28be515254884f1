import { Flex, Typography } from '@strapi/design-system';
import type { Letter, SecondLook } from '../../../../shared/contracts';
import { LookButtons } from '../../components/LookButtons';
import { useText, useWord } from '../../i18n/useText';
import { useDecideLetter } from '../../services/letters';
import { looksAt, whyNot } from './letterState';

interface LetterDecisionProps {
  readonly letter: Letter;
  readonly onDone: () => void;
}

/** The buttons for what may be decided; where nothing may be sent again, the reason instead of a button. */
export function LetterDecision({ letter, onDone }: LetterDecisionProps) {
  const text = useText();
  const word = useWord();
  const action = useDecideLetter(letter.id);
  const { again, kind } = letter;
  const looks = looksAt(letter);
  const decide = async (decision: SecondLook) => {
    if ((await action.run({ decision })) !== undefined) onDone();
  };
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      {looks.length > 0 && <LookButtons looks={looks} about="one" action={action} onDecide={decide} />}
      {!again.allowed && (
        <div>
          {whyNot(again.reason, kind, word)}
          <Typography variant="pi" textColor="neutral600" tag="div">
            {text('progress.pausing.rule', { rule: again.rule })}
          </Typography>
        </div>
      )}
    </Flex>
  );
}
