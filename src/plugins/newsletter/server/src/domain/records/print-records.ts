import type { ProcessingRecord, ProcessingRecords, RecordFacts, RecordSender } from './build-records';
import { buildRecords, hostsOf } from './build-records';
import { RECORD_TEXTS } from './texts';

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');
const section = (heading: string, body: string): string => `### ${heading}\n\n${body}`;
const joined = (parts: readonly string[]): string => `${parts.join('\n\n')}\n`;

const activitiesIn = ({ activities }: ProcessingRecord, language: 'de' | 'en'): string => {
  const { headings } = RECORD_TEXTS[language];
  return activities
    .map(({ purpose, legalBasis, persons, data, retention }) =>
      [
        `**${purpose}**`,
        list([
          `${headings.basis}: ${legalBasis}`,
          `${headings.persons}: ${persons}`,
          `${headings.data}: ${data.join('; ')}`,
          ...retention.map((line) => `${headings.retention}: ${line}`),
        ]),
      ].join('\n\n'),
    )
    .join('\n\n');
};

const inMarkdown = (record: ProcessingRecord, language: 'de' | 'en'): string => {
  const { headings } = RECORD_TEXTS[language];
  return [
    `## ${record.heading}`,
    section(headings.responsible, list(record.responsible)),
    ...(record.purposes.length > 0 ? [section(headings.purposes, list(record.purposes))] : []),
    section(headings.activities, activitiesIn(record, language)),
    section(headings.recipients, list(record.recipients)),
    section(headings.thirdCountries, record.thirdCountries),
    section(headings.measures, list(record.measures)),
    section(headings.open, list(record.open)),
  ].join('\n\n');
};

/** The records as a text to keep, in Markdown. */
export const printRecords = ({ notice, madeAt, language, records }: ProcessingRecords): string =>
  joined([`> ${notice} (${madeAt})`, ...records.map((record) => inMarkdown(record, language))]);

/** G-28: the template of an agreement between one sender and the operator, with the list of other processors. */
export const printAgreement = (facts: RecordFacts, sender: RecordSender, language: 'de' | 'en'): string => {
  const { agreement: say, headings } = RECORD_TEXTS[language];
  const [record] = buildRecords({ ...facts, senders: [sender] }, language).records as [ProcessingRecord];
  const others = facts.mailServers.length > 0 ? hostsOf(facts).map(say.subprocessor) : [say.noSubprocessors];
  return joined([
    `# ${say.title}`,
    `> ${say.notice} (${facts.madeAt})`,
    section(
      say.parties,
      list([say.between([sender.name, ...sender.imprintLines].join(', ')), say.and(facts.publicUrl)]),
    ),
    section(say.subject, say.subjectText),
    section(say.persons, activitiesIn(record, language)),
    section(say.duties, list(say.dutyList)),
    section(headings.measures, list(record.measures)),
    section(say.subprocessors, list([...others, say.hosting])),
    say.signatures,
  ]);
};
