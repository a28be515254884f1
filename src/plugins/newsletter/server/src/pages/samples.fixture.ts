import type { Locale } from '../domain/notice';
import * as pages from './index';

const frame: pages.PageFrame = {
  privacyUrl: 'https://mueller.example/datenschutz',
  imprint: {
    name: 'Müller Backwaren',
    lines: [
      'Müller Backwaren GmbH, vertreten durch Anna Müller',
      'Ofenweg 1, 12345 Musterstadt, Deutschland',
      'info@mueller.example, +49 30 00000000',
      'Amtsgericht Musterstadt HRB 12345, USt-IdNr. DE000000000',
    ],
  },
};

const monthly: pages.PurposeView = {
  key: 'monatsbrief',
  title: 'Monatsbrief',
  kinds: ['Neues aus der Backstube', 'Rezepte', 'Angebote'],
  frequency: 'einmal im Monat',
  text: 'Ich möchte den Monatsbrief der Müller Backwaren GmbH mit Neuem aus der Backstube, Rezepten und Angeboten zu Brot und Gebäck per E-Mail bekommen.',
  controller: 'Müller Backwaren GmbH',
};

const tracking: pages.PurposeView = {
  key: 'messung',
  title: 'Messung von Öffnungen und Klicks',
  kinds: ['Auswertung, ob und wann ich Nachrichten öffne und Links anklicke'],
  frequency: 'bei jeder Nachricht',
  text: 'Müller Backwaren GmbH darf auswerten, wie oft und wann ich Nachrichten öffne und Links darin anklicke.',
  controller: 'Müller Backwaren GmbH',
};

export const sampleForm: pages.FormPageView = {
  ...frame,
  title: 'Newsletter der Müller Backwaren',
  intro: 'Einmal im Monat, mit Rezepten aus unserer Backstube.',
  purposes: [monthly, tracking],
  fields: [
    { name: 'firstName', label: 'Vorname', maxLength: 100, autocomplete: 'given-name' },
    { name: 'city', label: 'Ort', maxLength: 100, autocomplete: 'address-level2' },
  ],
  partners: ['Mühle Beispiel KG', 'Hofladen Muster e. K.'],
  privacyNotice:
    'Verantwortlich ist die Müller Backwaren GmbH. Wir verarbeiten Ihre Angaben, um Ihnen zu schicken, was Sie angekreuzt haben (Art. 6 Abs. 1 Buchst. a DSGVO), bis Sie widerrufen.\n\nSie haben das Recht auf Auskunft, Berichtigung, Löschung und Beschwerde bei einer Aufsichtsbehörde.',
  sendingToolNotice:
    'Für den Versand nutzen wir die Versand-Software eines Dienstleisters, der in unserem Auftrag arbeitet.',
  trackingNotice:
    'Öffnungen und Klicks werden mit Anzahl und Datum nur ausgewertet, wenn Sie dem eigens zustimmen.',
  nonce: 'n-0123456789abcdef',
  version: '3',
};

export const sampleAbuse: pages.AbusePageView = {
  ...frame,
  nonce: 'n-0123456789abcdef',
  attachmentMaxBytes: 20_000_000,
  messageMaxChars: 10_000,
};

const leave = { ...frame, senderName: 'Müller Backwaren', nonce: 'n-1' };
export const samplePreferences: pages.PreferencesPageView = {
  ...leave,
  purposes: [monthly, { ...tracking, tracking: true }],
  pauses: {
    offered: [{ key: monthly.key, title: monthly.title }],
    running: [],
    firstDay: '2026-11-22',
    lastDay: '2027-11-21',
  },
  addressUrl: '/newsletter/preferences/abc/address',
};
const caseNumber = 'AB-2026-000123';
const escalationAddress = 'service@versand.example';

const allCodes: pages.AbuseProblemCode[] = [
  'mailing_or_attachment_missing',
  'attachment_type',
  'email_invalid',
  'reason_missing',
  'form_expired',
];

/** Every page in every state worth looking at, by name. */
export const SAMPLE_PAGES: Record<string, (locale: Locale) => string> = {
  form: (l) => pages.formPage(sampleForm, l),
  'form-minimal': (l) =>
    pages.formPage({ ...sampleForm, intro: undefined, purposes: [monthly], fields: [], partners: [] }, l),
  'form-problems': (l) =>
    pages.formPage(
      {
        ...sampleForm,
        values: { email: 'anna@example', fields: { firstName: 'Anna', city: '???' } },
        problems: [
          { code: 'email_invalid' },
          { code: 'consent_missing' },
          { code: 'field_invalid', field: 'city' },
          { code: 'form_expired' },
        ],
      },
      l,
    ),
  'form-submitted': (l) => pages.formSubmittedPage({ ...frame, validDays: 7 }, l),
  confirm: (l) =>
    pages.confirmPage({ ...leave, purposes: [monthly, tracking], partners: sampleForm.partners }, l),
  confirmed: (l) => pages.confirmedPage({ ...leave, purposeTitles: [monthly.title, tracking.title] }, l),
  unsubscribe: (l) => pages.unsubscribePage({ ...leave, purposeTitle: monthly.title }, l),
  unsubscribed: (l) =>
    pages.unsubscribedPage(
      {
        ...leave,
        purposeTitle: monthly.title,
        signupUrl: '/newsletter/forms/start',
        preferencesUrl: '/newsletter/preferences/abc',
        undo: { left: 1_790_000_000_000, nonce: 'n-1' },
      },
      l,
    ),
  'unsubscribed-all': (l) => pages.unsubscribedPage({ ...leave, signupUrl: '/newsletter/forms/start' }, l),
  preferences: (l) => pages.preferencesPage(samplePreferences, l),
  'preferences-problem': (l) =>
    pages.preferencesPage({ ...samplePreferences, problem: 'nothing_selected' }, l),
  'preferences-pause-problem': (l) =>
    pages.preferencesPage({ ...samplePreferences, problem: 'date_past' }, l),
  'preferences-paused': (l) =>
    pages.preferencesPage(
      {
        ...samplePreferences,
        saved: true,
        pauses: {
          ...samplePreferences.pauses,
          running: [
            { name: '*', until: '24. Dezember 2026' },
            { name: 'monthly', title: monthly.title, until: '1. Februar 2027' },
          ],
        },
      },
      l,
    ),
  'preferences-empty': (l) => pages.preferencesPage({ ...samplePreferences, purposes: [] }, l),
  undone: (l) => pages.undonePage({ ...frame, senderName: 'Müller Backwaren', titles: [monthly.title] }, l),
  'preferences-saved': (l) =>
    pages.preferencesSavedPage(
      {
        ...frame,
        endedTitles: [tracking.title],
        keptTitles: [monthly.title],
        preferencesUrl: '/newsletter/preferences/abc',
        undo: { left: 1_790_000_000_000, nonce: 'n-1' },
      },
      l,
    ),
  'never-again': (l) => pages.neverAgainPage({ ...frame, nonce: 'n-1' }, l),
  renew: (l) =>
    pages.renewPage(
      { ...frame, senderName: 'Müller Backwaren', purposeTitle: 'Monatsbrief', months: 24, nonce: 'n-1' },
      l,
    ),
  renewed: (l) =>
    pages.renewedPage({ ...frame, senderName: 'Müller Backwaren', purposeTitle: 'Monatsbrief' }, l),
  privacy: (l) =>
    pages.privacyPage({ ...frame, senders: [{ name: 'Müller Backwaren', url: frame.privacyUrl }] }, l),
  'never-again-done': (l) => pages.neverAgainDonePage(frame, l),
  'link-invalid': (l) => pages.linkInvalidPage({ privacyUrl: frame.privacyUrl }, l),
  abuse: (l) => pages.abusePage(sampleAbuse, l),
  'abuse-problems': (l) =>
    pages.abusePage(
      { ...sampleAbuse, values: { email: 'anna@example', message: 'Nie bestellt.' }, problems: allCodes },
      l,
    ),
  'abuse-illegal': (l) =>
    pages.abusePage(
      {
        ...sampleAbuse,
        values: { email: 'anna@example.org', reason: 'unlawful_content' },
        problems: ['explanation_missing', 'good_faith_missing', 'name_missing'],
      },
      l,
    ),
  'abuse-received': (l) =>
    pages.abuseReceivedPage({ ...frame, caseNumber, blocking: 'click-needed', escalationAddress }, l),
  'abuse-received-blocked': (l) =>
    pages.abuseReceivedPage({ ...frame, caseNumber, blocking: 'blocked', escalationAddress }, l),
  'abuse-confirm': (l) => pages.abuseConfirmPage({ ...frame, caseNumber, nonce: 'n-1' }, l),
  'abuse-confirmed': (l) => pages.abuseConfirmedPage({ ...frame, caseNumber }, l),
  origin: (l) => pages.originPage({ ...frame, nonce: 'n-1' }, l),
  'origin-problem': (l) =>
    pages.originPage({ ...frame, nonce: 'n-1', values: { email: 'anna' }, problems: ['email_invalid'] }, l),
  'origin-sent': (l) => pages.originSentPage(frame, l),
  'data-request': (l) => pages.dataRequestPage({ ...frame, nonce: 'n-1' }, l),
  'data-request-problem': (l) =>
    pages.dataRequestPage(
      { ...frame, nonce: 'n-1', values: { email: 'anna' }, problems: ['email_invalid'] },
      l,
    ),
  'data-request-sent': (l) => pages.dataRequestSentPage(frame, l),
  data: (l) => pages.dataPage(leave, l),
  erasure: (l) => pages.erasurePage(leave, l),
  erased: (l) => pages.erasedPage(leave, l),
  address: (l) => pages.addressPage(leave, l),
  'address-sent': (l) => pages.addressSentPage(frame, l),
  'address-confirm': (l) => pages.addressConfirmPage({ ...leave, titles: [monthly.title] }, l),
  'address-done': (l) => pages.addressDonePage(leave, l),
  'web-view-unavailable': (l) => pages.webViewUnavailablePage(frame, l),
  error: (l) =>
    pages.errorPage(
      {
        ...frame,
        code: 'consent_missing',
        rule: 'MOS-2.2',
        message: { de: 'Es wurde nichts angekreuzt.', en: 'No box was ticked.' }[l],
      },
      l,
    ),
  'rate-limited': (l) => pages.rateLimitedPage({ ...frame, retryAfterSeconds: 400 }, l),
};
