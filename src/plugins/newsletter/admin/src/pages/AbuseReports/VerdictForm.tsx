import { Box, Button, Field, Radio } from '@strapi/design-system';
import { useState } from 'react';
import type { VerdictRequest } from '../../../../shared/contracts';
import { AreaField } from '../../components/Fields';
import { RefusalNotice } from '../../components/RefusalNotice';
import { useText } from '../../i18n/useText';
import { useGiveVerdict } from '../../services/abuseReports';

type VerdictChoice = VerdictRequest['verdict'];

const CHOICES = ['justified', 'unjustified', 'unclear'] as const satisfies readonly VerdictChoice[];

interface VerdictFormProps {
  readonly reportId: string;
  readonly onDecided: () => void;
}

/** A case is closed by a verdict only (MSR-AS-5): none is preselected, and each needs its reasons. */
export function VerdictForm({ reportId, onDecided }: VerdictFormProps) {
  const text = useText();
  const { run, busy, refusal } = useGiveVerdict(reportId);
  const [choice, setChoice] = useState<VerdictChoice | null>(null);
  const [note, setNote] = useState('');

  const decide = async () => {
    if (choice !== null && (await run({ verdict: choice, note: note.trim() }))) onDecided();
  };

  return (
    <>
      <Field.Root required>
        <Field.Label>{text('verdict.title')}</Field.Label>
        <Radio.Group
          aria-label={text('verdict.title')}
          value={choice ?? ''}
          onValueChange={(value) => setChoice(CHOICES.find((known) => known === value) ?? null)}
        >
          {CHOICES.map((value) => (
            <Radio.Item key={value} value={value}>
              {text(`verdict.choice.${value}`)}
            </Radio.Item>
          ))}
        </Radio.Group>
      </Field.Root>
      <AreaField
        label={text('verdict.note')}
        hint={text('verdict.note.hint')}
        value={note}
        onChange={setNote}
        required
      />
      <RefusalNotice refusal={refusal} />
      <Box>
        <Button onClick={decide} loading={busy} disabled={choice === null || note.trim() === ''}>
          {text('verdict.submit')}
        </Button>
      </Box>
    </>
  );
}
