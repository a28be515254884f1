import { shortNameOf } from '../../services/shortName';
import type { Purpose, PurposeDraft, PurposeKind } from '../../../../shared/contracts';

export const KINDS = ['mailing', 'tracking', 'partner'] as const satisfies readonly PurposeKind[];

export type PurposeField =
  | 'senderId'
  | 'key'
  | 'title'
  | 'messageTypes'
  | 'frequency'
  | 'text'
  | 'controller'
  | 'products'
  | 'address';

const REQUIRED: readonly PurposeField[] = [
  'senderId',
  'title',
  'key',
  'messageTypes',
  'frequency',
  'controller',
  'text',
];
const REQUIRED_OF_PARTNERS: readonly PurposeField[] = ['products', 'address'];

/** Fields without which there is no purpose (MOS-2.3, and for partners BGH VI ZR 721/15). */
export const missingIn = (draft: PurposeDraft): readonly PurposeField[] =>
  [...REQUIRED, ...(draft.kind === 'partner' ? REQUIRED_OF_PARTNERS : [])].filter(
    (field) => (draft[field] ?? '').trim() === '',
  );

export const emptyPurpose = (senderId: string, controller: string): PurposeDraft => ({
  senderId,
  key: '',
  kind: 'mailing',
  title: '',
  messageTypes: '',
  frequency: '',
  text: '',
  controller,
  products: null,
  address: null,
});

export const draftOf = (purpose: Purpose): PurposeDraft => ({
  senderId: purpose.senderId,
  key: purpose.key,
  kind: purpose.kind,
  title: purpose.title,
  messageTypes: purpose.messageTypes,
  frequency: purpose.frequency,
  text: purpose.text,
  controller: purpose.controller,
  products: purpose.products,
  address: purpose.address,
});

/** What only a partner has is not kept for anybody else. */
export const toStore = (draft: PurposeDraft): PurposeDraft =>
  draft.kind === 'partner' ? draft : { ...draft, products: null, address: null };

/** The key follows the title until somebody gives it a name of its own. */
export const withTitle = (draft: PurposeDraft, title: string): Partial<PurposeDraft> =>
  draft.key === shortNameOf(draft.title) ? { title, key: shortNameOf(title) } : { title };

/** Who is responsible follows the sender, except where it is a partner or somebody wrote another name. */
export const withSender = (
  draft: PurposeDraft,
  senderId: string,
  senders: readonly { readonly id: string; readonly name: string }[],
): Partial<PurposeDraft> => {
  const name = (id: string) => senders.find((one) => one.id === id)?.name ?? '';
  const follows = draft.controller === '' || draft.controller === name(draft.senderId);
  return { senderId, ...(follows && draft.kind !== 'partner' ? { controller: name(senderId) } : {}) };
};
