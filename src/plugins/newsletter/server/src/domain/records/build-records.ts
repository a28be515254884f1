import type { RetentionEntry } from '../retention/table';
import { RETENTION } from '../retention/table';
import { ACTIVITIES, DATA, type Activity } from './activities';
import { measuresOf, type SecurityFacts } from './measures';
import { RECORD_TEXTS } from './texts';

type Locale = 'de' | 'en';

export interface RecordSender {
  readonly name: string;
  readonly imprintLines: readonly string[];
  readonly privacyUrl: string | null;
  readonly purposes: readonly {
    readonly title: string;
    readonly kind: string;
    readonly messageTypes: string;
  }[];
}

/** What the installation really is, read when the records are asked for. */
export interface RecordFacts extends SecurityFacts {
  /** ISO, UTC. */
  readonly madeAt: string;
  readonly abuseAddress: string;
  readonly senders: readonly RecordSender[];
}

export interface RecordedActivity {
  readonly purpose: string;
  readonly legalBasis: string;
  readonly persons: string;
  readonly data: readonly string[];
  readonly retention: readonly string[];
}

export interface ProcessingRecord {
  readonly role: 'controller' | 'processor';
  readonly heading: string;
  readonly responsible: readonly string[];
  /** What the sender asks consent for, as written by the sender. */
  readonly purposes: readonly string[];
  readonly activities: readonly RecordedActivity[];
  readonly recipients: readonly string[];
  readonly thirdCountries: string;
  readonly measures: readonly string[];
  /** What no program can know: to be filled in by a person. */
  readonly open: readonly string[];
}

export interface ProcessingRecords {
  readonly madeAt: string;
  readonly language: Locale;
  readonly notice: string;
  readonly records: readonly ProcessingRecord[];
}

const retentionOf = (names: readonly string[], locale: Locale): string[] =>
  (RETENTION as readonly RetentionEntry[])
    .filter(({ data }) => names.includes(data.en))
    .map(({ data, period, then }) => `${data[locale]}: ${period[locale]}; ${then[locale]}`);

const recorded = (activity: Activity, locale: Locale): RecordedActivity => ({
  purpose: activity.purpose[locale],
  legalBasis: activity.basis[locale],
  persons: activity.persons[locale],
  data: activity.tables.map((table) => DATA[table][locale]),
  retention: retentionOf(activity.retention, locale),
});

/** Each mail server once, however many ways lead there. */
export const hostsOf = ({ mailServers }: Pick<RecordFacts, 'mailServers'>): readonly string[] => [
  ...new Set(mailServers.map(({ host }) => host)),
];

/** Nobody but the mail server that is set up, and the mail servers of the recipients behind it. */
export const recipientsOf = (
  { mailServers }: Pick<RecordFacts, 'mailServers'>,
  locale: Locale,
): readonly string[] => {
  const say = RECORD_TEXTS[locale];
  if (mailServers.length === 0) return [say.nobody];
  return [...mailServers.map(({ host, port }) => say.mailServer(host, port)), say.mailboxes];
};

/**
 * GDPR Art. 30 in both roles: one record of the controller per sender, and one of the processor for whoever runs the
 * installation for them. Engineering input, no legal advice.
 */
export const buildRecords = (facts: RecordFacts, locale: Locale): ProcessingRecords => {
  const say = RECORD_TEXTS[locale];
  const hosts = hostsOf(facts);
  const common = {
    activities: ACTIVITIES.map((activity) => recorded(activity, locale)),
    recipients: recipientsOf(facts, locale),
    thirdCountries: hosts.length > 0 ? say.thirdCountry(hosts) : say.noTransfer,
    measures: measuresOf(facts).map((measure) => measure[locale]),
  };
  const controllers = facts.senders.map((sender): ProcessingRecord => ({
    role: 'controller',
    heading: say.controller(sender.name),
    responsible: sender.imprintLines,
    purposes: sender.purposes.map(({ title, messageTypes }) => `${title}: ${messageTypes}`),
    ...common,
    recipients: [say.operator(facts.publicUrl), ...common.recipients],
    open: [say.openOfficer, say.openHosting, ...(sender.privacyUrl === null ? [say.openPrivacy] : [])],
  }));
  const processor: ProcessingRecord = {
    role: 'processor',
    heading: say.processor(facts.publicUrl),
    responsible: [facts.publicUrl, facts.abuseAddress],
    purposes: facts.senders.map(({ name }) => say.onBehalf(name)),
    ...common,
    open: [say.openOperator, say.openOfficer, say.openHosting],
  };
  const records = [...controllers, processor];
  return { madeAt: facts.madeAt, language: locale, notice: say.notice, records };
};
