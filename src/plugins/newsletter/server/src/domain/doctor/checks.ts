import type { DnsFact, Facts, RunnerFact } from './facts';

export type FindingState = 'ok' | 'warning' | 'failed';

export interface Finding {
  readonly state: FindingState;
  /** For programs. */
  readonly code: string;
  /** For people; ids and names, no addresses of people. */
  readonly message: string;
}

export type CheckName =
  | 'configuration'
  | 'migrations'
  | 'secret'
  | 'transport'
  | 'smtputf8'
  | 'runners'
  | 'versions'
  | 'clocks'
  | 'jobs'
  | 'dns';

export interface CheckResult extends Finding {
  readonly check: CheckName;
}

const ok = (message: string): readonly Finding[] => [{ state: 'ok', code: 'ok', message }];
const found = (findings: readonly (Finding | false)[], message: string): readonly Finding[] => {
  const real = findings.filter((finding) => finding !== false);
  return real.length > 0 ? real : ok(message);
};
const warning = (code: string, message: string): Finding => ({ state: 'warning', code, message });
const failed = (code: string, message: string): Finding => ({ state: 'failed', code, message });

/** Clocks further apart let windows and consents differ between processes. */
const CLOCKS_APART_MS = 2_000;
const CLOCKS_WRONG_MS = 60_000;

/** How long each recurring job may rest before somebody should look, ms. */
const JOBS: Readonly<Record<string, number>> = {
  'ledger-sealing': 5 * 60_000,
  'consent-upkeep': 3_600_000,
  'leaving-tasks': 3_600_000,
  'ledger-checkpoint': 3_600_000,
  retention: 3 * 24 * 3_600_000,
};

const living = ({ runners, databaseNow, lapseMs }: Facts): readonly RunnerFact[] =>
  runners.filter(({ endedBy, seenAt }) => endedBy === null && Math.abs(databaseNow - seenAt) <= lapseMs);

const configuration = (facts: Facts): readonly Finding[] => {
  const isExample = (text: string) => /(^|[@.])example\.(org|com|net)$/.test(text);
  return found(
    [
      !facts.publicUrl.startsWith('https:') &&
        warning('public_url_local', 'PUBLIC_URL is not https: links in mails work on this machine only.'),
      isExample(facts.abuseAddress) &&
        warning('abuse_address_example', 'ABUSE_ADDRESS is still the example: complaints reach nobody.'),
      isExample(facts.bounceHost) &&
        warning('bounce_host_example', 'BOUNCE_HOST is still the example: bounces reach nobody.'),
      facts.database === 'sqlite' &&
        !facts.serverSends &&
        failed(
          'nobody_may_send',
          'NEWSLETTER_SENDING is off on SQLite, where no worker can run: nothing is ever sent.',
        ),
    ],
    'The settings fit together.',
  );
};

const migrations = ({ migrations: { missing, unknown } }: Facts): readonly Finding[] =>
  found(
    [
      missing.length > 0 && failed('migrations_missing', `Not applied: ${missing.join(', ')}.`),
      unknown.length > 0 &&
        failed('database_newer', `The database was migrated by a newer version: ${unknown.join(', ')}.`),
    ],
    'The database has exactly the tables of this version.',
  );

const secret = (facts: Facts): readonly Finding[] => {
  const { secretFits, secretMark } = facts;
  const others = living(facts).filter((one) => one.secretMark !== null && one.secretMark !== secretMark);
  return found(
    [
      secretFits === false &&
        failed(
          'secret_foreign',
          'The consent records were written with another NEWSLETTER_SECRET than this one.',
        ),
      others.length > 0 &&
        failed(
          'secrets_differ',
          `Processes that send have another NEWSLETTER_SECRET: ${others.map(({ id }) => id).join(', ')}.`,
        ),
    ],
    secretFits === null
      ? 'There is no consent record yet to try the secret on.'
      : 'The consent records were written with this secret, and all processes have it.',
  );
};

const transport = ({ transport: { name, servers } }: Facts): readonly Finding[] => {
  const away = servers.filter(({ problem }) => problem !== null);
  const named = away.map(({ label, problem }) => `${label} (${problem})`).join(', ');
  const isOne = servers.length === 1;
  return found(
    [
      away.length > 0 &&
        away.length === servers.length &&
        failed('transport_unreachable', `No mail server can be used: ${named}.`),
      away.length > 0 &&
        away.length < servers.length &&
        warning('transport_partly_unreachable', `Cannot be used: ${named}. The others take its mail.`),
      name === 'outbox' && warning('outbox', 'No SMTP_URL: mails are written to the outbox and not sent.'),
    ],
    isOne ? 'The mail server answers.' : `All ${servers.length} mail servers answer.`,
  );
};

const smtputf8 = ({ takesUtf8, transport: { servers } }: Facts): readonly Finding[] => {
  if (!takesUtf8)
    return ok('NEWSLETTER_SMTPUTF8 is off: addresses with letters such as ü before the @ are refused.');
  const lacking = servers.filter(({ smtpUtf8 }) => smtpUtf8 === false).map(({ label }) => label);
  const offers = servers.some(({ smtpUtf8 }) => smtpUtf8 === true);
  const named = `${lacking.join(', ')} ${lacking.length === 1 ? 'does' : 'do'} not offer SMTPUTF8`;
  return found(
    [
      lacking.length > 0 &&
        !offers &&
        failed('smtputf8_not_offered', `NEWSLETTER_SMTPUTF8 is on, and ${named}: such mail cannot leave.`),
      lacking.length > 0 &&
        offers &&
        warning('smtputf8_partly_offered', `${named}: such mail takes another server alone.`),
    ],
    offers
      ? 'NEWSLETTER_SMTPUTF8 is on, and every mail server that answers offers SMTPUTF8.'
      : 'NEWSLETTER_SMTPUTF8 is on; no mail server could be asked.',
  );
};

const runners = (facts: Facts): readonly Finding[] => {
  const alive = living(facts);
  const lost = facts.runners.filter(({ endedBy }) => endedBy === 'silence').length;
  return found(
    [
      alive.length === 0 && failed('nobody_sends', 'No process that sends gave a sign of life.'),
      facts.database === 'sqlite' &&
        alive.length > 1 &&
        warning('several_on_sqlite', `${alive.length} processes send on SQLite, which is made for one.`),
      lost > 0 &&
        warning('runners_lost', `${lost} processes fell silent within a day; look for uncertain recipients.`),
    ],
    alive.length === 1 ? 'One process sends.' : `${alive.length} processes send.`,
  );
};

const versions = (facts: Facts): readonly Finding[] => {
  const others = [...new Set(living(facts).map(({ version }) => version))].filter(
    (version) => version !== facts.version,
  );
  return found(
    [
      others.length > 0 &&
        warning('versions_differ', `This is ${facts.version}; processes that send run ${others.join(', ')}.`),
    ],
    `All run version ${facts.version}.`,
  );
};

const apart = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

const clocks = (facts: Facts): readonly Finding[] => {
  const differences = [
    { who: 'This process', ms: facts.now - facts.databaseNow },
    ...living(facts).map(({ id, beatAt, seenAt }) => ({ who: id, ms: beatAt - seenAt })),
  ];
  return found(
    differences.map(({ who, ms }) => {
      const message = `${who} is ${apart(ms)} off the clock of the database.`;
      if (Math.abs(ms) >= CLOCKS_WRONG_MS) return failed('clock_wrong', message);
      return Math.abs(ms) >= CLOCKS_APART_MS && warning('clocks_apart', message);
    }),
    'All clocks agree with that of the database.',
  );
};

const minutes = (ms: number): string => `${Math.round(ms / 60_000)} min`;

const jobs = ({ leases, now, unsealed }: Facts): readonly Finding[] =>
  found(
    leases.map(({ name, beatAt }) => {
      // Its lease is taken only while a record waits for its place: on a quiet day nobody does.
      if (name === 'ledger-sealing' && unsealed === 0) return false;
      const most = Object.hasOwn(JOBS, name) ? JOBS[name] : undefined;
      const rests = most !== undefined && now - beatAt > most;
      return rests && warning('job_rests', `Nobody has done ${name} for ${minutes(now - beatAt)}.`);
    }),
    'The recurring jobs are done.',
  );

const dnsProblem = ({ name, kind, use, found: state }: DnsFact): Finding | false => {
  const record = `${kind} ${name} (${use})`;
  if (state === 'none') return failed('dns_missing', `${record} is not published.`);
  if (state === 'other') return failed('dns_differs', `${record} says something else.`);
  return state === 'no-answer' && warning('dns_no_answer', `${record} could not be asked for.`);
};

const NOT_ASKED = 'Not asked for; --dns asks the name servers.';

const dns = ({ dns: records, looksUpMx }: Facts): readonly Finding[] => {
  if (records === null)
    return ok(
      looksUpMx
        ? `${NOT_ASKED} Sending asks them whose mailbox a domain is, and signups whether it takes mail.`
        : NOT_ASKED,
    );
  const silent = looksUpMx && records.some(({ found: state }) => state === 'no-answer');
  return found(
    [
      ...records.map(dnsProblem),
      silent &&
        warning(
          'mx_lookup_silent',
          'NEWSLETTER_MX_LOOKUP is on, but name servers do not answer: lanes then go by the name of a domain.',
        ),
    ],
    'All records are published.',
  );
};

const CHECKS = {
  configuration,
  migrations,
  secret,
  transport,
  smtputf8,
  runners,
  versions,
  clocks,
  jobs,
  dns,
} as const satisfies Record<CheckName, (facts: Facts) => readonly Finding[]>;

/** All checks over the facts, in the order of the table. */
export const examine = (facts: Facts): readonly CheckResult[] =>
  (Object.keys(CHECKS) as CheckName[]).flatMap((check) =>
    CHECKS[check](facts).map((finding) => ({ check, ...finding })),
  );
