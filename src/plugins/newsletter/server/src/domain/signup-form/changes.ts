import type { FormBox, FormContent } from './form-version';

/** What a new version says otherwise than the one before, for the person who publishes it. */
export interface FormChange {
  readonly kind: 'changed' | 'added' | 'removed' | 'reworded' | 'reordered';
  /** A field of the form, or the title of a purpose. */
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

const TEXTS = [
  'title',
  'intro',
  'language',
  'senderName',
  'privacyNotice',
  'privacyUrl',
  'toolNotice',
  'trackingNotice',
  'withdrawalNotice',
] as const;

const told = (box: FormBox): string =>
  [box.title, box.messageTypes, box.frequency, box.controller, box.products, box.address, box.text]
    .filter((part) => part !== undefined && part !== '')
    .join('\n');

const boxChanges = (before: readonly FormBox[], after: readonly FormBox[]): FormChange[] => {
  const old = new Map(before.map((box) => [box.purposeKey, box]));
  const kept = new Set(after.map(({ purposeKey }) => purposeKey));
  const stayed = after.filter(({ purposeKey }) => old.has(purposeKey)).map(({ purposeKey }) => purposeKey);
  const order = before.filter(({ purposeKey }) => kept.has(purposeKey)).map(({ purposeKey }) => purposeKey);
  const changes = after.flatMap((box): FormChange[] => {
    const earlier = old.get(box.purposeKey);
    if (!earlier) return [{ kind: 'added', what: box.title, before: null, after: told(box) }];
    if (told(earlier) === told(box)) return [];
    return [{ kind: 'reworded', what: box.title, before: told(earlier), after: told(box) }];
  });
  const removed = before
    .filter(({ purposeKey }) => !kept.has(purposeKey))
    .map((box): FormChange => ({ kind: 'removed', what: box.title, before: told(box), after: null }));
  const reordered: FormChange[] =
    stayed.join() === order.join()
      ? []
      : [{ kind: 'reordered', what: 'purposeKeys', before: null, after: null }];
  return [...changes, ...removed, ...reordered];
};

const listed = (fields: FormContent['fields']) =>
  fields.map(({ name, label }) => `${name}: ${label}`).join('\n');

/** The differences between two versions; for a first version everything it offers is new. */
export const formChanges = (before: FormContent | null, after: FormContent): readonly FormChange[] => {
  const texts = TEXTS.flatMap((what): FormChange[] => {
    const earlier = before?.[what] ?? null;
    const later = after[what] ?? null;
    return before === null || (earlier ?? '') === (later ?? '')
      ? []
      : [{ kind: 'changed', what, before: earlier, after: later }];
  });
  const fields: FormChange[] =
    before === null || listed(before.fields) === listed(after.fields)
      ? []
      : [{ kind: 'changed', what: 'fields', before: listed(before.fields), after: listed(after.fields) }];
  return [...texts, ...boxChanges(before?.boxes ?? [], after.boxes), ...fields];
};
