import { Box } from '@strapi/design-system';
import { useState } from 'react';
import type { VerdictRequest } from '../../../../shared/contracts';
import { ConfirmButton } from '../../components/ConfirmButton';
import { AreaField, InputField, SelectField } from '../../components/Fields';
import { ReasonedChoice } from '../../components/ReasonedChoice';
import { RefusalNotice } from '../../components/RefusalNotice';
import { useText, useWord } from '../../i18n/useText';
import { useGiveVerdict } from '../../services/abuseReports';

type VerdictChoice = VerdictRequest['verdict'];

type MeasureChoice = NonNullable<VerdictRequest['measure']>;

const MEASURES = [
  'none',
  'web_version_closed',
  'campaign_stopped',
  'sender_suspended',
] as const satisfies readonly MeasureChoice[];

const CHOICES = ['justified', 'unjustified', 'unclear'] as const satisfies readonly VerdictChoice[];

interface VerdictFormProps {
  readonly reportId: string;
  /** Then a measure or none, and reasons for both sides, belong to the decision. */
  readonly illegalContent: boolean;
  readonly onDecided: () => void;
}

/** A case is closed by a verdict only (MSR-AS-5): none is preselected, and each needs its reasons. */
export function VerdictForm({ reportId, illegalContent, onDecided }: VerdictFormProps) {
  const text = useText();
  const { run, busy, refusal } = useGiveVerdict(reportId);
  const [choice, setChoice] = useState<VerdictChoice | null>(null);
  const [note, setNote] = useState('');
  const [measure, setMeasure] = useState<MeasureChoice | null>(null);
  const [reasons, setReasons] = useState('');
  const [ground, setGround] = useState('');
  const word = useWord();
  const restricts = measure !== null && measure !== 'none';
  const told = {
    ...(measure === null ? {} : { measure }),
    ...(reasons.trim() === '' ? {} : { reasons: reasons.trim() }),
    ...(restricts && ground.trim() !== '' ? { ground: ground.trim() } : {}),
  };

  const decide = async () => {
    if (choice !== null && (await run({ verdict: choice, note: note.trim(), ...told }))) onDecided();
  };

  return (
    <>
      <ReasonedChoice
        label={text('verdict.title')}
        options={CHOICES.map((value) => ({ value, label: text(`verdict.choice.${value}`) }))}
        choice={choice}
        onChoice={setChoice}
        reason={{
          label: text('verdict.note'),
          hint: text('verdict.note.hint'),
          value: note,
          onChange: setNote,
        }}
      />
      <SelectField
        label={text('verdict.measure')}
        hint={text('verdict.measure.hint')}
        value={measure ?? ''}
        onChange={(value) => setMeasure(MEASURES.find((known) => known === value) ?? null)}
        options={MEASURES.map((value) => ({ value, label: word('verdict.measure', value) }))}
        required={illegalContent}
      />
      {restricts && (
        <InputField
          label={text('verdict.ground')}
          hint={text('verdict.ground.hint')}
          value={ground}
          onChange={setGround}
          required
        />
      )}
      <AreaField
        label={text('verdict.reasons')}
        hint={text('verdict.reasons.hint')}
        value={reasons}
        onChange={setReasons}
        required={illegalContent || restricts}
      />
      <RefusalNotice refusal={refusal} />
      <Box>
        <ConfirmButton
          label={text('verdict.submit')}
          question={text('verdict.submit.question')}
          variant="default"
          busy={busy}
          disabled={choice === null || note.trim() === ''}
          onConfirm={decide}
        />
      </Box>
    </>
  );
}
