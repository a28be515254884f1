import { TABLES } from '../personal-data/tables';
import { RETENTION } from '../retention/table';
import { ACTIVITIES, DATA } from './activities';
import { buildRecords, recipientsOf, type RecordFacts } from './build-records';
import { printAgreement, printRecords } from './print-records';

const sender = {
  name: 'Backstube Sommer',
  imprintLines: ['Backstube Sommer GmbH', 'Ofenweg 1', '10115 Berlin'],
  privacyUrl: null,
  purposes: [{ title: 'Monatsbrief', kind: 'mailing', messageTypes: 'Neues aus der Backstube' }],
};

const facts: RecordFacts = {
  madeAt: '2026-11-22T08:00:00.000Z',
  publicUrl: 'https://brief.example.org',
  abuseAddress: 'abuse@example.org',
  mailServers: [{ host: 'smtp.versand.test', port: 587, tls: 'required', verifiesCertificate: true }],
  abilities: 23,
  senders: [sender, { ...sender, name: 'Gärtnerei Winter', privacyUrl: 'https://winter.test/privacy' }],
};

const LOCALES = ['de', 'en'] as const;

describe('records of processing', () => {
  it('G-30: every table that knows a person, and every period of retention, stands in an activity', () => {
    const personal = Object.entries(TABLES).filter(([, { match }]) => match !== null);
    const recorded = new Set<string>(ACTIVITIES.flatMap(({ tables }) => tables));
    expect(personal.map(([table]) => table).filter((table) => !recorded.has(table))).toEqual([]);
    expect([...recorded].sort()).toEqual(Object.keys(DATA).sort());
    const periods = ACTIVITIES.flatMap(({ retention }) => retention);
    expect([...periods].sort()).toEqual(RETENTION.map(({ data }) => data.en).sort());
  });

  it.each(LOCALES)('G-30: both roles in %s, with all that Art. 30 lists', (locale) => {
    const { records } = buildRecords(facts, locale);
    expect(records.map(({ role }) => role)).toEqual(['controller', 'controller', 'processor']);
    for (const record of records) {
      for (const part of ['responsible', 'purposes', 'activities', 'recipients', 'measures', 'open'] as const)
        expect(record[part].length).toBeGreaterThan(0);
      expect(record.thirdCountries).toContain('smtp.versand.test');
      for (const { data, retention, legalBasis, persons } of record.activities)
        expect([data, retention, legalBasis, persons].every(({ length }) => length > 0)).toBe(true);
    }
    expect(records[0]?.responsible).toEqual(sender.imprintLines);
    expect(records[0]?.purposes).toEqual(['Monatsbrief: Neues aus der Backstube']);
  });

  it('CH-4: the record names what the Swiss act asks for too: who, why, about whom, how long, to whom, how kept safe', () => {
    for (const { responsible, recipients, measures, activities } of buildRecords(facts, 'de').records) {
      expect([responsible, recipients, measures].every(({ length }) => length > 0)).toBe(true);
      for (const { purpose, persons, data, retention } of activities)
        expect([purpose, persons, data, retention].every(({ length }) => length > 0)).toBe(true);
    }
  });

  it('G-30: recipients and third countries are what is set up: the mail server, or nobody', () => {
    expect(recipientsOf(facts, 'de').join()).toContain('smtp.versand.test:587');
    expect(recipientsOf({ mailServers: [] }, 'de')).toEqual([
      'Niemand: Es ist kein Mailserver eingerichtet.',
    ]);
    const [record] = buildRecords({ ...facts, mailServers: [] }, 'en').records;
    expect(record?.thirdCountries).toBe('The program transmits nothing.');
  });

  it('G-30: several mail servers are each named as recipients and processors', () => {
    const [first] = facts.mailServers;
    const two = [
      first,
      { host: 'ersatz.test', port: 465, tls: 'implicit', verifiesCertificate: false },
    ] as const;
    const several = { ...facts, mailServers: [...two, two[0]] as typeof facts.mailServers };
    expect(recipientsOf(several, 'de').join()).toContain('ersatz.test:465');
    const text = printRecords(buildRecords(several, 'en'));
    expect(text).toContain('the mail servers smtp.versand.test, ersatz.test only');
    expect(text).toContain('certificate of the mail server is not verified');
    for (const said of ['without encryption', 'encrypted from the first byte']) expect(text).toContain(said);
    expect(printAgreement(several, sender, 'de').match(/ersatz\.test:/g)).toHaveLength(1);
  });

  it.each([
    ['implicit', true, 'encrypted from the first byte', 'is not verified'],
    ['required', true, 'without encryption', 'is not verified'],
    ['opportunistic', false, 'is not demanded', 'from the first byte'],
    ['off', true, 'is not encrypted', 'is not verified'],
  ] as const)('G-30: the measures say the truth about TLS %s', (tls, verifiesCertificate, said, unsaid) => {
    const mailServers = [{ host: 'smtp.versand.test', port: 587, tls, verifiesCertificate }];
    const text = printRecords(buildRecords({ ...facts, mailServers }, 'en'));
    expect(text).toContain(said);
    expect(text).not.toContain(unsaid);
    expect(text.includes('certificate of the mail server is not verified')).toBe(!verifiesCertificate);
    const plain = printRecords(buildRecords({ ...facts, publicUrl: 'http://127.0.0.1:1337' }, 'en'));
    expect(plain).toContain('without https');
  });

  it.each(LOCALES)(
    'G-28: the agreement in %s is marked as a template and lists the other processors',
    (locale) => {
      const text = printAgreement(facts, sender, locale);
      for (const part of [sender.name, 'Ofenweg 1', facts.publicUrl, 'smtp.versand.test:', 'Art. 28'])
        expect(text).toContain(part);
      expect(text).toContain({ de: 'Keine Rechtsberatung', en: 'No legal advice' }[locale]);
      expect(text).toContain({ de: '# Muster', en: '# Template' }[locale]);
      expect(text).not.toContain('Gärtnerei Winter');
      const alone = printAgreement({ ...facts, mailServers: [] }, sender, locale);
      expect(alone).toContain(
        { de: 'Keine, die das Programm kennt', en: 'None that the program knows' }[locale],
      );
    },
  );
});
