import {
  UNTRIED,
  afterAttempt,
  afterCheck,
  chooseTransport,
  freeTransport,
  goesElsewhere,
  type TransportHealth,
} from '../../domain/delivery/transport-health';
import { further, isForeseen, nowhere, tookRecipient, type Foreseen } from './failover-results';
import { FRESH_MS } from './hand-over';
import type { Envelope, HandOverResult, Mailer, MailerCheck, MailerLane } from './port';
import { Slots } from './slots';

export interface Transport {
  /** What people call it; never with a user or a password. */
  readonly label: string;
  readonly mailer: Mailer;
  /** Absent: all. */
  readonly senderDomains?: readonly string[];
}

export interface FailoverSettings {
  /** In order of preference. */
  readonly transports: readonly Transport[];
  readonly now: () => number;
  /** Told of every change; `rest` waits for what it returns. */
  readonly onChange?: (label: string, health: TransportHealth) => Promise<void>;
}

export interface FailoverMailer extends Mailer {
  /** Connects to each and logs in, in the given order. */
  check(): Promise<readonly { readonly label: string; readonly check: MailerCheck }[]>;
}

const MOST_DETAIL = 120;

/** Codes, whatever the server's words were. */
const detailOf = (result: HandOverResult): string => {
  if (result.outcome === 'submitted') return '';
  const detail =
    result.outcome === 'refused' ? [result.code, result.enhanced].filter(Boolean).join(' ') : result.detail;
  return detail.slice(0, MOST_DETAIL);
};

/** One transport with what is known of it. */
class Station {
  readonly slots: Slots;
  private known: TransportHealth = UNTRIED;
  private probes = 0;

  constructor(
    readonly transport: Transport,
    private readonly settings: FailoverSettings,
    private readonly changes: Set<Promise<void>>,
  ) {
    this.slots = new Slots(transport.mailer.concurrency);
  }

  get health(): TransportHealth {
    return this.known;
  }

  get probed(): boolean {
    return this.probes > 0;
  }

  serves(senderDomain: string | undefined): boolean {
    const { senderDomains } = this.transport;
    return (
      senderDomains === undefined || (senderDomain !== undefined && senderDomains.includes(senderDomain))
    );
  }

  /** Learns from what becomes of one message. */
  async carry(work: () => Promise<HandOverResult>): Promise<HandOverResult> {
    const probe = this.known.restsUntil === null ? 0 : 1;
    this.probes += probe;
    try {
      const result = await work();
      this.learn((before, now) => afterAttempt(before, result, { now, detail: detailOf(result) }));
      return result;
    } finally {
      this.probes -= probe;
    }
  }

  async check(): Promise<MailerCheck> {
    const check = await this.transport.mailer.verify();
    if (check.ok) this.learn(afterCheck);
    return check;
  }

  private learn(next: (before: TransportHealth, now: number) => TransportHealth): void {
    const before = this.known;
    this.known = next(before, this.settings.now());
    const { onChange } = this.settings;
    if (this.known === before || !onChange) return;
    const told = onChange(this.transport.label, this.known).finally(() => this.changes.delete(told));
    this.changes.add(told);
  }
}

/** Uses one transport for message after message, another one only when that cannot be used. */
class FailoverLane implements MailerLane {
  private held: { readonly station: Station; readonly lane: MailerLane } | undefined;

  constructor(
    private readonly stations: readonly Station[],
    private readonly now: () => number,
  ) {}

  /** A message is offered to the next transport only when this one can never deliver it. */
  async send(envelope: Envelope, message: Buffer, next?: Envelope): Promise<HandOverResult> {
    const since = this.now();
    const isStale = () => this.now() - since > FRESH_MS;
    let left = this.stations;
    let result = nowhere(left.length === 0 ? 'ENOTRANSPORT' : 'ERESTING');
    const lacks: Foreseen[] = [];
    for (;;) {
      const [lack] = lacks;
      const station = (lack ? freeTransport : chooseTransport)(left, this.now());
      if (!station) return lack && !tookRecipient(result) ? this.unable(lack, lacks.length) : result;
      const lane = this.laneInHand(station) ?? (await this.laneOn(station));
      if (isStale()) {
        await this.close();
        return lack ? this.unable(lack, lacks.length) : nowhere('EBUSY');
      }
      // The one after this message begins again with the first: nobody else is told of it.
      const announced = lack ? undefined : next;
      const after = await this.through(station, (crowded) =>
        lane.send(envelope, message, crowded ? undefined : announced),
      );
      result = further(result, after);
      if (isForeseen(after)) lacks.push(after);
      // Whoever hung for minutes is set aside now: the next try passes the gates and begins elsewhere.
      else if (!goesElsewhere(after) || (isStale() && !lack)) return result;
      left = left.filter((one) => one !== station);
    }
  }

  async close(): Promise<void> {
    const { held } = this;
    this.held = undefined;
    if (!held) return;
    held.station.slots.use(this.giveBack);
    try {
      await held.lane.close();
    } finally {
      held.station.slots.give();
    }
  }

  /** One that cannot be used now may be able to: the message waits for it, and all others go on. */
  private unable(lack: Foreseen, servers: number): HandOverResult {
    return { ...lack, retryable: servers < this.stations.length };
  }

  private async through(
    station: Station,
    work: (crowded: boolean) => Promise<HandOverResult>,
  ): Promise<HandOverResult> {
    const { slots } = station;
    // What is announced has to be sent over the same lane: a lane others wait for announces nothing.
    const { crowded } = slots;
    const result = await station.carry(() => work(crowded));
    if (slots.crowded || goesElsewhere(result)) await this.close();
    else slots.leaveUnused(this.giveBack);
    return result;
  }

  /** Between two messages, for a lane that waits. What cannot be closed is closed with the process. */
  private readonly giveBack = (): void => {
    this.close().catch(() => undefined);
  };

  private laneInHand(station: Station): MailerLane | undefined {
    station.slots.use(this.giveBack);
    return this.held?.station === station ? this.held.lane : undefined;
  }

  private async laneOn(station: Station): Promise<MailerLane> {
    await this.close();
    await station.slots.take();
    try {
      const lane = await station.transport.mailer.openLane();
      this.held = { station, lane };
      return lane;
    } catch (error) {
      station.slots.give();
      throw error;
    }
  }
}

/**
 * Several transports as one. At most one of them ever accepts a message: it goes on to the next only after a result
 * that says the last one does not have it.
 */
export const failoverMailer = (settings: FailoverSettings): FailoverMailer => {
  const { transports, now } = settings;
  const changes = new Set<Promise<void>>();
  const stations = transports.map((transport) => new Station(transport, settings, changes));
  const check = () =>
    Promise.all(
      stations.map(async (station) => ({ label: station.transport.label, check: await station.check() })),
    );
  return {
    name: 'smtp',
    // As many lanes as the transport has that would be used now; a narrower one makes them wait for each other.
    get concurrency() {
      return (chooseTransport(stations, now()) ?? stations[0])?.transport.mailer.concurrency ?? 1;
    },
    openLane: (senderDomain) =>
      Promise.resolve(
        new FailoverLane(
          stations.filter((station) => station.serves(senderDomain)),
          now,
        ),
      ),
    rest: async () => {
      await Promise.all(transports.map(({ mailer }) => mailer.rest()));
      await Promise.all(changes);
    },
    verify: async () => {
      const checks = (await check()).map((one) => one.check);
      return checks.find(({ ok }) => ok) ?? checks[0] ?? { ok: false, code: 'ENOTRANSPORT', detail: '' };
    },
    check,
  };
};
