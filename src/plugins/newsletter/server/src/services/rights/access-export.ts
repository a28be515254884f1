import { stringify } from 'csv-stringify/sync';
import { isRedacted } from '../../domain/consent/ledger';
import { originOf } from '../../domain/consent/origin';
import { ABOUT } from '../../domain/personal-data/about';
import { TABLES } from '../../domain/personal-data/tables';
import { RETENTION } from '../../domain/retention/table';
import { checkImprint, imprintLines } from '../../domain/sender';
import type { ConsentRepository } from '../../repositories/consent/consents';
import type { LedgerRepository } from '../../repositories/ledger/ledger';
import type { PersonalDataRepository, PersonalRow } from '../../repositories/rights/personal-data';
import type { PurposeRepository } from '../../repositories/forms/purposes';
import type { SenderRepository } from '../../repositories/senders';
import type { SubscriberRecord } from '../../repositories/subscribers/subscribers';
import type { Clock } from '../clock';

interface Deps {
  readonly clock: Clock;
  readonly senders: SenderRepository;
  readonly purposes: PurposeRepository;
  readonly consents: ConsentRepository;
  readonly ledger: LedgerRepository;
  readonly personalData: PersonalDataRepository;
}

/** Columns that hold text of JSON: shown as what it says. */
const JSON_COLUMNS = new Set(['payload', 'fields', 'purpose_keys', 'cells']);
/** Our instants are epoch milliseconds; smaller numbers are counts. */
const EARLIEST_INSTANT = Date.UTC(2000, 0, 1);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const readable = ([name, value]: readonly [string, unknown]): [string, unknown] => {
  if (typeof value === 'string' && JSON_COLUMNS.has(name)) return [name, parsed(value)];
  if (typeof value === 'number' && value > EARLIEST_INSTANT) return [name, new Date(value).toISOString()];
  return [name, value];
};

const readableRow = (row: PersonalRow): PersonalRow => Object.fromEntries(Object.entries(row).map(readable));

/** Everything one sender knows about one person (GDPR Art. 15), and what the person gave (Art. 20). */
export const createAccessExport = (deps: Deps) => {
  const { clock, senders, purposes, consents, ledger, personalData } = deps;

  const rowsOf = async (person: SubscriberRecord) => {
    const data: Record<string, readonly PersonalRow[]> = {};
    for (const [table, entry] of Object.entries(TABLES)) {
      if (entry.match === null) continue;
      data[entry.as] = (await personalData.read(table, entry, person)).map(readableRow);
    }
    return data;
  };

  const sourcesOf = async (person: SubscriberRecord) => {
    const records = (await ledger.ofSubscriber(person.id)).filter(({ payload }) => !isRedacted(payload));
    const keys = [...new Set(records.map(({ purposeKey }) => purposeKey))];
    return keys.flatMap((key) => {
      const origin = originOf(
        key,
        records.filter(({ purposeKey }) => purposeKey === key),
      );
      return origin ? [{ purpose: key, source: origin.source, text: origin.text }] : [];
    });
  };

  return {
    ofPerson: async (person: SubscriberRecord) => {
      const sender = await senders.find(person.senderId);
      const imprint = sender ? checkImprint(sender.imprint) : null;
      const { locale } = person;
      return {
        version: 1,
        producedAt: new Date(clock.now()).toISOString(),
        controller: {
          name: sender?.name ?? null,
          imprint: imprint?.ok ? imprintLines(imprint.imprint, locale) : [],
          privacyUrl: sender?.privacyUrl ?? null,
        },
        subject: { email: person.email },
        about: ABOUT[locale],
        sources: await sourcesOf(person),
        data: await rowsOf(person),
        retention: RETENTION.map(({ data, period, then }) => ({
          data: data[locale],
          period: period[locale],
          then: then[locale],
        })),
      };
    },

    /** What the person gave himself, in a form that another service can read (GDPR Art. 20). */
    provided: async (person: SubscriberRecord) => {
      const titled = await purposes.ofSender(person.senderId);
      const held = await consents.ofSubscriber(person.id);
      return {
        version: 1,
        email: person.email,
        language: person.locale,
        fields: person.fields,
        consents: held.map(({ purposeKey, consent }) => ({
          purpose: purposeKey,
          title: titled.find(({ key }) => key === purposeKey)?.title ?? purposeKey,
          state: consent.state,
          expressedAt: consent.expressedAt === null ? null : new Date(consent.expressedAt).toISOString(),
        })),
      };
    },
  };
};

export type AccessExport = ReturnType<typeof createAccessExport>;
export type ProvidedData = Awaited<ReturnType<AccessExport['provided']>>;

/** One line per consent; formulas stay text in a spreadsheet. */
export const providedCsv = ({ email, language, fields, consents }: ProvidedData): string => {
  const names = Object.keys(fields);
  const header = ['email', 'language', ...names, 'purpose', 'title', 'state', 'expressed_at'];
  const person = [email, language, ...names.map((name) => fields[name] ?? '')];
  const lines = consents.map(({ purpose, title, state, expressedAt }) => [
    ...person,
    purpose,
    title,
    state,
    expressedAt ?? '',
  ]);
  const rows = lines.length > 0 ? lines : [[...person, '', '', '', '']];
  return stringify([header, ...rows], { escape_formulas: true, record_delimiter: '\r\n' });
};
