import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/** Where a script finds addresses and passwords of this demo; goes with the database, so a second one has its own. */
export const demoFile = () => path.resolve(root, process.env.DEMO_FILE || '.tmp/demo.json');

const SENDER = {
  name: 'Backstube Sommer',
  language: 'de',
  timeZone: 'Europe/Zurich',
  fromName: 'Backstube Sommer',
  fromEmail: 'brief@backstube-sommer.test',
  replyTo: 'antwort@backstube-sommer.test',
  domain: 'backstube-sommer.test',
  profiles: [],
  privacyUrl: 'https://backstube-sommer.test/datenschutz',
  websiteUrl: 'https://backstube-sommer.test',
  personType: 'organisation',
  organisationName: 'Backstube Sommer',
  legalForm: 'GmbH',
  representatives: 'Mia Sommer',
  street: 'Musterweg 12',
  postalCode: '8001',
  city: 'Zürich',
  country: 'CH',
  registerName: 'Handelsregister des Kantons Zürich',
  registerNumber: 'CHE-123.456.788',
  phone: '+41440000000',
  email: 'kontakt@backstube-sommer.test',
  hasVatId: false,
};

const PURPOSES = [
  {
    key: 'monatsbrief',
    kind: 'mailing',
    title: 'Monatsbrief',
    messageTypes: 'Neues aus der Backstube, Rezepte, Termine',
    frequency: 'einmal im Monat',
    text: 'Ja, die Backstube Sommer GmbH darf mir einmal im Monat ihren Monatsbrief mit Neuigkeiten, Rezepten und Terminen per E-Mail schicken. Diese Einwilligung kann ich jederzeit widerrufen, zum Beispiel über den Abmeldelink in jeder E-Mail.',
  },
  {
    key: 'kurse',
    kind: 'mailing',
    title: 'Backkurse',
    messageTypes: 'Einladungen zu Kursen und Führungen',
    frequency: 'höchstens viermal im Jahr',
    text: 'Ja, die Backstube Sommer GmbH darf mich höchstens viermal im Jahr per E-Mail zu Backkursen und Führungen einladen. Diese Einwilligung kann ich jederzeit widerrufen, zum Beispiel über den Abmeldelink in jeder E-Mail.',
  },
];

const FORM = {
  slug: 'monatsbrief',
  language: 'de',
  title: 'Post aus der Backstube',
  intro:
    'Suchen Sie aus, was Sie lesen möchten. Nach dem Absenden erhalten Sie eine E-Mail, in der Sie die Anmeldung bestätigen.',
  purposeKeys: ['monatsbrief', 'kurse'],
  privacyNotice:
    'Verantwortlich ist die Backstube Sommer GmbH, Musterweg 12, 8001 Zürich. Wir speichern Ihre E-Mail-Adresse, den Zeitpunkt und die IP-Adresse von Anmeldung und Bestätigung, um Ihre Einwilligung nachweisen zu können. Rechtsgrundlage ist Ihre Einwilligung. Sie können Auskunft, Berichtigung und Löschung verlangen und sich bei der Aufsichtsbehörde beschweren.',
  privacyUrl: 'https://backstube-sommer.test/datenschutz',
  toolNotice: 'Für den Versand verwenden wir Jawort, eine Software, die wir selbst betreiben.',
  trackingNotice: 'Wir messen weder, ob Sie eine E-Mail öffnen, noch, welche Links Sie anklicken.',
  fields: [{ name: 'firstName', label: 'Vorname' }],
};

const TEMPLATE = {
  name: 'Schlicht',
  format: 'mjml',
  source: `<mjml>
  <mj-head>
    <mj-attributes>
      <mj-all font-family="Georgia, 'Times New Roman', serif" />
      <mj-text font-size="17px" line-height="27px" color="#2b2622" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="#f4efe8">
    <mj-section background-color="#7a3e1d" padding="22px 24px">
      <mj-column>
        <mj-text align="center" color="#ffffff" font-size="24px" line-height="30px">Backstube Sommer</mj-text>
      </mj-column>
    </mj-section>
    <mj-section background-color="#ffffff" padding="16px 16px 32px">
      <mj-column>
        <mj-text>{{ content }}</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`,
};

const CAMPAIGN = {
  title: 'Monatsbrief November',
  purposeKey: 'monatsbrief',
  subject: 'Sauerteig im Winter: ein Grundrezept',
  preheader: 'Was im Ofen steht, und wie der Teig trotz kalter Küche aufgeht.',
  format: 'markdown',
  locale: 'de',
  body: `# Sauerteig im Winter

Guten Tag{% if subscriber.fields.firstName %} {{ subscriber.fields.firstName }}{% endif %},

wenn die Küche kühl ist, braucht der Teig vor allem eines: **Zeit**. Unser Grundrezept für ein Roggenmischbrot kommt mit fünf Zutaten aus.

## Zutaten

- 300 g Roggenmehl und 200 g Weizenmehl
- 150 g Sauerteig
- 340 ml lauwarmes Wasser
- 11 g Salz

## So geht es

1. Alles verrühren und eine Stunde ruhen lassen.
2. Dreimal falten, dazwischen je 40 Minuten warten.
3. Über Nacht im Kühlschrank gehen lassen und bei 240 °C backen.

Am **12. Dezember** öffnen wir die Backstube für Besuch. Kommen Sie vorbei, wir zeigen den Ofen.

Herzlich  
Mia Sommer`,
};

const password = () => `${randomBytes(9).toString('base64url')}aA1`;

const uid = (name) => `plugin::newsletter.${name}`;

const createAdmin = async (strapi, email, firstname, lastname) => {
  const secret = password();
  const role = await strapi.service('admin::role').getSuperAdmin();
  await strapi
    .service('admin::user')
    .create({ email, firstname, lastname, password: secret, isActive: true, roles: [role.id] });
  return { email, password: secret };
};

const createApiToken = (strapi) =>
  strapi
    .service('admin::api-token')
    .create({ name: 'Demo', description: 'For scripts', type: 'full-access', lifespan: null });

/** What an earlier start wrote: its passwords are nowhere else. */
const remembered = () => {
  const file = demoFile();
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
};

const KEPT = [
  'adminEmail',
  'adminPassword',
  'approverEmail',
  'approverPassword',
  'apiToken',
  'senderId',
  'purposeKey',
  'formSlug',
  'templateId',
  'campaignId',
];

const seed = async (strapi) => {
  const { campaign, senders } = strapi.plugin('newsletter').service('newsletter');
  const admin = await createAdmin(strapi, 'mia@example.org', 'Mia', 'Sommer');
  const approver = await createAdmin(strapi, 'jon@example.org', 'Jon', 'Winter');
  const owner = await strapi.db.query('admin::user').findOne({ where: { email: admin.email } });
  const actor = { userId: owner.id, name: `user:${owner.id}`, ip: '127.0.0.1' };
  const sender = await strapi.documents(uid('sender')).create({ data: SENDER });
  const senderId = sender.documentId;
  await senders.accept(senderId, 'terms', actor);
  await senders.accept(senderId, 'anti-spam', actor);
  await senders.decide(senderId, { state: 'active', reason: 'Demo' }, actor);
  for (const purpose of PURPOSES)
    await strapi.documents(uid('purpose')).create({ data: { ...purpose, senderId } });
  await strapi.documents(uid('signup-form')).create({ data: { ...FORM, senderId } });
  const template = await strapi.documents(uid('template')).create({ data: { ...TEMPLATE, senderId } });
  const draft = { ...CAMPAIGN, senderId, templateId: template.documentId };
  const { id: campaignId } = await campaign.create(draft, owner.id, actor.name);
  const { accessKey } = await createApiToken(strapi);
  return {
    adminEmail: admin.email,
    adminPassword: admin.password,
    approverEmail: approver.email,
    approverPassword: approver.password,
    apiToken: accessKey,
    senderId,
    purposeKey: CAMPAIGN.purposeKey,
    formSlug: FORM.slug,
    templateId: template.documentId,
    campaignId,
  };
};

/** Fills an empty database with one sender and all that belongs to it; a filled one stays as it is. */
export const seedDemo = async (strapi) => {
  const before = remembered();
  const known = before
    ? await strapi.documents(uid('sender')).findOne({ documentId: before.senderId ?? '' })
    : null;
  if (known) return Object.fromEntries(KEPT.map((name) => [name, before[name]]));
  const count = await strapi.db.query(uid('sender')).count();
  if (count > 0)
    throw new Error(
      `The database has senders, but ${demoFile()} is gone. Delete the database of the demo to start afresh.`,
    );
  return seed(strapi);
};
