import { outOf } from '../out-reasons';
import { section } from '../rule';

/** Service, liability and general terms (sections 5, 6, 8 and 9): mostly paper, with a few duties inside. */
export const msrContract = {
  ...section('Mailster: 5 Leistung', {
    'MSR-5.1': {
      ...outOf.operations,
      en: 'The platform is reachable nearly always, and maintenance is announced.',
      de: 'Die Plattform ist fast immer erreichbar, und Wartung wird angekündigt.',
      numbers: { availabilityPercent: 99, maintenanceNoticeDays: 2, extraordinaryMaintenanceHours: 4 },
    },
    'MSR-5.2': {
      ...outOf.operations,
      en: 'Support answers within the hours of its level.',
      de: 'Die Hilfe antwortet binnen der Stunden ihrer Stufe.',
    },
    'MSR-5.3': {
      en: 'Notices and support go to the administrative contacts on record.',
      de: 'Mitteilungen und Hilfe gehen an die hinterlegten Verwaltungskontakte.',
      scope: 'part',
    },
  }),
  ...section('Mailster: 6 Haftung', {
    'MSR-6.1': {
      en: 'A sender looks over its own details every year.',
      de: 'Ein Absender sieht seine Angaben jedes Jahr durch.',
      scope: 'part',
    },
    'MSR-6.2': {
      ...outOf.contract,
      en: 'The sender bears damage done by its content.',
      de: 'Für Schäden aus Inhalten haftet der Absender.',
    },
    'MSR-6.3': {
      ...outOf.contract,
      en: 'The sender bears damage done by its breach.',
      de: 'Für Schäden aus Vertragsbruch haftet der Absender.',
    },
    'MSR-6.4': {
      en: 'All who have access know their duties and have accepted them.',
      de: 'Alle mit Zugang kennen ihre Pflichten und haben sie angenommen.',
    },
    'MSR-6.5': {
      ...outOf.contract,
      en: 'Nobody answers for failing outside networks.',
      de: 'Für fremde Netze haftet niemand.',
    },
    'MSR-6.6': { ...outOf.contract, en: 'Force majeure excuses.', de: 'Höhere Gewalt entschuldigt.' },
    'MSR-6.7': {
      ...outOf.contract,
      en: 'Extraordinary outages are kept short.',
      de: 'Außergewöhnliche Ausfälle bleiben kurz.',
    },
    'MSR-6.8': {
      ...outOf.contract,
      en: 'Third parties answer for themselves.',
      de: 'Dritte haften für sich selbst.',
    },
    'MSR-6.9': {
      ...outOf.contract,
      en: 'Services of third parties follow their own terms.',
      de: 'Für Dienste Dritter gelten deren Bedingungen.',
    },
    'MSR-6.10a': {
      en: 'A message counts as submitted once the next server has taken it, and no more is claimed.',
      de: 'Eine Mail gilt als übergeben, sobald der nächste Server sie annahm; mehr wird nicht behauptet.',
    },
    'MSR-6.10b': {
      en: 'A delivery receipt is shown when one comes and never promised.',
      de: 'Eine Zustellbestätigung wird gezeigt, wenn sie kommt, und nie versprochen.',
    },
    'MSR-6.10c': {
      en: 'Mail whose delay could do harm does not belong here, and the docs say so.',
      de: 'Mail, deren Verzug schaden kann, gehört nicht hierher; die Dokumentation sagt es.',
      scope: 'part',
    },
    'MSR-6.10d': {
      en: 'The operator may keep addresses such as spam traps out for all senders without showing which.',
      de: 'Der Betreiber darf Adressen wie Spamfallen für alle sperren, ohne sie zu zeigen.',
    },
    'MSR-6.11': {
      ...outOf.contract,
      en: 'Liability ends at a share of the price.',
      de: 'Die Haftung endet bei einem Anteil des Preises.',
      numbers: { liabilityPercent: 20 },
    },
  }),
  ...section('Mailster: 8 Allgemeines', {
    'MSR-8.1': {
      en: 'What the operator publishes about the platform contains no single person.',
      de: 'Was der Betreiber über die Plattform veröffentlicht, enthält keine einzelne Person.',
    },
    'MSR-8.2': {
      ...outOf.property,
      en: 'Names and logos may serve as references.',
      de: 'Namen und Logos dürfen als Referenz dienen.',
    },
    'MSR-8.3a': {
      en: 'On trial, mail reaches the sender’s own test addresses only.',
      de: 'In der Probezeit erreicht Post nur die eigenen Testadressen des Absenders.',
    },
    'MSR-8.3b': {
      en: 'The number of trials one company may ever start is limited.',
      de: 'Wie viele Proben eine Firma je beginnen darf, ist begrenzt.',
      numbers: { maxTrials: 2 },
    },
    'MSR-8.3c': {
      en: 'A trial ends by itself.',
      de: 'Eine Probezeit endet von selbst.',
      numbers: { trialMonths: 2 },
    },
    'MSR-8.3d': {
      en: 'No trial turns into a contract without somebody saying so.',
      de: 'Keine Probe wird ohne ausdrückliches Wort zum Vertrag.',
    },
    'MSR-8.4': {
      ...outOf.contract,
      en: 'The maker may assign the contract.',
      de: 'Der Hersteller darf den Vertrag übertragen.',
    },
    'MSR-8.5': {
      ...outOf.contract,
      en: 'The partner’s own data is kept for the contract.',
      de: 'Die Daten des Vertragspartners dienen dem Vertrag.',
    },
    'MSR-8.6': {
      en: 'Changed terms bind a sender from the moment it accepts them.',
      de: 'Geänderte Bedingungen binden einen Absender, sobald er sie annimmt.',
    },
    'MSR-8.7': {
      en: 'Ending an account for breach of the consent rules sends a written notice, which is archived.',
      de: 'Das Ende wegen verletzter Einwilligungsregeln wird schriftlich mitgeteilt und archiviert.',
    },
    'MSR-8.8': {
      ...outOf.contract,
      en: 'The terms hold for free use too.',
      de: 'Die Bedingungen gelten auch bei Gratisnutzung.',
    },
    'MSR-8.9': {
      ...outOf.contract,
      en: 'The sender bears the taxes.',
      de: 'Der Absender trägt die Steuern.',
    },
    'MSR-8.10': {
      ...outOf.contract,
      en: 'Italian law and one Italian court apply.',
      de: 'Es gelten italienisches Recht und ein italienisches Gericht.',
    },
    'MSR-8.11': {
      ...outOf.contract,
      en: 'The contract replaces earlier agreements.',
      de: 'Der Vertrag ersetzt frühere Absprachen.',
    },
  }),
  ...section('Mailster: 9 Modell 231', {
    'MSR-9.1': {
      ...outOf.contract,
      en: 'The sender knows the maker’s code of conduct.',
      de: 'Der Absender kennt den Verhaltenskodex des Herstellers.',
    },
  }),
};
