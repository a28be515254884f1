import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { ImportDetail } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { AreaField } from '../../components/Fields';
import { Notice } from '../../components/Notice';
import { RefusalNotice } from '../../components/RefusalNotice';
import { useCan } from '../../hooks/useOverview';
import { useDates } from '../../i18n/useDates';
import { useText } from '../../i18n/useText';
import { useDecideEvidence } from '../../services/imports';

interface EvidenceCardProps {
  readonly detail: ImportDetail;
  readonly onDecided: () => void;
}

/** Why the import waits, until when proof is due, and the operator's decision. */
export function EvidenceCard({ detail, onDecided }: EvidenceCardProps) {
  const text = useText();
  const { dateTime, number } = useDates();
  const mayDecide = useCan('imports.decide');
  const { evidence } = detail;
  if (evidence === null) return null;
  const percent = (share: number) => number(Math.round(share * 1_000) / 10);
  return (
    <Card title={text('import.evidence')}>
      <Notice
        tone={evidence.state === 'open' ? 'warning' : 'info'}
        title={text(`import.evidence.${evidence.state}`)}
      >
        <p>
          {text(`import.evidence.kind.${evidence.kind}`, {
            share: percent(evidence.share),
            limit: percent(evidence.limit),
          })}
        </p>
        {evidence.state === 'open' && <p>{text('import.evidence.due', { at: dateTime(evidence.dueAt) })}</p>}
        {evidence.note !== null && <p>{evidence.note}</p>}
        <Typography variant="pi" textColor="neutral700" tag="p">
          {text('import.rule', { rule: evidence.rule })}
        </Typography>
      </Notice>
      {evidence.state === 'open' && mayDecide && <Decision id={detail.id} onDecided={onDecided} />}
    </Card>
  );
}

function Decision({ id, onDecided }: { readonly id: string; readonly onDecided: () => void }) {
  const text = useText();
  const [note, setNote] = useState('');
  const decide = useDecideEvidence(id);
  const submit = (release: boolean) => async () => {
    if (await decide.run({ release, note })) onDecided();
  };
  const empty = note.trim() === '';
  return (
    <>
      <AreaField
        required
        label={text('import.evidence.note')}
        hint={text('import.evidence.note.hint')}
        value={note}
        onChange={setNote}
      />
      <RefusalNotice refusal={decide.refusal} />
      <Flex gap={2}>
        <Button onClick={submit(true)} loading={decide.busy} disabled={empty}>
          {text('import.evidence.release')}
        </Button>
        <Button variant="danger-light" onClick={submit(false)} disabled={empty || decide.busy}>
          {text('import.evidence.refuse')}
        </Button>
      </Flex>
    </>
  );
}
