import type { App } from './strapi';
import { uid } from './strapi';

/** A complete sender; every test changes what it is about. */
export const SENDER = {
  name: 'Testhaus',
  language: 'de',
  timeZone: 'Europe/Zurich',
  fromName: 'Testhaus Brief',
  fromEmail: 'brief@testhaus.test',
  replyTo: 'antwort@testhaus.test',
  domain: 'testhaus.test',
  profiles: [] as string[],
  privacyUrl: 'https://testhaus.test/datenschutz',
  websiteUrl: 'https://testhaus.test',
  personType: 'organisation',
  organisationName: 'Testhaus',
  legalForm: 'GmbH',
  representatives: 'Ina Muster',
  street: 'Prüfweg 1',
  postalCode: '10115',
  city: 'Berlin',
  country: 'DE',
  registerName: 'Amtsgericht Charlottenburg',
  registerNumber: 'HRB 12345',
  phone: '+493000000000',
  email: 'kontakt@testhaus.test',
  hasVatId: false,
};

export const PURPOSE = {
  key: 'brief',
  kind: 'mailing',
  title: 'Testbrief',
  messageTypes: 'Neuigkeiten',
  frequency: 'einmal im Monat',
  text: 'Ja, das Testhaus darf mir einmal im Monat Neuigkeiten per E-Mail schicken. Ich kann das jederzeit widerrufen.',
};

export const FORM = {
  slug: 'brief',
  language: 'de',
  title: 'Testbrief bestellen',
  intro: 'Kreuzen Sie an, was Sie lesen möchten.',
  purposeKeys: ['brief'],
  privacyNotice: 'Verantwortlich ist die Testhaus GmbH, Prüfweg 1, 10115 Berlin.',
  privacyUrl: 'https://testhaus.test/datenschutz',
  toolNotice: 'Für den Versand verwenden wir Jawort.',
  trackingNotice: 'Wir messen nicht, ob Sie lesen oder klicken.',
  fields: [{ name: 'firstName', label: 'Vorname' }],
};

export const ACTOR = { userId: 1, name: 'user:1', ip: '127.0.0.1' };

export interface Seeded {
  readonly senderId: string;
}

/** An approved sender who accepted the policies, with one purpose and one published form. */
export const seedSender = async (
  app: App,
  changes: { sender?: object; purpose?: object; form?: object } = {},
): Promise<Seeded> => {
  const create = (type: string, data: object) => app.strapi.documents(uid(type)).create({ data });
  const sender = await create('sender', { ...SENDER, ...changes.sender });
  const senderId: string = sender.documentId;
  await app.newsletter.senders.accept(senderId, 'terms', ACTOR);
  await app.newsletter.senders.accept(senderId, 'anti-spam', ACTOR);
  await app.newsletter.senders.decide(senderId, { state: 'active', reason: 'Test' }, ACTOR);
  await create('purpose', { ...PURPOSE, senderId, ...changes.purpose });
  await create('signup-form', { ...FORM, senderId, ...changes.form });
  return { senderId };
};

/**
 * Subscribers with a proven double opt-in, brought in through the product's own import.
 * @returns their addresses
 */
export const seedConfirmedFor = async (
  app: App,
  { senderId, purposeKey, domain = 'example.org' }: { senderId: string; purposeKey: string; domain?: string },
  count: number,
  prefix: string,
): Promise<string[]> => {
  const { Readable } = await import('node:stream');
  const at = new Date(Date.now() - 24 * 3_600_000).toISOString();
  const emails = Array.from({ length: count }, (_, n) => `${prefix}${n}@${domain}`);
  const header = 'email,requested_at,request_ip,confirmed_at,confirm_ip,source,consent_text\n';
  const rows = emails.map(
    (email) => `${email},${at},192.0.2.1,${at},192.0.2.1,https://testhaus.test,Ja bitte\n`,
  );
  const order = { senderId, purposeKey, origin: 'own-form', actor: 'test' };
  const report = await app.newsletter.imports.importFile(Readable.from([header, ...rows]), order);
  if (report.proven !== count) throw new Error(`Seeding failed: ${JSON.stringify(report)}`);
  return emails;
};

/** The same for the purpose that `seedSender` makes. */
export const seedConfirmed = (app: App, senderId: string, count: number, prefix = 'leser') =>
  seedConfirmedFor(app, { senderId, purposeKey: 'brief' }, count, prefix);

export const draft = (senderId: string, changes: object = {}) => ({
  title: 'Test',
  senderId,
  purposeKey: 'brief',
  subject: 'Neues aus dem Testhaus',
  preheader: null,
  format: 'markdown' as const,
  body: '# Guten Tag\n\nheute gibt es Neues über Bücher, Gärten und die Bibliothek im Viertel.',
  templateId: null,
  locale: 'de' as const,
  ...changes,
});

/** Writes, confirms and schedules a campaign through the services; returns its id. */
export const sendCampaign = async (app: App, senderId: string, changes: object = {}): Promise<string> => {
  const { campaign, schedule } = app.newsletter;
  const { id } = await campaign.create(draft(senderId, changes), ACTOR.userId, ACTOR.name);
  const confirmation = await schedule.confirm(id, true, ACTOR);
  await schedule.schedule(id, { confirmationId: confirmation.id, startAt: null }, ACTOR);
  return id;
};
