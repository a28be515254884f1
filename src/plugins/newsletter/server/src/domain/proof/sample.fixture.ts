import { commitAddress } from '../consent/address-commitment';
import { canonicalJson, EMPTY_LEDGER, linkEntries, REDACTED, type LedgerEntry } from '../consent/ledger';
import { formHash, type FormContent } from '../signup-form/form-version';
import type { ProofFacts } from './build-proof';

const SALT = 'a'.repeat(64);
const ADDRESS = 'ina@example.org';

export const FORM: FormContent = {
  slug: 'brief',
  senderId: 'sender1',
  senderName: 'Testhaus',
  language: 'de',
  title: 'Testbrief bestellen',
  intro: '',
  boxes: [
    {
      purposeKey: 'brief',
      kind: 'mailing',
      title: 'Testbrief',
      messageTypes: 'Neuigkeiten',
      frequency: 'einmal im Monat',
      text: 'Ja, das Testhaus darf mir einmal im Monat Neuigkeiten schicken.',
      controller: 'Testhaus',
    },
    {
      purposeKey: 'messung',
      kind: 'tracking',
      title: 'Messung',
      messageTypes: 'Öffnungen und Klicks',
      frequency: 'bei jeder Mail',
      text: 'Ja, das Testhaus darf messen, ob ich lese.',
      controller: 'Testhaus',
    },
  ],
  privacyNotice: 'Verantwortlich ist die Testhaus GmbH, Prüfweg 1, 10115 Berlin.',
  privacyUrl: 'https://testhaus.test/datenschutz',
  toolNotice: 'Für den Versand verwenden wir Jawort.',
  trackingNotice: 'Wir messen nur mit eigener Einwilligung.',
  fields: [],
};

const entry = (event: LedgerEntry['event'], occurredAt: string, payload: object): LedgerEntry => ({
  documentId: `${event}1`,
  senderId: 'sender1',
  subscriberId: 'subscriber1',
  purposeKey: 'brief',
  event,
  occurredAt,
  payload: canonicalJson(payload),
});

const form = { id: 'form1', slug: 'brief', version: 1, hash: formHash(FORM), language: 'de' };
const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

/** A double opt-in with all its steps, and a withdrawal; `more` entries stand behind. */
export const sampleFacts = (
  changes: { content?: FormContent; more?: readonly LedgerEntry[] } = {},
): ProofFacts => {
  const content = changes.content ?? FORM;
  const named = { ...form, hash: formHash(content) };
  const address = commitAddress(SALT, ADDRESS);
  const { records, head } = linkEntries({ seq: 40, hash: 'b'.repeat(64) }, [
    entry('requested', '2026-11-21T13:03:22.120Z', {
      request: 'r1',
      channel: 'e-mail',
      zone: 'Europe/Berlin',
      collectedBy: content.senderName,
      form: named,
      text: content.boxes[0],
      notices: {
        privacy: content.privacyNotice,
        tool: content.toolNotice,
        tracking: content.trackingNotice,
      },
      boxTicked: true,
      boxes: content.boxes.map(({ purposeKey }) => ({ purposeKey, ticked: purposeKey === 'brief' })),
      source: 'https://testhaus.test/brief',
      ip: '192.0.2.1',
      userAgent: browser,
      address,
    }),
    entry('confirmation-mailed', '2026-11-21T13:03:24.800Z', {
      request: 'r1',
      subject: 'Bitte bestätigen: Testbrief',
      messageId: '<m1@testhaus.test>',
      bodyHash: 'frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY=',
      handedOverAt: '2026-11-21T13:03:24.300Z',
      serverAnswer: '250 2.0.0 Ok: queued as 4F2B1',
    }),
    entry('page-view', '2026-11-21T13:10:05.010Z', {
      request: 'r1',
      viewedAt: '2026-11-21T13:09:58.000Z',
      ip: '198.51.100.7',
    }),
    entry('confirmed', '2026-11-21T13:10:05.010Z', {
      request: 'r1',
      form: named,
      text: content.boxes[0],
      method: 'button',
      ip: '198.51.100.7',
      userAgent: browser,
      sameIpAsRequest: false,
      address,
    }),
    entry('withdrawn', '2027-02-01T08:00:00.000Z', {
      method: 'one-click',
      ip: '203.0.113.9',
      userAgent: null,
    }),
    ...(changes.more ?? []),
  ]);
  return {
    now: Date.parse('2027-02-02T09:00:00.000Z'),
    sender: { id: 'sender1', name: content.senderName, zone: 'Europe/Berlin' },
    subscriber: { id: 'subscriber1', address: 'Ina@example.org', normalised: ADDRESS, addressSalt: SALT },
    purposes: [{ key: 'brief', title: 'Testbrief', kind: 'mailing' }],
    consents: [
      {
        purposeKey: 'brief',
        consent: {
          state: 'withdrawn',
          since: Date.parse('2027-02-01T08:00:00.000Z'),
          expressedAt: Date.parse('2026-11-21T13:10:05.010Z'),
          expiresAt: null,
        },
      },
    ],
    suppressions: [],
    forms: [{ formId: 'form1', version: 1, contentHash: named.hash, content }],
    records,
    head,
  };
};

/** The same person after an erasure: the evidence is gone, and a record says so. */
export const erasedFacts = (): ProofFacts => {
  const at = '2027-02-01T09:00:00.000Z';
  const redacted = sampleFacts().records.map(({ documentId }) => documentId);
  const facts = sampleFacts({
    more: [entry('erased', at, { method: 'person', actor: 'visitor', redacted })],
  });
  const since = Date.parse(at);
  const [held] = facts.consents;
  const consents = held ? [{ ...held, consent: { ...held.consent, state: 'erased' as const, since } }] : [];
  const records = facts.records.map((record) =>
    record.event === 'erased' ? record : { ...record, payload: REDACTED },
  );
  const subscriber = { ...facts.subscriber, address: null, normalised: null, addressSalt: null };
  return { ...facts, consents, records, subscriber, forms: [] };
};

/** One who never did anything. */
export const emptyFacts = (): ProofFacts => ({
  ...sampleFacts(),
  purposes: [],
  consents: [],
  forms: [],
  records: [],
  head: EMPTY_LEDGER,
});
