import { Readable } from 'node:stream';
import type * as composers from '../../src/plugins/newsletter/server/src/domain/notice';
import type { NoticeName } from '../../src/plugins/newsletter/server/src/domain/notice/notice-name';
import { call, confirmed, form, knexOf, nonceOf, subscribe, subscriberOf } from './doors';
import { linksIn } from './mail';
import { ACTOR, FORM, PURPOSE, SENDER, seedSender, sendCampaign } from './seed';
import { freePort } from './ports';
import { opening } from './opening';
import { startSmtpSink, type SmtpSink, type StoredMail } from './smtp-sink';
import { boot, uid, type App } from './strapi';

type Composer = Exclude<
  Extract<keyof typeof composers, `${string}Mail`>,
  'composeMail' | 'lintConfirmationMail'
>;

interface Kind {
  /** Of the queue of service mails; a campaign stands in another. */
  readonly notice: NoticeName | null;
  readonly to: string;
  /** Pages its links lead to. */
  readonly pages: readonly string[];
}

/** An Ed25519 key that signs beside the RSA one, as if ordered an hour ago. */
const seedSecondKey = async ({ newsletter: { dkim, repositories } }: App): Promise<void> => {
  const key = await dkim.make('ed25519-sha256');
  const where = { domain: SENDER.domain, selector: 'nle1', algorithm: 'ed25519-sha256' } as const;
  await repositories.dkimKeys.add({ ...where, ...key, createdAt: 1, signsFrom: 1, createdBy: 'test' });
};

/** Agreed to being measured; nobody else did. */
export const READER = 'leserin@example.org';
const COMPLAINER = 'beschwerde@example.org';
const REPORTER = 'meldung@example.org';
const MOVER = 'umzug@example.org';

/** Every mail that the product can write: `tsc` and the first test miss the one that is not here. */
export const KINDS: Record<Composer | 'campaign', Kind> = {
  campaign: {
    notice: null,
    to: READER,
    pages: ['abuse', 'origin', 'preferences/:token', 'u/:token', 'view/:token'],
  },
  confirmationMail: {
    notice: 'double-opt-in',
    to: 'neu@example.org',
    pages: ['confirm/:token', 'never-again/:token'],
  },
  addressChangeMail: {
    notice: 'address-change',
    to: 'neue-wohnung@example.org',
    pages: ['address/:token', 'never-again/:token'],
  },
  renewalMail: { notice: 'renewal', to: 'treu@example.org', pages: ['preferences/:token', 'renew/:token'] },
  originMail: { notice: 'origin', to: 'woher@example.org', pages: ['forms/:slug'] },
  rightsMail: { notice: 'rights', to: 'meins@example.org', pages: ['data/:token', 'erasure/:token'] },
  abuseAcknowledgementMail: { notice: 'abuse-acknowledgement', to: COMPLAINER, pages: [] },
  abuseDecisionMail: { notice: 'abuse-decision', to: 'hinweis@example.org', pages: [] },
  statementOfReasonsMail: { notice: 'statement-of-reasons', to: SENDER.email, pages: [] },
  abuseConfirmMail: { notice: 'abuse-confirm', to: REPORTER, pages: ['abuse/confirm/:token'] },
};

/** An installation that has written each kind once, and the server that took them in. */
export interface EveryMail {
  readonly app: App;
  readonly senderId: string;
  readonly sink: SmtpSink;
  /** By kind. */
  readonly mails: ReadonlyMap<string, StoredMail>;
}

const run = async ({ newsletter }: App): Promise<void> => {
  newsletter.engine.start();
  await newsletter.engine.idle();
  await newsletter.engine.stop();
};

const newestTo = (sink: SmtpSink, email: string): StoredMail => {
  const mail = sink.mails.filter(({ rcptTo }) => rcptTo === email).at(-1);
  if (!mail) throw new Error(`No mail to ${email}.`);
  return mail;
};

const press = async (app: App, path: string, fields: Record<string, string>): Promise<void> => {
  const nonce = nonceOf(await call(app, 'GET', path));
  const answer = await call(app, 'POST', path, { body: form({ nonce, ...fields }) });
  if (answer.status !== 202) throw new Error(`${path.split('?')[0]}: ${answer.status}`);
};

/** Somebody whose consent is so old that the product asks for another. */
const seedOld = async (app: App, senderId: string, email: string): Promise<void> => {
  const at = new Date();
  at.setUTCMonth(at.getUTCMonth() - 22);
  const row = [email, at.toISOString(), '192.0.2.1', at.toISOString(), '192.0.2.1', 'https://testhaus.test'];
  const header = 'email,requested_at,request_ip,confirmed_at,confirm_ip,source,consent_text\n';
  const order = { senderId, purposeKey: 'brief', origin: 'own-form', actor: 'test' };
  await app.newsletter.imports.importFile(Readable.from([header, `${row.join(',')},Ja bitte\n`]), order);
};

const bootToMail = async (sink: SmtpSink): Promise<App> => {
  const port = await freePort();
  const env = { SMTP_URL: sink.url, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` };
  const app = await boot({ listen: true, env: { ...env, TRUSTED_PROXIES: '127.0.0.1,::1' } });
  await app.newsletter.engine.stop();
  return app;
};

/** Stand in the campaign as its author wrote them: a link and an image. */
export const CONTENT_LINKS = [
  'https://testhaus.test/verzeichnis?reihe=garten&ausgabe=3',
  'https://testhaus.test/bilder/garten.png',
] as const;

/** @returns the Mailing-ID of the campaign that went out */
const sendOne = async (app: App, senderId: string): Promise<string> => {
  const body = [
    '# Guten Tag',
    'heute gibt es Neues über Bücher und Gärten, auch [im Browser]({{ links.webView }}).',
    `Alles steht [im Verzeichnis](${CONTENT_LINKS[0]}).`,
    `![Ein Garten im Herbst](${CONTENT_LINKS[1]})`,
  ].join('\n\n');
  const campaignId = await sendCampaign(app, senderId, { body });
  await run(app);
  return (await app.newsletter.repositories.runs.findByCampaign(campaignId))?.mailingId ?? '';
};

const complain = async (app: App, sink: SmtpSink, mailingId: string): Promise<void> => {
  const proof = linksIn(newestTo(sink, COMPLAINER)).find((link) => link.includes('/abuse?t=')) ?? '';
  const { pathname, search } = new URL(proof);
  await press(app, pathname + search, { email: COMPLAINER, reason: 'never_subscribed' });
  await press(app, '/newsletter/abuse', { mailingId, email: REPORTER, reason: 'never_subscribed' });
};

/** The key of the purpose `tracking`, whose form the reader signs up with. */
export const TRACKING = 'messung';

const seedTracking = async (app: App, senderId: string): Promise<void> => {
  const create = (type: string, data: object) =>
    app.strapi.documents(uid(type)).create({ data: { ...data, senderId } });
  const text = 'Ja, das Testhaus darf messen, ob ich seine E-Mails öffne und welche Links ich anklicke.';
  await create('purpose', { ...PURPOSE, key: TRACKING, kind: 'tracking', title: 'Messung', text });
  const trackingNotice =
    'Öffnungen und Klicks werten wir mit Anzahl und Zeitpunkt aus, wenn Sie das Kästchen dafür ankreuzen.';
  const purposeKeys = ['brief', TRACKING];
  await create('signup-form', { ...FORM, slug: 'mit-messung', purposeKeys, trackingNotice });
};

/** Somebody reports what is illegal, and the desk decides. */
const report = async (app: App, mailingId: string): Promise<void> => {
  const { to: email } = KINDS.abuseDecisionMail;
  const words = { reason: 'unlawful_content', message: 'Das Angebot ist erfunden.', lastName: 'Hinz' };
  await press(app, '/newsletter/abuse', { mailingId, email, ...words, goodFaith: 'true' });
  const row = await knexOf(app)('newsletter_abuse_reports').where({ reporter_email: email }).first();
  const told = { measure: 'campaign_stopped', reasons: 'Das Angebot gibt es nicht.', ground: '§ 5 UWG' };
  await app.newsletter.abuse.decide(
    row.document_id,
    { verdict: 'justified', note: 'Geprüft.', ...told },
    ACTOR.name,
  );
};

export const writeEveryMail = (): Promise<EveryMail> =>
  opening(async (keep) => {
    const sink = await startSmtpSink();
    keep(() => sink.close());
    const app = await bootToMail(sink);
    keep(() => app.stop());
    return { app, sink, ...(await writeMails(app, sink)) };
  });

const writeMails = async (app: App, sink: SmtpSink): Promise<Pick<EveryMail, 'senderId' | 'mails'>> => {
  const { senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } });
  await seedSecondKey(app);
  const { originMail, rightsMail, renewalMail, addressChangeMail, confirmationMail } = KINDS;
  await seedTracking(app, senderId);
  await confirmed(app, READER, { form: 'mit-messung', consents: { brief: true, [TRACKING]: true } });
  for (const email of [COMPLAINER, REPORTER, MOVER, originMail.to, rightsMail.to])
    await confirmed(app, email);
  const mailingId = await sendOne(app, senderId);
  const mails = new Map([['campaign', newestTo(sink, READER)]]);
  await subscribe(app, confirmationMail.to);
  const { document_id: mover } = await subscriberOf(app, MOVER);
  const { pathname } = new URL(app.newsletter.links.preferences(mover));
  await press(app, `${pathname}/address`, { email: addressChangeMail.to });
  await seedOld(app, senderId, renewalMail.to);
  await app.newsletter.consentUpkeep();
  await press(app, '/newsletter/origin', { email: originMail.to });
  await press(app, '/newsletter/access', { email: rightsMail.to });
  await complain(app, sink, mailingId);
  await report(app, mailingId);
  await run(app);
  for (const [kind, { to, notice }] of Object.entries(KINDS)) if (notice) mails.set(kind, newestTo(sink, to));
  return { senderId, mails };
};
