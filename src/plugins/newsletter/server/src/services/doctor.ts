import { examine, type CheckResult } from '../domain/doctor/checks';
import type { DnsFact, Facts } from '../domain/doctor/facts';
import type { Dns } from '../providers/dns/dns';
import type { DkimKeyRepository } from '../repositories/dkim-keys';
import type { DoctorRepository } from '../repositories/doctor';
import type { GaugeRepository } from '../repositories/gauges';
import type { RunnerRepository } from '../repositories/sending/runners';
import type { Sender, SenderRepository } from '../repositories/senders';
import type { Clock } from './clock';
import type { Keys } from './keys';
import type { SecretGuard } from './secret-guard';
import { LAPSE_MS } from './sending/runner';
import type { Transports } from './sending/transports';

interface Deps {
  readonly clock: Clock;
  readonly settings: Pick<
    Facts,
    'publicUrl' | 'abuseAddress' | 'bounceHost' | 'serverSends' | 'looksUpMx' | 'takesUtf8'
  >;
  /** Names of the migrations this version brings. */
  readonly migrations: readonly string[];
  readonly keys: Pick<Keys, 'secretMark'>;
  readonly secretGuard: Pick<SecretGuard, 'fits'>;
  readonly doctor: DoctorRepository;
  readonly gauges: Pick<GaugeRepository, 'unsealed'>;
  readonly runners: RunnerRepository;
  readonly senders: SenderRepository;
  readonly transports: Pick<Transports, 'mailer' | 'check'>;
  readonly dkimKeys: Pick<DkimKeyRepository, 'ofDomain'>;
  readonly dns: Dns;
  readonly version: string;
  readonly isSqlite: boolean;
}

const squeezed = (text: string): string => text.replace(/\s/g, '');

/** Looks at the installation as it is and says what is wrong with it. Changes nothing. */
export const createDoctor = (deps: Deps) => {
  const {
    clock,
    settings,
    migrations,
    keys,
    secretGuard,
    doctor,
    gauges,
    runners,
    senders,
    transports,
    dkimKeys,
    dns,
    version,
    isSqlite,
  } = deps;

  const migrationFacts = async (): Promise<Facts['migrations']> => {
    const applied = await doctor.migrations();
    return {
      missing: migrations.filter((name) => !applied.includes(name)),
      unknown: applied.filter((name) => !migrations.includes(name)),
    };
  };

  const transport = async (): Promise<Facts['transport']> => {
    const checks = await transports.check();
    return {
      name: transports.mailer.name,
      servers: checks.map(({ label, check }) => ({
        label,
        problem: check.ok ? null : check.code,
        smtpUtf8: check.ok ? check.smtpUtf8 : null,
      })),
    };
  };

  const state = (answer: readonly string[] | null, fits: (text: string) => boolean): DnsFact['found'] => {
    if (answer === null) return 'no-answer';
    if (answer.length === 0) return 'none';
    return answer.some(fits) ? 'as-expected' : 'other';
  };

  const keysOf = async (domain: string): Promise<DnsFact[]> => {
    const facts: DnsFact[] = [];
    for (const { selector, record, endedAt } of await dkimKeys.ofDomain(domain)) {
      if (endedAt !== null) continue;
      const name = `${selector}._domainkey.${domain}`;
      const found = state(await dns.txt(name), (text) => squeezed(text) === squeezed(record));
      facts.push({ name, kind: 'TXT', use: 'dkim', found });
    }
    return facts;
  };

  const recordsOf = async ({ domain, bounceDomain }: Sender): Promise<DnsFact[]> => {
    const dmarc = `_dmarc.${domain}`;
    const isSpf = (text: string) => text.startsWith('v=spf1');
    // Other TXT records may stand beside the one that counts.
    const spf = (await dns.txt(bounceDomain))?.filter(isSpf) ?? null;
    return [
      ...(await keysOf(domain)),
      {
        name: dmarc,
        kind: 'TXT',
        use: 'dmarc',
        found: state(await dns.txt(dmarc), (text) => text.startsWith('v=DMARC1')),
      },
      {
        name: bounceDomain,
        kind: 'MX',
        use: 'bounces',
        found: state(await dns.mx(bounceDomain), () => true),
      },
      { name: bounceDomain, kind: 'TXT', use: 'spf', found: state(spf, isSpf) },
    ];
  };

  const dnsFacts = async (): Promise<readonly DnsFact[]> => {
    const active = (await senders.all()).filter(({ state: now }) => now === 'active');
    const facts: DnsFact[] = [];
    for (const sender of active) facts.push(...(await recordsOf(sender)));
    return facts;
  };

  const gather = async (askDns: boolean): Promise<Facts> => {
    const mail = await transport();
    const names = askDns ? await dnsFacts() : null;
    const databaseNow = await runners.databaseNow();
    return {
      now: clock.now(),
      databaseNow,
      version,
      database: isSqlite ? 'sqlite' : 'postgres',
      migrations: await migrationFacts(),
      ...settings,
      secretFits: await secretGuard.fits(),
      secretMark: keys.secretMark,
      transport: mail,
      runners: await runners.all(),
      lapseMs: LAPSE_MS,
      leases: await doctor.leases(),
      unsealed: await gauges.unsealed(),
      dns: names,
    };
  };

  return {
    examine: async ({ dns: askDns }: { readonly dns: boolean }): Promise<readonly CheckResult[]> =>
      examine(await gather(askDns)),
  };
};

export type Doctor = ReturnType<typeof createDoctor>;
