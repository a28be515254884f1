import { Button, Flex, Modal, Radio, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { LeavingDecision, LeavingTask } from '../../../../shared/contracts';
import { AreaField } from '../../components/Fields';
import { RefusalNotice } from '../../components/RefusalNotice';
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
  const { toggleNotification } = useNotification();
  const { run, busy, refusal, clear } = useDecideTask(task.id);
  const [open, setOpen] = useState(false);
  const [verdict, setVerdict] = useState<LeavingDecision['verdict'] | null>(null);
  const [note, setNote] = useState('');

  const show = (next: boolean) => {
    setOpen(next);
    clear();
  };
  const decide = async () => {
    if (verdict === null || !(await run({ verdict, note: note.trim() }))) return;
    show(false);
    toggleNotification({ type: 'success', message: text('tasks.done') });
    onDone();
  };

  return (
    <Modal.Root open={open} onOpenChange={show}>
      <Modal.Trigger>
        <Button variant="secondary" aria-label={text('tasks.decide_about', { from: task.from ?? '' })}>
          {text('tasks.decide')}
        </Button>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{text('tasks.decide.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography>{text('tasks.decide.body', { from: task.from ?? '–' })}</Typography>
            <Radio.Group
              aria-label={text('tasks.decision')}
              value={verdict ?? ''}
              onValueChange={(value) => setVerdict(value as LeavingDecision['verdict'])}
            >
              {VERDICTS.map((value) => (
                <Radio.Item key={value} value={value}>
                  {text(`tasks.verdict.${value}`)}
                </Radio.Item>
              ))}
            </Radio.Group>
            <AreaField
              label={text('tasks.note')}
              hint={text('tasks.note.hint')}
              value={note}
              onChange={setNote}
              required
            />
            <RefusalNotice refusal={refusal} />
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{text('common.back')}</Button>
          </Modal.Close>
          <Button onClick={decide} loading={busy} disabled={verdict === null || note.trim() === ''}>
            {text('tasks.decide.confirm')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
