import { setImmediate } from 'node:timers/promises';
import type { Reach } from '../../domain/address/reachable';
import { judgeShares } from '../../domain/import/anomalies';
import { evidenceDueAt } from '../../domain/import/evidence-deadline';
import { cellsOf } from '../../domain/import/cells';
import { leftBefore } from '../../domain/import/left-before';
import type { RawRecord } from '../../domain/import/records';
import { Refusal } from '../../domain/refusal';
import type { ImportEvidenceRepository } from '../../repositories/importing/import-evidence';
import type { ImportRecord } from '../../repositories/importing/imports';
import type { LeaseRepository } from '../../repositories/leases';
import type { PurposeRepository } from '../../repositories/forms/purposes';
import type { Sender, SenderRepository } from '../../repositories/senders';
import type { Audit } from '../audit';
import type { Clock } from '../clock';
import type { Keys } from '../keys';
import type { MailboxCheck } from '../mailbox-check';
import { consentMonths, policyFor, type SiteProfiles } from '../policies';
import type { FileStore } from './file-store';
import { requireTarget } from './import-order';
import { emailsIn, judgeRow, type Judgement } from './judge';
import { lookOver } from './look-over';
import { batchesAfter, readRows } from './read-rows';
import { NoLongerOurs, writeBatch, type BatchDeps } from './write-batch';

const BATCH_ROWS = 1_000;
const LEASE_MS = 60_000;

export const leaseOf = (id: string): string => `import:${id}`;

interface Deps extends BatchDeps {
  readonly clock: Clock;
  readonly keys: Keys;
  readonly audit: Audit;
  readonly senders: SenderRepository;
  readonly purposes: PurposeRepository;
  readonly leases: LeaseRepository;
  readonly importEvidence: ImportEvidenceRepository;
  readonly siteProfiles: SiteProfiles;
  readonly reach: Reach;
  readonly mailboxCheck: MailboxCheck;
  readonly files: FileStore;
  /** Names this process among all. */
  readonly holder: string;
}

/** Works imports off: looks the file over, then writes it batch by batch from where it was left. */
export const createImportRunner = (deps: Deps) => {
  const { database, clock, keys, audit, leases, importEvidence, siteProfiles, files, holder, reach } = deps;
  const { imports, mailboxCheck } = deps;

  const holdLease = async (id: string): Promise<boolean> =>
    (await leases.acquire(leaseOf(id), holder, clock.now(), LEASE_MS)).held;

  /** False when the list looks bought and proof is asked for first (MOS-2.1, MSR-2.4-12). */
  const mayGoOn = async (record: ImportRecord, sender: Sender): Promise<boolean> => {
    const shares = await lookOver(readRows(files.open(record.id), record.settings), record.settings);
    const seen = { totalRows: shares.rows, roleRows: shares.roles, undatedRows: shares.undated };
    const anomaly = judgeShares(shares, policyFor(sender.profiles, siteProfiles));
    if (anomaly === null || (await importEvidence.find(record.id))?.state === 'released') {
      return imports.change(record.id, ['running'], seen);
    }
    await database.transaction(async () => {
      const held = await imports.change(record.id, ['running'], { ...seen, state: 'evidence-required' });
      if (!held) return;
      const askedAt = clock.now();
      await importEvidence.ask({
        ...anomaly,
        importId: record.id,
        senderId: record.senderId,
        askedAt,
        dueAt: evidenceDueAt(askedAt, sender.timeZone),
      });
      await audit.write({
        actor: 'engine',
        action: 'import.evidence-required',
        subject: record.id,
        details: { kind: anomaly.kind, share: anomaly.share, limit: anomaly.limit },
      });
    });
    return false;
  };

  const judgementOf = (record: ImportRecord, sender: Sender): Judgement => ({
    settings: record.settings,
    columns: record.headings.length,
    hasLeft: leftBefore(record.headings),
    rules: {
      now: clock.now(),
      timeZone: record.settings.timeZone,
      declared: record.settings.declared,
      consentMonths: consentMonths(sender.profiles, siteProfiles),
      reach,
      hasNoMailbox: mailboxCheck.hasNoMailbox,
    },
    hashAddress: keys.hashAddress,
  });

  const writeRows = async (record: ImportRecord, mayStop: () => boolean): Promise<boolean> => {
    let { cursor } = record;
    const { encoding, delimiter } = record.settings;
    const which = { after: cursor, size: BATCH_ROWS };
    for await (const records of batchesAfter(files.open(record.id), encoding, which)) {
      if (mayStop() || !(await holdLease(record.id))) return false;
      // Suspended meanwhile, or the purpose no longer offered: what is in stays in, and no more comes.
      const sender = await requireTarget(deps, record);
      const judgement = judgementOf(record, sender);
      const order = {
        importId: record.id,
        senderId: record.senderId,
        purposeKey: record.purposeKey,
        origin: record.origin,
        actor: record.actor,
        locale: sender.language,
        now: judgement.rules.now,
      };
      // Before the transaction, which waits for nobody.
      if (mailboxCheck.isOn) await mailboxCheck.learn(emailsIn(cellsOf(records, delimiter), record.settings));
      const judge = (slice: readonly RawRecord[]) =>
        cellsOf(slice, delimiter).map((row) => judgeRow(row, judgement));
      cursor = await writeBatch(deps, order, { records, judge, cursor });
      // SQLite answers at once: without this nobody else would be heard until the file is read on.
      await setImmediate();
    }
    return true;
  };

  const finish = (id: string): Promise<void> =>
    database.transaction(async () => {
      if (!(await imports.change(id, ['running'], { state: 'done', finishedAt: clock.now() }))) return;
      const done = await imports.find(id);
      if (!done) return;
      const { rows, proven, unconfirmed, expired, unchanged, refused, origin, actor, senderId } = done;
      const details = { import: id, origin, rows, proven, unconfirmed, expired, unchanged, refused };
      await audit.write({ actor, action: 'import', subject: senderId, details });
    });

  const fail = async (id: string, { code, rule, details }: Refusal): Promise<void> => {
    const changes = {
      state: 'failed',
      problem: { ...details, code, rule },
      finishedAt: clock.now(),
    } as const;
    if (await imports.change(id, ['running'], changes)) await files.remove(id);
  };

  /** Who cancels takes the file away under whoever reads it; that is no fault then. */
  const isRunning = async (id: string): Promise<boolean> => (await imports.find(id))?.state === 'running';

  /**
   * Works one import off, from where it was left, until it is done, held, cancelled or the process shall stop. Two
   * processes never work on the same one.
   */
  return async (id: string, mayStop: () => boolean = () => false): Promise<void> => {
    if (!(await files.has(id)) || !(await holdLease(id))) return;
    try {
      const record = await imports.find(id);
      if (record?.state !== 'running') return;
      const sender = await requireTarget(deps, record);
      if (record.totalRows === null && !(await mayGoOn(record, sender))) return;
      if (await writeRows(record, mayStop)) await finish(id);
    } catch (error) {
      if (error instanceof Refusal) await fail(id, error);
      else if (!(error instanceof NoLongerOurs) && (await isRunning(id))) throw error;
    } finally {
      await leases.release(leaseOf(id), holder);
    }
  };
};

export type ImportRunner = ReturnType<typeof createImportRunner>;
