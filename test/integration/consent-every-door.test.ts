import { Readable } from 'node:stream';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { simpleParser } from 'mailparser';
import {
  adminDoor,
  bootDoors,
  call,
  confirmed,
  form,
  formNonce,
  graphql,
  knexOf,
  linksTo,
  newAddress,
  subscribe,
  type Answer,
  type Loose,
} from '../helpers/doors';
import { FORM, PURPOSE, seedSender, sendCampaign } from '../helpers/seed';
import { uid, type App } from '../helpers/strapi';

const NOTICES = {
  toolNotice: 'Den Versand erledigt Jawort, ein Werkzeug von Dritten.',
  trackingNotice:
    'Öffnungen und Klicks zählen wir mit Anzahl und Zeitpunkt, wenn Sie das Kästchen ankreuzen.',
  withdrawalNotice: 'Sie können jederzeit mit einem Klick widerrufen.',
};
const SUBSCRIBE = `mutation ($email: String!, $city: String!) {
  subscribeToNewsletter(form: "alles", email: $email, consents: [{ purpose: "brief", given: true }],
    fields: [{ name: "firstName", value: $city }]) { status }
}`;
const SHOWN = `query { newsletterForm(slug: "alles") {
  toolNotice trackingNotice withdrawalNotice privacyNotice purposes { text } } }`;

/** Rules whose words do not name a door hold at all of them. */
describe('what holds at every door', () => {
  let app: App;
  let senderId: string;
  let door: Awaited<ReturnType<typeof adminDoor>>;
  let formId: string;
  beforeAll(async () => {
    app = await bootDoors('sqlite');
    ({ senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } }));
    const create = (type: string, data: object) =>
      app.strapi.documents(uid(type)).create({ data: { ...data, senderId } });
    await create('purpose', { ...PURPOSE, key: 'messung', kind: 'tracking', title: 'Messung' });
    const purposeKeys = ['brief', 'messung'];
    ({ documentId: formId } = await create('signup-form', {
      ...FORM,
      ...NOTICES,
      slug: 'alles',
      purposeKeys,
    }));
    door = await adminDoor(app);
  });
  afterAll(() => app.stop());

  const signUp: Record<string, (email: string, firstName?: string) => Promise<Answer>> = {
    page: (email, firstName = '') =>
      call(app, 'POST', '/newsletter/forms/alles', {
        body: form({
          email,
          nonce: formNonce(app, 'alles'),
          version: '1',
          website: '',
          'consents[brief]': 'true',
          'fields[firstName]': firstName,
        }),
      }),
    widget: (email, firstName = '') =>
      subscribe(app, email, {
        headers: { origin: app.url },
        data: {
          form: 'alles',
          nonce: formNonce(app, 'alles'),
          version: 1,
          fields: { firstName },
          channel: 'sms',
        },
      }),
    JSON: (email, firstName = '') =>
      subscribe(app, email, {
        data: { form: 'alles', fields: { firstName }, channel: 'sms', phone: '+491' },
      }),
    GraphQL: (email, firstName = '') => graphql(app, SUBSCRIBE, { email, city: firstName }),
  };
  const confirm = async (email: string): Promise<void> => {
    const { token } = await linksTo(app, email);
    const { status } = await call(app, 'POST', '/api/newsletter/confirmations', { body: { token } });
    expect(status).toBe(200);
  };
  const brought = (rows: string) =>
    app.newsletter.imports.importFile(Readable.from([rows]), {
      senderId,
      purposeKey: 'brief',
      origin: 'own-form',
      actor: 'test',
    });
  const idOf = async (email: string): Promise<string> =>
    (await app.newsletter.repositories.subscribers.findByAddress(senderId, email.toLowerCase()))!.id;

  describe('what is told before', () => {
    const shown: Record<string, () => Promise<Answer>> = {
      page: () => call(app, 'GET', '/newsletter/forms/alles'),
      frame: () => call(app, 'GET', '/newsletter/forms/alles?embed=1'),
      'page in English': () => call(app, 'GET', '/newsletter/forms/alles?lang=en'),
      'JSON and widget': () => call(app, 'GET', '/api/newsletter/forms/alles'),
      GraphQL: () => graphql(app, SHOWN, {}),
      admin: () => door.call('GET', `/newsletter/signup-forms/${formId}/versions/1`),
    };

    it.each<[rule: string, told: string]>([
      ['MSR-2.4-19', NOTICES.toolNotice],
      ['MSR-2.4-20', NOTICES.trackingNotice],
      ['G-7.3', NOTICES.withdrawalNotice],
      ['G-13', FORM.privacyNotice],
      ['MOS-2.3', PURPOSE.text],
    ])('%s: every door that shows a form shows “%s”', async (_rule, told) => {
      for (const [name, look] of Object.entries(shown)) {
        const { status, text } = await look();
        expect([name, status, text.includes(told)]).toEqual([name, 200, true]);
      }
    });
  });

  describe('what a yes is for', () => {
    it.each(['page', 'widget', 'JSON', 'GraphQL', 'import'])(
      'MSR-2.4-2: it is for e-mail and opens no other channel, whoever asks for one (%s)',
      async (name) => {
        const email = newAddress('kanal');
        if (name === 'import') {
          const at = new Date(Date.now() - 86_400_000).toISOString();
          const head =
            'email,channel,phone,requested_at,request_ip,confirmed_at,confirm_ip,source,consent_text\n';
          await brought(
            `${head}${email},sms,+491,${at},192.0.2.1,${at},192.0.2.1,https://testhaus.test,Ja bitte\n`,
          );
        } else {
          await signUp[name]!(email);
          await confirm(email);
        }
        const { text } = await door.call('GET', `/newsletter/subscribers/${await idOf(email)}/proof`);
        const channels = [...text.matchAll(/"channel":\s*"([^"]*)"/g)].map(([, channel]) => channel);
        expect([name, [...new Set(channels)]]).toEqual([name, ['e-mail']]);
      },
    );

    it('MSR-2.4-2: there is no door to text messages, and no purpose, form or subscriber holds a channel', async () => {
      const posted = { to: '+491', text: 'Hallo' };
      for (const at of ['sms', 'messages', 'subscriptions/sms'])
        expect((await call(app, 'POST', `/api/newsletter/${at}`, { body: posted })).status).toBe(404);
      const argument = SUBSCRIBE.replace('form: "alles"', 'form: "alles", channel: "sms"');
      const refused = await graphql(app, argument, { email: newAddress(), city: 'x' });
      expect(refused.text).toMatch(/Unknown argument/);
      const attributes = Object.entries(app.strapi.contentTypes as Record<string, Loose>)
        .filter(([name]) => name.startsWith(uid('')) && name !== uid('sender'))
        .flatMap(([, { attributes: all }]) => Object.keys(all));
      expect(attributes.filter((name) => /channel|phone|mobile|sms/i.test(name))).toEqual([]);
    });

    it.each(['MSR-2.4-20', 'TRK-1'])(
      '%s: a mail to somebody who said no to measuring has no picture and the links as they were written',
      async () => {
        const email = await confirmed(app, newAddress('ungemessen'), { form: 'alles' });
        const link = 'https://testhaus.test/garten?a=1';
        await sendCampaign(app, senderId, {
          body: `# Guten Tag\n\nMehr [im Garten](${link}) und hier.`,
        });
        app.newsletter.engine.start();
        await app.newsletter.engine.idle();
        await app.newsletter.engine.stop();
        const mails = await Promise.all(
          readdirSync(app.outboxDir).map((file) =>
            simpleParser(readFileSync(path.join(app.outboxDir, file))),
          ),
        );
        const mail = mails.find(
          ({ to, headers }) => JSON.stringify(to).includes(email) && headers.has('x-mailing-id'),
        )!;
        expect(String(mail.html)).toContain(`href="${link}"`);
        expect(mail.text).toContain(link);
        expect(String(mail.html)).not.toMatch(/<img|background(-image)?\s*[:=][^;"]*url|<link|@import/i);
      },
    );
  });

  describe('what the customer brought', () => {
    it('MSR-AS-2: no door changes his columns: signing up, leaving, staff, the Content Manager', async () => {
      const email = newAddress('Spalte');
      const cells = ['=1+1', ' Müller ', '007', "'"];
      await brought(`email,Formel,Vorname,Nummer,Strich\n${email},${cells.join(',')}\n`);
      const columns = async (): Promise<unknown[]> => {
        const { text } = await door.call(
          'GET',
          `/newsletter/exports?senderId=${senderId}&forSpreadsheets=false`,
        );
        const [head = [], ...rows] = parse(text) as string[][];
        const row = rows.find((values) => values.includes(email)) ?? [];
        return ['Formel', 'Vorname', 'Nummer', 'Strich'].map((name) => row[head.indexOf(name)]);
      };
      const before = await columns();
      expect(before).toEqual(cells);
      for (const [name, enter] of Object.entries(signUp)) {
        // As if the ones before were long ago: each of them asks.
        const longAgo = Date.now() - 40 * 86_400_000;
        await knexOf(app)('newsletter_confirmation_requests').update({ requested_at: longAgo });
        expect((await enter(email, `Neu ${name}`)).status).toBeLessThan(300);
      }
      await confirm(email);
      const id = await idOf(email);
      const row = await app.strapi.db.query(uid('subscriber')).findOne({ where: { documentId: id } });
      await door.update('subscriber', id, { language: 'en', fields: { firstName: 'Andere' } });
      await app.strapi.db
        .query(uid('subscriber'))
        .update({ where: { id: row.id }, data: { language: 'de' } });
      await door.call('POST', `/newsletter/subscribers/${id}/unsubscription`, { reason: 'Anruf' });
      expect(await columns()).toEqual(before);
    });
  });
});
