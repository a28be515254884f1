import { Readable } from 'node:stream';

const ACTOR = { userId: 1, name: 'user:1', ip: '127.0.0.1' };

const SENDER = {
  name: 'Messhaus',
  language: 'de',
  timeZone: 'Europe/Zurich',
  fromName: 'Messhaus Brief',
  fromEmail: 'brief@messhaus.test',
  replyTo: 'antwort@messhaus.test',
  domain: 'messhaus.test',
  privacyUrl: 'https://messhaus.test/datenschutz',
  websiteUrl: 'https://messhaus.test',
  personType: 'organisation',
  organisationName: 'Messhaus',
  legalForm: 'GmbH',
  representatives: 'Ina Muster',
  street: 'Prüfweg 1',
  postalCode: '10115',
  city: 'Berlin',
  country: 'DE',
  registerName: 'Amtsgericht Charlottenburg',
  registerNumber: 'HRB 12345',
  phone: '+493000000000',
  email: 'kontakt@messhaus.test',
  hasVatId: false,
};

const PURPOSE = {
  key: 'brief',
  kind: 'mailing',
  title: 'Messbrief',
  messageTypes: 'Neuigkeiten',
  frequency: 'einmal im Monat',
  text: 'Ja, das Messhaus darf mir einmal im Monat Neuigkeiten per E-Mail schicken. Ich kann das jederzeit widerrufen.',
};

const FORM = {
  slug: 'brief',
  language: 'de',
  title: 'Messbrief bestellen',
  intro: 'Kreuzen Sie an, was Sie lesen möchten.',
  purposeKeys: ['brief'],
  privacyNotice: 'Verantwortlich ist die Messhaus GmbH, Prüfweg 1, 10115 Berlin.',
  privacyUrl: 'https://messhaus.test/datenschutz',
  toolNotice: 'Für den Versand verwenden wir Jawort.',
  trackingNotice: 'Wir messen nicht, ob Sie lesen oder klicken.',
  fields: [{ name: 'firstName', label: 'Vorname' }],
};

/** An approved sender with one purpose and one published form. */
export const seedSender = async ({ strapi, newsletter }, profiles) => {
  const create = (type, data) => strapi.documents(`plugin::newsletter.${type}`).create({ data });
  const { documentId: senderId } = await create('sender', { ...SENDER, profiles });
  await newsletter.senders.accept(senderId, 'terms', ACTOR);
  await newsletter.senders.accept(senderId, 'anti-spam', ACTOR);
  await newsletter.senders.decide(senderId, { state: 'active', reason: 'Messung' }, ACTOR);
  await create('purpose', { ...PURPOSE, senderId });
  await create('signup-form', { ...FORM, senderId });
  return senderId;
};

/** So many subscribers with a proven double opt-in, through the product's own import. */
export const seedConfirmed = async ({ newsletter }, senderId, count) => {
  const at = new Date(Date.now() - 24 * 3_600_000).toISOString();
  const header = 'email,requested_at,request_ip,confirmed_at,confirm_ip,source,consent_text\n';
  const rows = Array.from(
    { length: count },
    (_, n) => `leser${n}@example.org,${at},192.0.2.1,${at},192.0.2.1,https://messhaus.test,Ja bitte\n`,
  );
  const order = { senderId, purposeKey: 'brief', origin: 'own-form', actor: 'bench' };
  const report = await newsletter.imports.importFile(Readable.from([header, ...rows]), order);
  if (report.proven !== count) throw new Error(`Seeding failed: ${JSON.stringify(report)}`);
};

/** Writes, confirms and schedules a campaign; it leaves once the engine runs. */
export const scheduleCampaign = async ({ newsletter }, senderId, content) => {
  const { campaign, schedule } = newsletter;
  const draft = {
    title: 'Messung',
    senderId,
    purposeKey: 'brief',
    preheader: null,
    templateId: null,
    locale: 'de',
    ...content,
  };
  const { id } = await campaign.create(draft, ACTOR.userId, ACTOR.name);
  const confirmation = await schedule.confirm(id, true, ACTOR);
  await schedule.schedule(id, { confirmationId: confirmation.id, startAt: null }, ACTOR);
  return id;
};
