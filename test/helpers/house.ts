import type { Browser } from 'playwright-core';
import { starterTexts } from '../../src/plugins/newsletter/server/src/domain/signup-form/starter-texts';
import { answered, launch } from './chromium';
import { realClock } from './clock';
import { call, subscriberOf } from './doors';
import { openForeignSite, type ForeignSite } from './foreign-site';
import { linksIn } from './mail';
import { opening, type Keep } from './opening';
import { FORM, PURPOSE, seedSender } from './seed';
import { look as lookOfEngine } from './sending';
import { freePort } from './ports';
import { startSmtpSink, type SmtpSink, type StoredMail } from './smtp-sink';
import { boot, type App } from './strapi';
import type { Visitor } from './visitor';

/** What is on offer: two mailings and the measuring, in the words of each language. */
export const OFFER = {
  de: { slug: 'reise', mailing: 'Testbrief', other: 'Postkarte', tracking: 'Messung' },
  en: { slug: 'journey', mailing: 'Test letter', other: 'Postcard', tracking: 'Measuring' },
} as const;
export const keyOf = (title: string): string => title.toLowerCase().replace(/[^a-z]/g, '-');

const ENGLISH_PURPOSE = {
  messageTypes: 'News',
  frequency: 'once a month',
  text: 'Yes, the Testhaus may send me news by e-mail once a month. I can withdraw this at any time.',
};
const FACTS = {
  company: 'Testhaus GmbH',
  address: 'Prüfweg 1, 10115 Berlin',
  email: 'kontakt@testhaus.test',
  country: 'DE',
};
/** As a sender publishes it who keeps the words the product proposes. */
const formIn = (language: 'de' | 'en') => {
  const { trackingNoticeMeasured: trackingNotice, ...texts } = starterTexts(language, FACTS);
  const fields = [{ name: 'firstName', label: { de: 'Vorname', en: 'First name' }[language] }];
  return { ...FORM, ...texts, trackingNotice, language, fields };
};
const SITE_CSS =
  ':root { color-scheme: light dark; } body { margin: 1rem; font: 1rem/1.5 system-ui, sans-serif; }';

/** A sender who mails for real, a site that carries his widget, and a browser for those who come. */
export interface House {
  readonly app: App;
  readonly browser: Browser;
  readonly site: ForeignSite;
  readonly senderId: string;
  /** The newest mail to an address with a link to that page, as soon as it has come. */
  mailTo(email: string, page: string): Promise<StoredMail>;
  preferencesOf(email: string): Promise<string>;
  /** What a program is told about a person by the REST door. */
  told(email: string): Promise<{ active: string[]; pausedUntil: string | null; language: string }>;
  close(): Promise<void>;
}

const seedOffers = async (app: App, allowedOrigins: readonly string[]): Promise<string> => {
  const { senderId } = await seedSender(app, {
    sender: { profiles: ['test-fast'] },
    form: { allowedOrigins },
  });
  const create = (type: string, data: object) =>
    app.strapi.documents(`plugin::newsletter.${type}`).create({ data: { ...data, senderId } });
  for (const lang of ['de', 'en'] as const) {
    const { slug, mailing, other, tracking } = OFFER[lang];
    const words = lang === 'en' ? ENGLISH_PURPOSE : {};
    for (const title of [mailing, other, tracking])
      await create('purpose', {
        ...PURPOSE,
        ...words,
        key: keyOf(title),
        title,
        kind: title === tracking ? 'tracking' : 'mailing',
      });
    const purposeKeys = [mailing, other, tracking].map(keyOf);
    await create('signup-form', { ...formIn(lang), slug, purposeKeys, allowedOrigins });
  }
  await create('signup-form', { ...FORM, slug: 'gebremst', proofOfWork: true });
  await create('signup-form', { ...FORM, slug: 'wandel' });
  return senderId;
};

const findMail = async (
  app: App,
  sink: SmtpSink,
  { email, page }: { email: string; page: string },
): Promise<StoredMail> => {
  for (;;) {
    await lookOfEngine(app);
    const known = sink.mails.length;
    const toThem = sink.mails.filter(({ rcptTo }) => rcptTo === email);
    const mail = toThem.filter((one) => !linkTo(one, page).startsWith('no link')).at(-1);
    if (mail) return mail;
    await sink.received(known + 1);
  }
};

export const openHouse = (): Promise<House> => opening(furnish);

const furnish = async (keep: Keep): Promise<House> => {
  const sink = await startSmtpSink();
  keep(() => sink.close());
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { SMTP_URL: sink.url, PORT: String(port), PUBLIC_URL: url, TRUSTED_PROXIES: '127.0.0.1' };
  const app = await boot({ listen: true, env });
  keep(() => app.stop());
  const site = await openForeignSite(() => app.url);
  keep(() => site.close());
  site.pages.set('/site.css', SITE_CSS);
  const senderId = await seedOffers(app, [site.origin]);
  const browser = await launch();
  const preferencesOf = async (email: string) => {
    const { document_id: id } = await subscriberOf(app, email);
    return app.newsletter.links.preferences(id);
  };
  return {
    app,
    browser,
    site,
    senderId,
    mailTo: (email, page) => findMail(app, sink, { email, page }),
    preferencesOf,
    told: async (email) => {
      const token = (await preferencesOf(email)).split('/').at(-1);
      const { json } = await call(app, 'GET', `/api/newsletter/preferences/${token}`);
      const { purposes, pausedUntil, language } = json.data;
      const active = purposes.filter((one: { active: boolean }) => one.active);
      return { active: active.map(({ key }: { key: string }) => key).sort(), pausedUntil, language };
    },
    close: async () => {
      realClock();
      await browser.close();
      site.close();
      await app.stop();
      await sink.close();
    },
  };
};

export const linkTo = (mail: StoredMail, page: string): string =>
  linksIn(mail).find((link) => link.includes(`/newsletter/${page}`)) ?? `no link to ${page}`;

export const heading = ({ page }: Visitor, name: string | RegExp) =>
  page.getByRole('heading', { name }).first();

/** A button whose press the page itself answers. */
export const click = ({ page }: Visitor, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** A button that leads to another page. */
export const press = (visitor: Visitor, name: string): Promise<void> =>
  answered(visitor.page, () => click(visitor, name));
