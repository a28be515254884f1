import type { Reach } from '../../domain/address/reachable';
import { effectOf, UNKNOWN_ADDRESS } from '../../domain/import/batch';
import type { FileRow } from '../../domain/import/cells';
import { leftBefore } from '../../domain/import/left-before';
import type { RowCode } from '../../domain/import/row-codes';
import { Refusal } from '../../domain/refusal';
import type { ImportWrites } from '../../repositories/importing/import-writes';
import type { ImportRecord } from '../../repositories/importing/imports';
import type { Clock } from '../clock';
import type { SenderRepository } from '../../repositories/senders';
import type { Keys } from '../keys';
import type { MailboxCheck } from '../mailbox-check';
import { consentMonths, type SiteProfiles } from '../policies';
import type { FileStore } from './file-store';
import { emailsIn, judgeRow } from './judge';
import { firstRows } from './read-rows';

const PREVIEW_ROWS = 20;
const SHOWN_CHARACTERS = 80;

export interface PreviewRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly effect: 'grant' | 'know' | 'lapse' | 'unchanged' | 'refused';
  readonly code: RowCode | null;
}

interface Deps {
  readonly clock: Clock;
  readonly keys: Keys;
  readonly files: FileStore;
  readonly importWrites: ImportWrites;
  readonly senders: SenderRepository;
  readonly siteProfiles: SiteProfiles;
  readonly reach: Reach;
  readonly mailboxCheck: MailboxCheck;
}

/** What would become of the first rows, if they came in now. Writes nothing. @throws Refusal import_state_conflict */
export const createImportPreview = (deps: Deps) => {
  const { clock, keys, files, importWrites, senders, siteProfiles, reach, mailboxCheck } = deps;

  const shown = (row: FileRow) =>
    'fault' in row ? [] : row.cells.map((cell) => cell.slice(0, SHOWN_CHARACTERS));

  return async (record: ImportRecord): Promise<readonly PreviewRow[]> => {
    const { settings, senderId, purposeKey } = record;
    if (record.state !== 'draft')
      throw new Refusal('import_state_conflict', 'DESIGN-2.6', { state: record.state });
    const [, ...rows] = await firstRows(files.open(record.id), settings, PREVIEW_ROWS + 1);
    const sender = await senders.find(senderId);
    const rules = {
      now: clock.now(),
      timeZone: settings.timeZone,
      declared: settings.declared,
      consentMonths: consentMonths(sender?.profiles ?? [], siteProfiles),
      reach,
      hasNoMailbox: mailboxCheck.hasNoMailbox,
    };
    const judgement = {
      settings,
      columns: record.headings.length,
      hasLeft: leftBefore(record.headings),
      rules,
      hashAddress: keys.hashAddress,
    };
    if (mailboxCheck.isOn) await mailboxCheck.learn(emailsIn(rows, settings));
    const judged = rows.map((row) => judgeRow(row, judgement));
    const hashes = judged.flatMap(({ hash }) => (hash === '' ? [] : [hash]));
    const known = await importWrites.known(senderId, record.id, hashes);
    return judged.map(({ row, hash, decision }, at): PreviewRow => {
      const cells = shown(rows[at] as FileRow);
      if (decision.outcome === 'refused') return { row, cells, effect: 'refused', code: decision.code };
      const earlier = judged.slice(0, at).some((other) => other.hash === hash);
      const before = known.get(hash) ?? UNKNOWN_ADDRESS;
      const effect = effectOf(decision, { ...before, broughtByRow: earlier ? row : null }, purposeKey);
      return { row, cells, effect: effect.kind, code: 'code' in effect ? effect.code : null };
    });
  };
};

export type ImportPreview = ReturnType<typeof createImportPreview>;
