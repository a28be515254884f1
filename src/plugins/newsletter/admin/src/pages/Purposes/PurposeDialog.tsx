import { useState } from 'react';
import type { Purpose, PurposeDraft } from '../../../../shared/contracts';
import { FormDialog } from '../../components/ActionDialog';
import { AreaField, InputField, SelectField } from '../../components/Fields';
import { Notice } from '../../components/Notice';
import { useOverview } from '../../hooks/useOverview';
import { useText } from '../../i18n/useText';
import { useSavePurpose } from '../../services/purposes';
import {
  KINDS,
  draftOf,
  emptyPurpose,
  missingIn,
  toStore,
  withSender,
  withTitle,
  type PurposeField,
} from './purposeDraft';

interface PurposeDialogProps {
  /** Null for a new one. */
  readonly purpose: Purpose | null;
  /** Fixed where the purpose is for a form of this sender. */
  readonly senderId?: string;
  readonly onClose: () => void;
  readonly onSaved: (purpose: Purpose) => void;
}

/** Everything a purpose has to tell, in the order a visitor reads it. */
export function PurposeDialog({ purpose, senderId, onClose, onSaved }: PurposeDialogProps) {
  const text = useText();
  const { senders } = useOverview();
  const [draft, setDraft] = useState<PurposeDraft>(() => {
    if (purpose !== null) return draftOf(purpose);
    const [only] = senders;
    const sender = senders.find(({ id }) => id === senderId) ?? (senders.length === 1 ? only : undefined);
    return emptyPurpose(sender?.id ?? '', sender?.name ?? '');
  });
  const [checked, setChecked] = useState(false);
  const action = useSavePurpose(purpose?.id ?? null);
  const change = (patch: Partial<PurposeDraft>) => setDraft((previous) => ({ ...previous, ...patch }));

  const save = async () => {
    setChecked(true);
    if (missingIn(draft).length > 0) return;
    const stored = await action.run(toStore(draft));
    if (stored !== undefined) onSaved(stored);
  };

  return (
    <FormDialog
      title={purpose?.title ?? text('purposes.new')}
      confirm={text('common.save')}
      action={action}
      onConfirm={save}
      onClose={onClose}
    >
      {purpose !== null && purpose.forms.length > 0 && (
        <Notice tone="info">
          {text('purpose.edit.in_use', { forms: purpose.forms.map(({ title }) => title).join(', ') })}
        </Notice>
      )}
      <PurposeFields
        draft={draft}
        change={change}
        isNew={purpose === null}
        senderFixed={purpose !== null || senderId !== undefined}
        missing={checked ? missingIn(draft) : []}
      />
    </FormDialog>
  );
}

interface PurposeFieldsProps {
  readonly draft: PurposeDraft;
  readonly change: (patch: Partial<PurposeDraft>) => void;
  readonly isNew: boolean;
  readonly senderFixed: boolean;
  readonly missing: readonly PurposeField[];
}

function PurposeFields({ draft, change, isNew, senderFixed, missing }: PurposeFieldsProps) {
  const text = useText();
  const { senders } = useOverview();
  const error = (field: PurposeField) => (missing.includes(field) ? text('editor.required') : undefined);
  const input = (field: Exclude<PurposeField, 'senderId' | 'text'>) => (
    <InputField
      label={text(`purpose.${field}`)}
      hint={text(`purpose.${field}.hint`)}
      value={draft[field] ?? ''}
      error={error(field)}
      onChange={(value) => change({ [field]: value })}
      required
    />
  );
  return (
    <>
      {!senderFixed && (
        <SelectField
          label={text('campaign.sender')}
          value={draft.senderId}
          error={error('senderId')}
          onChange={(id) => change(withSender(draft, id, senders))}
          options={senders.map(({ id, name }) => ({ value: id, label: name }))}
          required
        />
      )}
      <SelectField
        label={text('purpose.kind')}
        hint={text(`purpose.kind.${draft.kind}.hint`)}
        value={draft.kind}
        onChange={(kind) => change({ kind: kind as PurposeDraft['kind'] })}
        options={KINDS.map((kind) => ({ value: kind, label: text(`purpose.kind.${kind}`) }))}
        disabled={!isNew}
        required
      />
      <InputField
        label={text('purpose.title')}
        hint={text('purpose.title.hint')}
        value={draft.title}
        error={error('title')}
        onChange={(title) => change(isNew ? withTitle(draft, title) : { title })}
        required
      />
      {isNew && input('key')}
      {input('messageTypes')}
      {input('frequency')}
      {input('controller')}
      {draft.kind === 'partner' && input('address')}
      {draft.kind === 'partner' && input('products')}
      <AreaField
        label={text('purpose.text')}
        hint={text('purpose.text.hint')}
        value={draft.text}
        error={error('text')}
        onChange={(value) => change({ text: value })}
        minHeight="12rem"
        required
      />
    </>
  );
}
