import { Counter, Gauge, Registry } from 'prom-client';
import { COUNTERS, labelsOf, type CounterName, type LabelValues } from '../../domain/metrics/counters';
import type { CounterRepository, CounterRow } from '../../repositories/counters';
import type { GaugeRepository } from '../../repositories/gauges';
import type { NoticeRepository } from '../../repositories/sending/notices';
import type { Clock } from '../clock';
import type { HeartbeatService } from '../heartbeat';
import type { Counters } from './counters';
import { outboxSize } from './outbox-size';
import { storedHistogram } from './stored-histogram';

/** Leases with one holder among all processes; those of single imports have names without end. */
const LEASES = [
  'consent-upkeep',
  'leaving-tasks',
  'ledger-sealing',
  'ledger-checkpoint',
  'retention',
] as const;

interface Deps {
  readonly clock: Clock;
  readonly heartbeat: HeartbeatService;
  readonly counters: Counters;
  readonly counterRows: CounterRepository;
  readonly gauges: GaugeRepository;
  readonly notices: Pick<NoticeRepository, 'waiting'>;
  /** Folder of the outbox; null where mail goes to a mail server. */
  readonly outboxDir: string | null;
}

interface Sample {
  readonly labels: LabelValues;
  readonly value: number;
}

const addGauge = (registry: Registry, name: string, help: string, samples: readonly Sample[]): void => {
  const labelNames = Object.keys(samples[0]?.labels ?? {});
  const gauge = new Gauge({ name: `newsletter_${name}`, help, labelNames, registers: [registry] });
  // Without a sample there is nothing to say: zero would be an answer.
  gauge.reset();
  if (samples.length === 0) registry.removeSingleMetric(`newsletter_${name}`);
  for (const { labels, value } of samples) gauge.set(labels, value);
};

const one = (value: number | null): readonly Sample[] => (value === null ? [] : [{ labels: {}, value }]);

/** Counters as stored, whatever series others left there. */
const addCounters = (registry: Registry, rows: readonly CounterRow[]): void => {
  const samplesOf = (name: CounterName): Sample[] =>
    rows.flatMap((row) => {
      const labels = row.name === name ? labelsOf(name, row.labels) : null;
      return labels ? [{ labels, value: row.value }] : [];
    });
  for (const name of ['attempts', 'skipped', 'consent_records', 'passes'] as const) {
    const { help, labels } = COUNTERS[name];
    const counter = new Counter({
      name: `newsletter_${name}_total`,
      help,
      labelNames: Object.keys(labels),
      registers: [registry],
    });
    for (const sample of samplesOf(name)) counter.inc(sample.labels, sample.value);
  }
  storedHistogram(registry, {
    name: 'newsletter_pass_seconds',
    help: COUNTERS.pass_seconds.help,
    buckets: new Map(samplesOf('pass_seconds').map(({ labels, value }) => [labels.le ?? '', value])),
    sum: samplesOf('pass_seconds_sum')[0]?.value ?? 0,
  });
};

/** The text that a Prometheus server scrapes: of the whole installation, whichever process answers. */
export const createMetrics = (deps: Deps) => {
  const { clock, heartbeat, counters, counterRows, gauges, notices, outboxDir } = deps;

  const addQueues = async (registry: Registry): Promise<void> => {
    const recipients = Object.entries(await gauges.recipients());
    addGauge(
      registry,
      'recipients',
      'Recipients of all campaigns by where they stand; queued ones wait.',
      recipients.map(([state, value]) => ({ labels: { state }, value })),
    );
    const waiting = await notices.waiting(clock.now());
    const due = (kind: string) =>
      waiting.filter((row) => row.kind === kind).reduce((sum, row) => sum + row.due, 0);
    addGauge(
      registry,
      'notices_due',
      'Confirmation mails and notices that could leave now.',
      ['confirmation', 'notice'].map((kind) => ({ labels: { kind }, value: due(kind) })),
    );
  };

  const addLife = async (registry: Registry): Promise<void> => {
    const { alive } = await heartbeat.read();
    const silentMs = heartbeat.silentFor();
    addGauge(
      registry,
      'alive',
      'Whether any process sends: 1, or 0 once the admin says so in red.',
      one(alive ? 1 : 0),
    );
    addGauge(
      registry,
      'tick_age_seconds',
      'Since the engine last ended a look at its work, in elapsed time.',
      one(silentMs === null ? null : silentMs / 1_000),
    );
    addGauge(
      registry,
      'ledger_unsealed_records',
      'Consent records without their place in the chain yet; told up to 10000.',
      one(await gauges.unsealed()),
    );
    addGauge(
      registry,
      'lease_age_seconds',
      'Since the holder of a lease last took or renewed it, by the clock.',
      (await gauges.leases(LEASES)).map(({ name, beat_at: at }) => ({
        labels: { lease: name },
        value: Math.max(0, clock.now() - at) / 1_000,
      })),
    );
  };

  const addOutbox = async (registry: Registry): Promise<void> => {
    const size = outboxDir === null ? null : await outboxSize(outboxDir);
    addGauge(registry, 'outbox_mails', 'Mails in the folder of the outbox.', one(size?.mails ?? null));
    addGauge(
      registry,
      'outbox_free_bytes',
      'Bytes free where the outbox lies.',
      one(size?.freeBytes ?? null),
    );
  };

  return async (): Promise<{ readonly type: string; readonly text: string }> => {
    await counters.flush();
    const registry = new Registry();
    addCounters(registry, await counterRows.all());
    await addQueues(registry);
    await addLife(registry);
    await addOutbox(registry);
    return { type: registry.contentType, text: await registry.metrics() };
  };
};

export type Metrics = ReturnType<typeof createMetrics>;
