import type { Database } from '../../db/database';
import type { Break } from '../../domain/delivery/breakers';
import { evidenceDueAt } from '../../domain/import/evidence-deadline';
import type { ImportEvidenceRepository } from '../../repositories/importing/import-evidence';
import type { ImportRepository } from '../../repositories/importing/imports';
import type { SenderRepository } from '../../repositories/senders';
import type { Audit } from '../audit';
import type { Clock } from '../clock';

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly senders: SenderRepository;
  readonly imports: ImportRepository;
  readonly importEvidence: ImportEvidenceRepository;
}

/** Asks for proof of a list of which too many addresses were dead when it was first mailed (C.2.3, MOS-2.1). */
export const createFirstSendEvidence =
  ({ database, clock, audit, senders, imports, importEvidence }: Deps) =>
  (found: Pick<Break, 'importId' | 'count' | 'of' | 'limit'>): Promise<void> =>
    database.transaction(async () => {
      const record = found.importId === undefined ? null : await imports.find(found.importId);
      if (!record) return;
      const known = await importEvidence.find(record.id);
      if (known?.kind === 'bounces' && known.state !== 'released') return;
      const share = found.count / Math.max(1, found.of ?? found.count);
      const askedAt = clock.now();
      const zone = (await senders.find(record.senderId))?.timeZone ?? 'UTC';
      await importEvidence.ask({
        ...{ kind: 'bounces', rule: 'C.2.3', share, limit: found.limit },
        ...{ importId: record.id, senderId: record.senderId, askedAt, dueAt: evidenceDueAt(askedAt, zone) },
      });
      await audit.write({
        actor: 'engine',
        action: 'import.evidence-required',
        subject: record.id,
        details: { kind: 'bounces', share, limit: found.limit },
      });
    });

export type FirstSendEvidence = ReturnType<typeof createFirstSendEvidence>;
