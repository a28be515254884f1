import { Button, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { LeavingDecision, LeavingTask } from '../../../../shared/contracts';
import { ActionDialog } from '../../components/ActionDialog';
import { ReasonedChoice } from '../../components/ReasonedChoice';
import { useText } from '../../i18n/useText';
import { useDecideTask } from '../../services/rights';

interface DecisionButtonProps {
  readonly task: LeavingTask;
  readonly onDone: () => void;
}

const VERDICTS = ['applied', 'dismissed'] as const;

/** A person's word on one request. Neither answer is chosen beforehand, and both want a reason. */
export function DecisionButton({ task, onDone }: DecisionButtonProps) {
  const text = useText();
  const action = useDecideTask(task.id);
  const [verdict, setVerdict] = useState<LeavingDecision['verdict'] | null>(null);
  const [note, setNote] = useState('');
  const decide = async () => (verdict === null ? undefined : action.run({ verdict, note: note.trim() }));

  return (
    <ActionDialog
      trigger={
        <Button variant="secondary" aria-label={text('tasks.decide_about', { from: task.from ?? '' })}>
          {text('tasks.decide')}
        </Button>
      }
      title={text('tasks.decide.title')}
      confirm={text('tasks.decide.confirm')}
      incomplete={verdict === null || note.trim() === ''}
      action={action}
      onConfirm={decide}
      success={text('tasks.done')}
      onDone={onDone}
    >
      <Typography>{text('tasks.decide.body', { from: task.from ?? '–' })}</Typography>
      <ReasonedChoice
        label={text('tasks.decision')}
        options={VERDICTS.map((value) => ({ value, label: text(`tasks.verdict.${value}`) }))}
        choice={verdict}
        onChoice={setVerdict}
        reason={{ label: text('tasks.note'), hint: text('tasks.note.hint'), value: note, onChange: setNote }}
      />
    </ActionDialog>
  );
}
