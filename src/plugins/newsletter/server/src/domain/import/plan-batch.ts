import type { LedgerEntry } from '../consent/ledger';
import { canonicalJson } from '../consent/ledger';
import { applyEvent, type Consent } from '../consent/state';
import { subscriberState, type SubscriberState } from '../consent/subscriber-state';
import type { PlannedSubscriber } from '../subscriber/new-subscriber';
import { effectOf, UNKNOWN_ADDRESS, type Effect, type KnownAddress } from './batch';
import type { RowDecision } from './import-row';
import { ROW_CODES, type RowReport } from './row-codes';

/** One row that was read and judged by itself. */
export interface JudgedRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly decision: RowDecision;
  /** Keyed hash of the address; empty where the row was refused. */
  readonly hash: string;
  /** Merge fields the columns give; control characters are taken out of these copies. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface BatchOrder {
  readonly importId: string;
  readonly senderId: string;
  readonly purposeKey: string;
  readonly origin: string;
  readonly actor: string;
  readonly locale: 'de' | 'en';
  readonly now: number;
}

/** Everything one batch writes. */
export interface BatchPlan {
  readonly subscribers: PlannedSubscriber[];
  readonly entries: LedgerEntry[];
  readonly consents: (Consent & { senderId: string; subscriberId: string; purposeKey: string })[];
  readonly states: Map<SubscriberState, string[]>;
  readonly cells: { subscriberId: string; row: number; cells: readonly string[] }[];
  readonly reports: RowReport[];
  readonly counts: Record<'rows' | 'proven' | 'unconfirmed' | 'expired' | 'unchanged' | 'refused', number>;
}

const emptyPlan = (): BatchPlan => ({
  subscribers: [],
  entries: [],
  consents: [],
  states: new Map(),
  cells: [],
  reports: [],
  counts: { rows: 0, proven: 0, unconfirmed: 0, expired: 0, unchanged: 0, refused: 0 },
});

type Taken = Exclude<RowDecision, { outcome: 'refused' }>;

interface PlanPorts {
  newId(): string;
  /** Binds a record to an address without naming it. */
  commit(subscriberId: string, normalised: string): string;
}

/** Plans the writes of one batch; whatever the database has to say was read before. */
export class BatchPlanner {
  readonly plan = emptyPlan();
  private readonly known: Map<string, KnownAddress>;
  private readonly occurredAt: string;

  constructor(
    private readonly order: BatchOrder,
    known: ReadonlyMap<string, KnownAddress>,
    private readonly ports: PlanPorts,
  ) {
    this.known = new Map(known);
    this.occurredAt = new Date(order.now).toISOString();
  }

  add(row: JudgedRow): void {
    const { counts, reports } = this.plan;
    counts.rows += 1;
    if (row.decision.outcome === 'refused') {
      counts.refused += 1;
      reports.push({ row: row.row, code: row.decision.code });
      return;
    }
    const known = this.known.get(row.hash) ?? UNKNOWN_ADDRESS;
    this.carryOut(row, row.decision, known, effectOf(row.decision, known, this.order.purposeKey));
  }

  private carryOut(row: JudgedRow, decision: Taken, known: KnownAddress, effect: Effect): void {
    const { counts, reports } = this.plan;
    switch (effect.kind) {
      case 'unchanged':
        counts.unchanged += 1;
        reports.push({ row: row.row, code: effect.code });
        // His own columns are the customer's to renew; those of somebody who left are not written again.
        if (known.subscriberId !== null && ROW_CODES[effect.code].renewsColumns)
          this.keepCells(row, known.subscriberId);
        break;
      case 'know':
        counts.unconfirmed += 1;
        this.settle(row, decision, known, []);
        break;
      case 'grant':
        counts.proven += 1;
        this.settle(row, decision, known, ['imported']);
        break;
      case 'lapse':
        counts.expired += 1;
        counts.refused += 1;
        reports.push({ row: row.row, code: effect.code });
        this.settle(row, decision, known, ['imported', 'expired']);
        break;
    }
  }

  /** Writes the person, the events and what they amount to. */
  private settle(
    row: JudgedRow,
    decision: Taken,
    known: KnownAddress,
    events: readonly ('imported' | 'expired')[],
  ): void {
    const { senderId, purposeKey, now } = this.order;
    const id = known.subscriberId ?? this.ports.newId();
    let consent = known.consents.find((entry) => entry.purposeKey === purposeKey)?.consent ?? null;
    if (decision.outcome !== 'unconfirmed') {
      for (const event of events) {
        this.plan.entries.push(this.entryOf(id, event, row, decision));
        consent = applyEvent(consent, event, now, event === 'imported' ? decision.expressedAt : now);
      }
      if (consent) this.plan.consents.push({ ...consent, senderId, subscriberId: id, purposeKey });
    }
    const others = known.consents.filter((entry) => entry.purposeKey !== purposeKey);
    const consents = consent ? [...others, { purposeKey, consent }] : others;
    const state = subscriberState(
      consents.map((entry) => entry.consent.state),
      false,
    );
    if (known.subscriberId === null) this.plan.subscribers.push(this.subscriberOf(id, row, decision, state));
    else this.plan.states.set(state, [...(this.plan.states.get(state) ?? []), id]);
    this.known.set(row.hash, { ...known, subscriberId: id, blocked: false, consents, broughtByRow: row.row });
    this.keepCells(row, id);
  }

  private keepCells(row: JudgedRow, subscriberId: string): void {
    this.plan.cells.push({ subscriberId, row: row.row, cells: row.cells });
    const known = this.known.get(row.hash) ?? UNKNOWN_ADDRESS;
    this.known.set(row.hash, { ...known, broughtByRow: row.row });
  }

  private subscriberOf(
    id: string,
    row: JudgedRow,
    decision: Taken,
    state: SubscriberState,
  ): PlannedSubscriber {
    const { senderId, locale, origin } = this.order;
    return {
      id,
      senderId,
      email: decision.address.display,
      emailNormalised: decision.address.normalised,
      emailHash: row.hash,
      locale,
      fields: row.fields,
      state,
      source: `import:${origin}`,
    };
  }

  private entryOf(
    subscriberId: string,
    event: 'imported' | 'expired',
    row: JudgedRow,
    decision: Extract<Taken, { expressedAt: number }>,
  ): LedgerEntry {
    const { senderId, purposeKey, origin, actor, importId } = this.order;
    const payload =
      event === 'imported'
        ? {
            // In the order of canonical JSON, as the proof is.
            actor,
            address: this.ports.commit(subscriberId, decision.address.normalised),
            import: importId,
            origin,
            proof: decision.proof,
            row: row.row,
          }
        : { expressedAt: new Date(decision.expressedAt).toISOString(), reason: 'expired-before-import' };
    return {
      documentId: this.ports.newId(),
      senderId,
      subscriberId,
      purposeKey,
      event,
      occurredAt: this.occurredAt,
      payload: canonicalJson(payload),
    };
  }
}
