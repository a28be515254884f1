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
