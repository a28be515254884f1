import { Button, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { Breach, BreachClosure } from '../../../../shared/contracts';
import { ActionDialog } from '../../components/ActionDialog';
import { AreaField, InputField, SelectField } from '../../components/Fields';
import { ReasonedChoice } from '../../components/ReasonedChoice';
import { useOverview } from '../../hooks/useOverview';
import { useText } from '../../i18n/useText';
import { wholeNumber } from '../../services/wholeNumber';
import { browserZone, localOf } from '../Campaigns/startTime';
import { useCloseBreach, useRecordBreach } from '../../services/rights';

/** When it was known, what happened, whom it concerns. */
export function RecordBreachButton({ onDone }: { readonly onDone: () => void }) {
  const text = useText();
  const { senders } = useOverview();
  const action = useRecordBreach();
  const [knownAt, setKnownAt] = useState('');
  const [what, setWhat] = useState('');
  const [people, setPeople] = useState('');
  const [senderId, setSenderId] = useState('');
  const known = !Number.isNaN(Date.parse(knownAt));
  const inFuture = known && Date.parse(knownAt) > Date.now();
  const countable = people.trim() === '' || wholeNumber(people) !== null;
  const record = () =>
    // The field holds local time without a zone.
    action.run({
      knownAt: new Date(knownAt).toISOString(),
      what: what.trim(),
      people: people.trim(),
      senderId,
    });
  const recorded = () => {
    for (const empty of [setKnownAt, setWhat, setPeople, setSenderId]) empty('');
    onDone();
  };
  return (
    <ActionDialog
      trigger={<Button variant="secondary">{text('breaches.record')}</Button>}
      title={text('breaches.record')}
      confirm={text('breaches.record.confirm')}
      incomplete={!known || inFuture || what.trim() === '' || !countable}
      action={action}
      onConfirm={record}
      success={text('breaches.recorded')}
      onDone={recorded}
    >
      <Typography>{text('breaches.record.body')}</Typography>
      <InputField
        type="datetime-local"
        label={text('breaches.known')}
        hint={text('breaches.known.hint', { zone: browserZone() })}
        error={inFuture ? text('breaches.known.future') : undefined}
        max={localOf(new Date())}
        value={knownAt}
        onChange={setKnownAt}
        required
      />
      <AreaField
        label={text('breaches.what')}
        hint={text('breaches.what.hint')}
        value={what}
        onChange={setWhat}
        required
      />
      <InputField
        label={text('breaches.people')}
        hint={text('breaches.people.hint')}
        error={countable ? undefined : text('breaches.people.invalid')}
        value={people}
        onChange={setPeople}
      />
      <SelectField
        label={text('campaign.sender')}
        hint={text('breaches.sender.hint')}
        value={senderId}
        onChange={setSenderId}
        options={senders.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </ActionDialog>
  );
}

const OUTCOMES = ['reported', 'not-needed'] as const satisfies readonly BreachClosure['outcome'][];

interface CloseProps {
  readonly breach: Breach;
  readonly onDone: () => void;
}

/** Reported, or why not. Neither is chosen beforehand. */
export function CloseBreachButton({ breach, onDone }: CloseProps) {
  const text = useText();
  const action = useCloseBreach(breach.id);
  const [outcome, setOutcome] = useState<BreachClosure['outcome'] | null>(null);
  const [note, setNote] = useState('');
  const close = async () => (outcome === null ? undefined : action.run({ outcome, note: note.trim() }));
  return (
    <ActionDialog
      trigger={<Button variant="secondary">{text('breaches.close')}</Button>}
      title={text('breaches.close')}
      confirm={text('breaches.close')}
      incomplete={outcome === null || note.trim() === ''}
      action={action}
      onConfirm={close}
      success={text('breaches.closed')}
      onDone={onDone}
    >
      <Typography style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{breach.what}</Typography>
      <ReasonedChoice
        label={text('breaches.outcome')}
        options={OUTCOMES.map((value) => ({ value, label: text(`breaches.state.${value}`) }))}
        choice={outcome}
        onChoice={setOutcome}
        reason={{
          label: text('breaches.note'),
          hint: text('breaches.note.hint'),
          value: note,
          onChange: setNote,
        }}
      />
    </ActionDialog>
  );
}
