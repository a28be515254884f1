import { Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { ImportDetail } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { Notice } from '../../components/Notice';
import { ReasonedDecision } from '../../components/ReasonedDecision';
import { useCan } from '../../hooks/useOverview';
import { useDates } from '../../i18n/useDates';
import { useText } from '../../i18n/useText';
import { useAnswerEvidence, useDecideEvidence } from '../../services/imports';

/** Whether anything of the list was brought in and mailed when its evidence was asked for. */
type Stage = 'list' | 'mailed';

const stageOf = (kind: NonNullable<ImportDetail['evidence']>['kind']): Stage =>
  kind === 'bounces' ? 'mailed' : 'list';

/** In the lines in which somebody wrote it. */
const AS_WRITTEN = { whiteSpace: 'pre-line', overflowWrap: 'anywhere' } as const;

interface EvidenceCardProps {
  readonly detail: ImportDetail;
  readonly onDecided: () => void;
}

/** Why the import waits, until when proof is due, what was handed in, and the operator's decision. */
export function EvidenceCard({ detail, onDecided }: EvidenceCardProps) {
  const text = useText();
  const { dateTime, moment, number } = useDates();
  const mayDecide = useCan('imports.decide');
  const mayAnswer = useCan('imports.write');
  const { evidence } = detail;
  if (evidence === null) return null;
  const of = stageOf(evidence.kind);
  const percent = (share: number) => number(Math.round(share * 1_000) / 10);
  return (
    <Card title={text('import.evidence')}>
      <Notice
        tone={evidence.state === 'open' ? 'warning' : 'info'}
        title={text(`import.evidence.${of}.${evidence.state}`)}
      >
        <p>
          {text(`import.evidence.kind.${evidence.kind}`, {
            share: percent(evidence.share),
            limit: percent(evidence.limit),
          })}
        </p>
        {evidence.state === 'open' && <p>{text('import.evidence.due', { at: moment(evidence.dueAt) })}</p>}
        {evidence.overdueAt !== null && (
          <p>{text('import.evidence.overdue', { at: moment(evidence.overdueAt) })}</p>
        )}
        {evidence.answeredAt !== null && (
          <p>{text('import.evidence.answered', { at: dateTime(evidence.answeredAt) })}</p>
        )}
        {evidence.answer !== null && <p style={AS_WRITTEN}>{evidence.answer}</p>}
        {evidence.note !== null && (
          <p style={AS_WRITTEN}>{text('approval.note_says', { note: evidence.note })}</p>
        )}
        <Typography variant="pi" textColor="neutral700" tag="p">
          {text('import.rule', { rule: evidence.rule })}
        </Typography>
      </Notice>
      {evidence.state === 'open' && mayAnswer && <Answer id={detail.id} onDecided={onDecided} />}
      {evidence.state === 'open' && mayDecide && <Decision id={detail.id} of={of} onDecided={onDecided} />}
    </Card>
  );
}

/** What the sender hands in; several times, the last one stands. */
function Answer({ id, onDecided }: { readonly id: string; readonly onDecided: () => void }) {
  const text = useText();
  const [answer, setAnswer] = useState('');
  const action = useAnswerEvidence(id);
  const handIn = async () => {
    if (!(await action.run({ answer }))) return;
    setAnswer('');
    onDecided();
  };
  return (
    <ReasonedDecision
      action={action}
      reason={{
        label: text('import.evidence.answer'),
        hint: text('import.evidence.answer.hint'),
        value: answer,
        onChange: setAnswer,
      }}
      decisions={[{ label: text('import.evidence.answer.send'), variant: 'secondary', decide: handIn }]}
    />
  );
}

interface DecisionProps {
  readonly id: string;
  readonly of: Stage;
  readonly onDecided: () => void;
}

function Decision({ id, of, onDecided }: DecisionProps) {
  const text = useText();
  const [note, setNote] = useState('');
  const action = useDecideEvidence(id);
  const decide = (release: boolean) => async () => {
    if (await action.run({ release, note })) onDecided();
  };
  return (
    <ReasonedDecision
      action={action}
      reason={{
        label: text('import.evidence.note'),
        hint: text('import.evidence.note.hint'),
        value: note,
        onChange: setNote,
      }}
      decisions={[
        { label: text(`import.evidence.${of}.release`), variant: 'default', decide: decide(true) },
        {
          label: text(`import.evidence.${of}.refuse`),
          variant: 'danger-light',
          question: text(`import.evidence.${of}.refuse.question`),
          decide: decide(false),
        },
      ]}
    />
  );
}
