import type { Readable } from 'node:stream';
import type { Database } from '../db/database';
import { decideRow } from '../domain/import/import-row';
import { checkOrigin, type ImportOrigin } from '../domain/import/origins';
import { Refusal } from '../domain/refusal';
import type { ConsentRepository } from '../repositories/consents';
import type { Purpose, PurposeRepository } from '../repositories/purposes';
import type { SenderRepository } from '../repositories/senders';
import type { SubscriberRepository } from '../repositories/subscribers';
import type { SuppressionRepository } from '../repositories/suppressions';
import type { Audit } from './audit';
import type { Clock } from './clock';
import type { ConsentService } from './consent';
import { readCsvRows } from './csv-rows';
import type { Keys } from './keys';

export interface ImportOrder {
  readonly senderId: string;
  readonly purposeKey: string;
  readonly origin: string;
  readonly actor: string;
}

export interface ImportReport {
  readonly rows: number;
  readonly proven: number;
  readonly unconfirmed: number;
  readonly unchanged: number;
  readonly refused: readonly { readonly row: number; readonly code: string; readonly rule: string }[];
}

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly audit: Audit;
  readonly senders: SenderRepository;
  readonly purposes: PurposeRepository;
  readonly subscribers: SubscriberRepository;
  readonly consents: ConsentRepository;
  readonly suppressions: SuppressionRepository;
  readonly consent: ConsentService;
}

type Kept = 'proven' | 'unconfirmed' | 'unchanged';

/**
 * Brings a list in. A row becomes a subscriber who may be mailed only with the complete proof of a double opt-in;
 * all others are known and silent. Nobody who left or is suppressed is brought back.
 */
export const createImportService = (deps: Deps) => {
  const { database, clock, keys, audit, senders, purposes, subscribers, consents, suppressions, consent } =
    deps;

  const keep = async (
    order: ImportOrder,
    purpose: Purpose,
    origin: ImportOrigin,
    decision: Exclude<ReturnType<typeof decideRow>, { outcome: 'refused' }>,
  ): Promise<Kept> => {
    const { address } = decision;
    const emailHash = keys.hashAddress(address.normalised);
    const known = await subscribers.findByAddress(order.senderId, address.normalised);
    // Asked first: of somebody who was erased or forbade it not even the address may come in again.
    const suppressed = (await suppressions.of(order.senderId, emailHash)).length > 0;
    if (!known && suppressed) return 'unchanged';
    const subscriber =
      known ??
      (await subscribers.insertOrFind(
        {
          senderId: order.senderId,
          email: address.display,
          emailNormalised: address.normalised,
          emailHash,
          locale: 'de',
          fields: {},
          source: `import:${origin}`,
        },
        clock.now(),
      ));
    const before = await consents.find(subscriber.id, purpose.key);
    const settled = before !== null && before.state !== 'requested';
    if (settled || suppressed) return 'unchanged';
    if (decision.outcome === 'unconfirmed') return known ? 'unchanged' : 'unconfirmed';
    await consent.record(subscriber, [
      {
        event: 'imported',
        purposeKey: purpose.key,
        expressedAt: decision.expressedAt,
        payload: { origin, actor: order.actor, proof: { ...decision.proof } },
      },
    ]);
    return 'proven';
  };

  const open = async (order: ImportOrder): Promise<{ purpose: Purpose; origin: ImportOrigin }> => {
    const origin = checkOrigin(order.origin);
    if (!origin.accepted)
      throw new Refusal('origin_refused', origin.rule, { origin: order.origin.slice(0, 40) });
    if (!(await senders.find(order.senderId)))
      throw new Refusal('not_found', 'DESIGN-2.8', { field: 'sender' });
    const purpose = await purposes.find(order.senderId, order.purposeKey);
    if (!purpose) throw new Refusal('purpose_unknown', 'MOS-2.5', { field: 'purpose' });
    return { purpose, origin: origin.origin };
  };

  return {
    /** Reads CSV (comma, semicolon or tab; header with `email`). @throws Refusal origin_refused, purpose_unknown, file_invalid */
    importCsv: async (file: Readable, order: ImportOrder): Promise<ImportReport> => {
      const { purpose, origin } = await open(order);
      const counts = { proven: 0, unconfirmed: 0, unchanged: 0 };
      const refused: { row: number; code: string; rule: string }[] = [];
      let rows = 0;
      for await (const row of readCsvRows(file)) {
        rows += 1;
        const decision = decideRow(row, clock.now());
        if (decision.outcome === 'refused') {
          refused.push({ row: rows + 1, code: decision.code, rule: decision.rule });
        } else {
          counts[await database.transaction(() => keep(order, purpose, origin, decision))] += 1;
        }
      }
      await audit.write({
        actor: order.actor,
        action: 'import',
        subject: order.senderId,
        details: { origin, rows, ...counts, refused: refused.length },
      });
      return { rows, ...counts, refused };
    },
  };
};

export type ImportService = ReturnType<typeof createImportService>;
