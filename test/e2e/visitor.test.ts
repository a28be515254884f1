import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { starterTexts } from '../../src/plugins/newsletter/server/src/domain/signup-form/starter-texts';
import { TEXTS } from '../../src/plugins/newsletter/server/src/texts';
import { describeInBrowser, focusOn, launch, sendSignup, tabTo } from '../helpers/chromium';
import { realClock, setClock } from '../helpers/clock';
import {
  call,
  confirmed,
  eventsOf,
  form,
  formNonce,
  ledgerOf,
  newAddress,
  subscriberOf,
} from '../helpers/doors';
import { openForeignSite, sitePage, type ForeignSite } from '../helpers/foreign-site';
import { bodiesOf, linksIn } from '../helpers/mail';
import { FORM, PURPOSE, seedSender, sendCampaign } from '../helpers/seed';
import { look as lookOfEngine } from '../helpers/sending';
import { freePort } from '../helpers/server-process';
import { startSmtpSink, type SmtpSink, type StoredMail } from '../helpers/smtp-sink';
import { boot, type App } from '../helpers/strapi';
import { NARROW, openVisitor, WIDE, type Person, type Visitor } from '../helpers/visitor';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const SITE_CSS =
  ':root { color-scheme: light dark; } body { margin: 1rem; font: 1rem/1.5 system-ui, sans-serif; }';

/** Both languages, both widths, both schemes, with and without scripts; a journey costs half a minute, so not all sixteen. */
const PEOPLE: Record<string, Person> = {
  'in German with the widget on a wide light screen': {
    lang: 'de',
    scripts: true,
    onForeignSite: true,
    ...WIDE,
  },
  'in English with the widget on a narrow dark screen': {
    lang: 'en',
    scripts: true,
    onForeignSite: true,
    ...NARROW,
  },
  'in German without scripts on a narrow dark screen': { lang: 'de', scripts: false, ...NARROW },
  'in English without scripts on a wide light screen': { lang: 'en', scripts: false, ...WIDE },
};

/** What is on offer: two mailings and the measuring, in the words of each language. */
const OFFER = {
  de: { slug: 'reise', mailing: 'Testbrief', other: 'Postkarte', tracking: 'Messung' },
  en: { slug: 'journey', mailing: 'Test letter', other: 'Postcard', tracking: 'Measuring' },
} as const;
const keyOf = (title: string) => title.toLowerCase().replace(/[^a-z]/g, '-');

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
const BODY = {
  de: '# Guten Tag\n\nheute gibt es Neues über Bücher, Gärten und die Bibliothek im Viertel.',
  en: '# Good day\n\ntoday there is news about books, gardens and the library around the corner.',
} as const;

jest.setTimeout(120_000);

describeInBrowser('a visitor, from the signup to the last page', () => {
  let app: App;
  let sink: SmtpSink;
  let site: ForeignSite;
  let browser: Browser;
  let senderId: string;

  beforeAll(async () => {
    sink = await startSmtpSink();
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const env = { SMTP_URL: sink.url, PORT: String(port), PUBLIC_URL: url, TRUSTED_PROXIES: '127.0.0.1' };
    app = await boot({ listen: true, env });
    site = await openForeignSite(() => app.url);
    const allowedOrigins = [site.origin];
    ({ senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] }, form: { allowedOrigins } }));
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
    browser = await launch();
  }, 240_000);

  afterAll(async () => {
    realClock();
    await browser?.close();
    site?.close();
    await app?.stop();
    await sink?.close();
  });

  /** The newest mail to an address with a link to that page, as soon as it has come. */
  const mailTo = async (email: string, page: string): Promise<StoredMail> => {
    for (;;) {
      await lookOfEngine(app);
      const known = sink.mails.length;
      const toThem = sink.mails.filter(({ rcptTo }) => rcptTo === email);
      const mail = toThem.filter((one) => !linkTo(one, page).startsWith('no link')).at(-1);
      if (mail) return mail;
      await sink.received(known + 1);
    }
  };
  const linkTo = (mail: StoredMail, page: string): string =>
    linksIn(mail).find((link) => link.includes(`/newsletter/${page}`)) ?? `no link to ${page}`;
  const preferencesOf = async (email: string) => {
    const { document_id: id } = await subscriberOf(app, email);
    return app.newsletter.links.preferences(id);
  };
  /** What a program is told about a person by the REST door. */
  const told = async (email: string) => {
    const token = (await preferencesOf(email)).split('/').at(-1);
    const { json } = await call(app, 'GET', `/api/newsletter/preferences/${token}`);
    const { purposes, pausedUntil, language } = json.data;
    const active = purposes.filter((one: { active: boolean }) => one.active);
    return { active: active.map(({ key }: { key: string }) => key).sort(), pausedUntil, language };
  };
  const heading = (visitor: Visitor, name: string | RegExp) =>
    visitor.page.getByRole('heading', { name }).first();
  const press = (visitor: Visitor, name: string) =>
    visitor.page.getByRole('button', { name, exact: true }).click();

  describe.each(Object.entries(PEOPLE))('%s', (_name, person) => {
    const { lang, scripts } = person;
    const { slug, mailing, other, tracking } = OFFER[lang];
    const all = [mailing, other, tracking].map(keyOf).sort();
    const { signup, leaving } = TEXTS[lang];
    const email = newAddress('reise');
    const day = new Date(Date.now() + 9 * DAY_MS).toISOString().slice(0, 10);
    let visitor: Visitor;
    let preferences: string;
    let unsubscribe: string;

    beforeAll(async () => {
      visitor = await openVisitor(browser, person);
    });
    afterAll(() => visitor?.leave());

    const openForm = async () => {
      const { page } = visitor;
      if (!scripts) return page.goto(`${app.url}/newsletter/forms/${slug}`);
      const script = `<script src="${app.url}/newsletter/widget.js" async></script>`;
      const element = `<jawort-signup form="${slug}" lang="${lang}"></jawort-signup>`;
      site.pages.set('/', sitePage(lang, script + element));
      site.pages.set('/site.css', SITE_CSS);
      return page.goto(`${site.origin}/`);
    };

    it('MOS-2.2: signs up where no box is ticked beforehand', async () => {
      const { page } = visitor;
      await openForm();
      await page.getByRole('checkbox').first().waitFor();
      const boxes = await page.getByRole('checkbox').all();
      expect(boxes).toHaveLength(3);
      for (const box of boxes) expect(await box.isChecked()).toBe(false);
      await visitor.look('1-form');
      await page.getByRole('textbox', { name: /E-Mail|E-mail/ }).fill(email);
      if (scripts) {
        for (const title of [mailing, other, tracking])
          await page.getByRole('checkbox', { name: title }).check();
        await press(visitor, signup.submit);
      } else await sendSignup(page, [mailing, other, tracking], lang);
      await heading(visitor, signup.submittedTitle).waitFor();
      await visitor.look('2-submitted');
      const records = await ledgerOf(app, email);
      const asked = records.filter(({ event }) => event === 'requested');
      expect(asked.map(({ purposeKey }) => purposeKey).sort()).toEqual(all);
      expect((await told(email)).active).toEqual([]);
      expect(JSON.parse(asked[0]?.payload ?? '{}').source).toContain(scripts ? site.origin : app.url);
    });

    it('MFR-4.2: the mail has one link to confirm; its page confirms nothing, its button everything', async () => {
      const mail = await mailTo(email, 'confirm/');
      const { html, text } = bodiesOf(mail);
      await visitor.lookAtMail(html, '3-mail');
      await visitor.lookAtMail(
        `<!doctype html><html lang="${lang}"><title>Text</title><main><h1>Text</h1><pre style="white-space:pre-wrap;overflow-wrap:anywhere">${text}</pre></main></html>`,
        '3-mail-text',
      );
      const link = linkTo(mail, 'confirm/');
      await visitor.page.goto(link);
      await visitor.look('4-confirm');
      expect(await told(email)).toMatchObject({ active: [], language: lang });
      await press(visitor, signup.confirmButton);
      await heading(visitor, signup.confirmedTitle).waitFor();
      await visitor.look('5-confirmed');
      expect((await told(email)).active).toEqual(all);
      const before = await eventsOf(app, email);
      await visitor.page.goto(link);
      await heading(visitor, signup.confirmedTitle).waitFor();
      expect(await eventsOf(app, email)).toEqual(before);
    });

    it('MOS-1.3: the newsletter comes with the way to the preferences, where everything waits until a day', async () => {
      const { page } = visitor;
      await sendCampaign(app, senderId, { purposeKey: keyOf(mailing), locale: lang, body: BODY[lang] });
      const mail = await mailTo(email, 'u/');
      await visitor.lookAtMail(bodiesOf(mail).html, '6-newsletter');
      preferences = linkTo(mail, 'preferences/');
      unsubscribe = linkTo(mail, 'u/');
      await page.goto(preferences);
      await visitor.look('7-preferences');
      await page.getByLabel(leaving.pauseUntil).fill(day);
      await press(visitor, leaving.pauseButton);
      await page.getByText(leaving.saved).waitFor();
      await visitor.look('8-paused');
      expect(await told(email)).toMatchObject({ active: all, pausedUntil: day });
      await press(visitor, leaving.pauseEndEverything);
      await page.getByText(leaving.saved).waitFor();
      expect((await told(email)).pausedUntil).toBeNull();
    });

    it('TRK-6: measuring ends by itself, then one of two mailings', async () => {
      const { page } = visitor;
      await press(visitor, leaving.preferencesSave);
      await page.getByText(leaving.preferencesNothingSelected).waitFor();
      await visitor.look('9-nothing-chosen');
      for (const [title, kept] of [
        [tracking, [mailing, other]],
        [other, [mailing]],
      ] as const) {
        await page.goto(preferences);
        await page.getByRole('checkbox', { name: leaving.preferencesLeaveBox(title) }).check();
        await press(visitor, leaving.preferencesSave);
        await heading(visitor, leaving.savedTitle).waitFor();
        expect((await told(email)).active).toEqual(kept.map(keyOf).sort());
      }
      await visitor.look('10-saved');
    });

    it('DE-13: who chooses the other language is spoken to in it at once, and can go back', async () => {
      const { page } = visitor;
      const another = lang === 'de' ? 'en' : 'de';
      for (const [from, to] of [
        [lang, another],
        [another, lang],
      ] as const) {
        await page.goto(preferences);
        await page.getByLabel(TEXTS[from].leaving.languageLabel).selectOption(to);
        await press(visitor, TEXTS[from].leaving.languageButton);
        await heading(visitor, TEXTS[to].leaving.preferencesTitle).waitFor();
        expect(await page.locator('html').getAttribute('lang')).toBe(to);
        expect((await told(email)).language).toBe(to);
      }
    });

    it('MSR-2.4-17: leaves by link and button, takes it back, and leaves for good', async () => {
      const { page } = visitor;
      const leaveOnce = async () => {
        await page.goto(unsubscribe);
        await press(visitor, leaving.unsubscribeOne(mailing));
        await heading(visitor, leaving.unsubscribedTitle).waitFor();
        expect((await told(email)).active).toEqual([]);
      };
      await page.goto(unsubscribe);
      await visitor.look('11-leave');
      expect((await told(email)).active).toEqual([keyOf(mailing)]);
      await leaveOnce();
      await visitor.look('12-left');
      await press(visitor, leaving.undoButton);
      await heading(visitor, leaving.undoneTitle).waitFor();
      await visitor.look('13-undone');
      expect((await told(email)).active).toEqual([keyOf(mailing)]);
      await leaveOnce();
      await page.goto(preferences);
      await page.getByText(leaving.preferencesNothing('Testhaus')).waitFor();
      await visitor.look('14-nothing-left');
      const of = (title: string) => async () =>
        (await ledgerOf(app, email)).filter((one) => one.purposeKey === keyOf(title)).map((one) => one.event);
      const story = ['requested', 'confirmation-mailed', 'page-view', 'confirmed'];
      expect(await of(tracking)()).toEqual([...story, 'withdrawn']);
      expect(await of(other)()).toEqual([...story, 'withdrawn']);
      expect(await of(mailing)()).toEqual([...story, 'withdrawn', 'restored', 'withdrawn']);
      expect(await app.newsletter.verifyLedger()).toMatchObject({ ok: true });
    });
  });

  it('DE-13: signs up, confirms, leaves and takes it back with the keyboard alone, always seeing where it stands', async () => {
    const visitor = await openVisitor(browser, { lang: 'de', scripts: true, onForeignSite: true, ...WIDE });
    const { page } = visitor;
    const { signup, leaving } = TEXTS.de;
    const email = newAddress('tastatur');
    const { keyboard } = page;
    site.pages.set(
      '/',
      sitePage(
        'de',
        `<script src="${app.url}/newsletter/widget.js" async></script><jawort-signup form="reise" lang="de"></jawort-signup>`,
      ),
    );
    await page.goto(`${site.origin}/`);
    await page.getByRole('checkbox').first().waitFor();
    await tabTo(page, OFFER.de.mailing);
    await keyboard.press('Space');
    await tabTo(page, 'E-Mail-Adresse');
    await keyboard.type(email);
    await tabTo(page, signup.submit);
    await keyboard.press('Enter');
    await heading(visitor, signup.submittedTitle).waitFor();
    expect((await focusOn(page)).what).toBe(signup.submittedTitle);
    await page.goto(linkTo(await mailTo(email, 'confirm/'), 'confirm/'));
    await tabTo(page, signup.confirmButton);
    await keyboard.press('Enter');
    await heading(visitor, signup.confirmedTitle).waitFor();
    await page.goto(await preferencesOf(email));
    await tabTo(page, leaving.preferencesLeaveBox(OFFER.de.mailing));
    await keyboard.press('Space');
    await tabTo(page, leaving.preferencesSave);
    await keyboard.press('Enter');
    await heading(visitor, leaving.savedTitle).waitFor();
    expect((await told(email)).active).toEqual([]);
    await tabTo(page, leaving.undoButton);
    await keyboard.press('Enter');
    await heading(visitor, leaving.undoneTitle).waitFor();
    expect((await told(email)).active).toEqual([keyOf(OFFER.de.mailing)]);
    await visitor.leave();
  });

  const TWO = {
    'in German without scripts on a narrow dark screen': { lang: 'de', scripts: false, ...NARROW },
    'in English with scripts on a wide light screen': { lang: 'en', scripts: true, ...WIDE },
  } satisfies Record<string, Person>;

  describe.each(Object.entries(TWO))('%s', (_name, person: Person) => {
    const { lang } = person;
    const { rights, service, leaving, signup } = TEXTS[lang];
    let visitor: Visitor;
    let email: string;

    beforeAll(async () => {
      visitor = await openVisitor(browser, person);
      email = await confirmed(app, newAddress('recht'), { locale: lang });
    });
    afterEach(() => realClock());
    afterAll(() => visitor?.leave());

    const pageOf = (path: string) => `${app.url}/newsletter/${path}`;

    it('MSR-AS-9: the question where an address comes from is answered to that address only', async () => {
      const { page } = visitor;
      await page.goto(pageOf('origin'));
      await visitor.look('20-origin');
      await page.getByRole('textbox').first().fill(email);
      await press(visitor, service.originSubmit);
      await heading(visitor, service.originSentTitle).waitFor();
      await visitor.look('21-origin-sent');
      const mail = await mailTo(email, 'forms/');
      expect(bodiesOf(mail).text).toContain(PURPOSE.text);
      await visitor.lookAtMail(bodiesOf(mail).html, '22-origin-mail');
    });

    it('G-16: a new address counts once it has confirmed, and the old one leaves', async () => {
      const { page } = visitor;
      const next = newAddress('umzug');
      await page.goto(await preferencesOf(email));
      await page.getByRole('link', { name: leaving.dataAddress }).click();
      await visitor.look('23-address');
      await page.getByRole('textbox').first().fill(next);
      await press(visitor, rights.addressSubmit);
      await heading(visitor, rights.addressSentTitle).waitFor();
      await visitor.look('24-address-sent');
      expect((await told(email)).active).toEqual(['brief']);
      const mail = await mailTo(next, 'address/');
      await visitor.lookAtMail(bodiesOf(mail).html, '25-address-mail');
      await page.goto(linkTo(mail, 'address/'));
      await visitor.look('26-address-confirm');
      await press(visitor, rights.addressConfirmButton);
      await heading(visitor, rights.addressDoneTitle).waitFor();
      await visitor.look('27-address-done');
      expect((await told(email)).active).toEqual([]);
      expect((await told(next)).active).toEqual(['brief']);
      email = next;
    });

    it('G-15: what is stored is downloaded by whoever reads the mailbox; then it is erased', async () => {
      const { page } = visitor;
      await page.goto(pageOf('access'));
      await visitor.look('28-access');
      await page.getByRole('textbox').first().fill(email);
      await press(visitor, rights.requestSubmit);
      await heading(visitor, rights.sentTitle).waitFor();
      await visitor.look('29-access-sent');
      const mail = await mailTo(email, 'erasure/');
      await visitor.lookAtMail(bodiesOf(mail).html, '30-access-mail');
      await page.goto(linkTo(mail, 'data/'));
      await visitor.look('31-data');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        press(visitor, rights.dataAllButton),
      ]);
      expect(readFileSync(await download.path(), 'utf8')).toContain(email);
      await page.goto(linkTo(mail, 'erasure/'));
      await visitor.look('32-erasure');
      await press(visitor, rights.erasureButton);
      await heading(visitor, rights.erasedTitle).waitFor();
      await visitor.look('33-erased');
      expect(await subscriberOf(app, email)).toBeUndefined();
      await page.goto(linkTo(mail, 'data/'));
      await heading(visitor, service.linkInvalidTitle).waitFor();
    });

    it('C.5: altered, unknown and expired links look the same and say what to do', async () => {
      const { page } = visitor;
      const person = newAddress('spaet');
      await call(app, 'POST', '/api/newsletter/subscriptions', {
        body: { form: 'brief', email: person, consents: { brief: true }, locale: lang },
      });
      const link = linkTo(await mailTo(person, 'confirm/'), 'confirm/');
      const altered = link.slice(0, -3) + (link.endsWith('AAA') ? 'BBB' : 'AAA');
      const shown: string[] = [];
      for (const [address, later] of [
        [altered, 0],
        [pageOf('confirm/unbekannt'), 0],
        [pageOf('preferences/unbekannt'), 0],
        [pageOf('u/unbekannt'), 0],
        [pageOf('view/unbekannt'), 0],
        [link, 8 * DAY_MS],
      ] as const) {
        if (later) setClock(Date.now() + later);
        await page.goto(`${address}?lang=${lang}`);
        await heading(visitor, service.linkInvalidTitle).waitFor();
        shown.push(await page.locator('body').innerText());
      }
      expect(new Set(shown).size).toBe(1);
      await visitor.look('40-link-invalid');
      expect(await eventsOf(app, person)).not.toContain('confirmed');
    });

    it('C.5: the link to leave of a mail that is forgotten shows the same button, and pressing it does no harm', async () => {
      const { page } = visitor;
      await page.goto(`${app.newsletter.links.unsubscribe(987_654)}?lang=${lang}`);
      await visitor.look('41-leave-unknown');
      await page.locator('main button').first().click();
      await heading(visitor, leaving.unsubscribedTitle).waitFor();
      await visitor.look('42-left-unknown');
    });

    it('DESIGN-2.6: a form that does not exist and an undo too late say so in words', async () => {
      const { page } = visitor;
      await page.goto(`${pageOf('forms/gibt-es-nicht')}?lang=${lang}`);
      await heading(visitor, service.errorTitle).waitFor();
      await visitor.look('43-form-unknown');
      const person = await confirmed(app, newAddress('bereut'));
      await page.goto(`${await preferencesOf(person)}?lang=${lang}`);
      await press(visitor, leaving.preferencesLeaveAll);
      await heading(visitor, leaving.savedTitle).waitFor();
      setClock(Date.now() + 31 * MINUTE_MS);
      await press(visitor, leaving.undoButton);
      await heading(visitor, service.errorTitle).waitFor();
      await visitor.look('45-undo-too-late');
      expect((await told(person)).active).toEqual([]);
    });

    it('MOS-2.3: a form whose words changed meanwhile is shown anew, with what was typed and no tick', async () => {
      const { page } = visitor;
      await page.goto(`${pageOf('forms/wandel')}?lang=${lang}`);
      await page.getByRole('textbox').first().fill('ina@example.org');
      const documents = app.strapi.documents('plugin::newsletter.signup-form');
      const { documentId } = await documents.findFirst({ filters: { slug: 'wandel' } });
      await documents.update({ documentId, data: { intro: `Andere Worte, Fassung ${lang}.` } });
      await page.getByRole('checkbox').first().check();
      await press(visitor, signup.submit);
      await page.getByText(signup.problems.form_changed).waitFor();
      await visitor.look('46-form-changed');
      expect(await page.getByRole('textbox').first().inputValue()).toBe('ina@example.org');
      expect(await page.getByRole('checkbox').first().isChecked()).toBe(false);
      expect(await eventsOf(app, 'ina@example.org')).toEqual([]);
    });

    it('C.6: while the breaker holds signups back the page says that the mail takes longer', async () => {
      const { page } = visitor;
      await page.goto(`${pageOf('forms/gebremst')}?lang=${lang}`);
      await page.getByRole('textbox').first().fill(newAddress('gebremst'));
      await sendSignup(page, 'Testbrief', lang);
      await page.getByText(signup.submittedDelayed).waitFor();
      await visitor.look('47-held');
    });

    it('C.6: who sends too often is told when to come back', async () => {
      const { page } = visitor;
      const nonce = formNonce(app, 'brief');
      const fields = { nonce, version: '1', 'consents[brief]': 'true', email: newAddress() };
      for (let n = 0; n < 6; n += 1)
        await call(app, 'POST', '/newsletter/forms/brief', { ip: visitor.ip, body: form(fields) });
      await page.goto(`${pageOf('forms/brief')}?lang=${lang}`);
      await page.getByRole('textbox').first().fill(newAddress());
      await page.getByRole('checkbox').first().check();
      // A form sent within two seconds is asked for again before anybody counts it.
      setClock(Date.now() + 3_000);
      await press(visitor, signup.submit);
      await heading(visitor, service.rateLimitedTitle).waitFor();
      await visitor.look('48-too-often');
    });
  });
});
