import path from 'node:path';
import { checkOrigin, type ImportOrigin } from '../../domain/import/origins';
import { Refusal } from '../../domain/refusal';
import type { ImportRecord } from '../../repositories/importing/imports';
import type { Purpose, PurposeRepository } from '../../repositories/forms/purposes';
import { randomId } from '../../repositories/rows';
import type { Sender, SenderRepository } from '../../repositories/senders';

export interface ImportOrder {
  readonly senderId: string;
  readonly purposeKey: string;
  readonly origin: string;
  readonly actor: string;
  readonly fileName?: string;
}

interface Deps {
  readonly senders: SenderRepository;
  readonly purposes: PurposeRepository;
}

const NO_SETTINGS = {
  encoding: 'utf-8',
  delimiter: ',',
  mapping: {},
  provider: null,
  timeZone: null,
  declared: {},
} as const;

/**
 * Whose the list is and for what, as it is now: both may change while a list waits or is worked on. A sender not yet
 * approved may bring lists in; they lie still like everything of his.
 * @throws Refusal not_found, sender_not_active, purpose_unknown, purpose_archived
 */
export const requireTarget = async (
  { senders, purposes }: Deps,
  { senderId, purposeKey }: Pick<ImportOrder, 'senderId' | 'purposeKey'>,
): Promise<Sender> => {
  const sender = await senders.find(senderId);
  if (!sender) throw new Refusal('not_found', 'DESIGN-2.8', { field: 'sender' });
  if (sender.state !== 'active' && sender.state !== 'pending')
    throw new Refusal('sender_not_active', 'MOS-1.5', { state: sender.state });
  const purpose: Purpose | null = await purposes.find(senderId, purposeKey);
  if (!purpose) throw new Refusal('purpose_unknown', 'MOS-2.5', { field: 'purpose' });
  if (purpose.archived) throw new Refusal('purpose_archived', 'MOS-2.5', { field: 'purpose' });
  return sender;
};

/** @throws Refusal origin_refused (MOS-2.1, MOS-4.10, MSR-2.4-4), and as `requireTarget` */
export const checkOrder = async (deps: Deps, order: ImportOrder): Promise<ImportOrigin> => {
  const origin = checkOrigin(order.origin);
  if (!origin.accepted)
    throw new Refusal('origin_refused', origin.rule, { origin: order.origin.slice(0, 40) });
  await requireTarget(deps, order);
  return origin.origin;
};

/** The name is shown and means nothing: no folders, no control characters. */
const nameOf = (given: string): string =>
  path
    .basename(given)
    .replace(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, 200) || 'list.csv';

export const newImport = (order: ImportOrder, origin: ImportOrigin, now: number): ImportRecord => ({
  id: randomId(),
  senderId: order.senderId,
  purposeKey: order.purposeKey,
  origin,
  actor: order.actor,
  statement: null,
  fileName: nameOf(order.fileName ?? ''),
  fileKind: 'csv',
  fileBytes: 0,
  fileHash: null,
  fileRemovedAt: null,
  settings: NO_SETTINGS,
  headings: [],
  state: 'uploading',
  cursor: 1,
  totalRows: null,
  roleRows: null,
  undatedRows: null,
  rows: 0,
  proven: 0,
  unconfirmed: 0,
  expired: 0,
  unchanged: 0,
  refused: 0,
  problem: null,
  createdAt: now,
  startedAt: null,
  finishedAt: null,
});
