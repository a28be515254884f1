import { TEXTS } from '../../src/plugins/newsletter/server/src/texts';
import { answered, describeInBrowser, focusOn, sendSignup, tabTo } from '../helpers/chromium';
import { eventsOf, ledgerOf, newAddress } from '../helpers/doors';
import { sitePage } from '../helpers/foreign-site';
import { click, heading, keyOf, linkTo, OFFER, openHouse, press, type House } from '../helpers/house';
import { bodiesOf } from '../helpers/mail';
import { sendCampaign } from '../helpers/seed';
import { NARROW, openVisitor, WIDE, type Person, type Visitor } from '../helpers/visitor';

const DAY_MS = 86_400_000;

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

const BODY = {
  de: '# Guten Tag\n\nheute gibt es Neues über Bücher, Gärten und die Bibliothek im Viertel.',
  en: '# Good day\n\ntoday there is news about books, gardens and the library around the corner.',
} as const;

describeInBrowser('a visitor, from the signup to the last page', () => {
  let house: House;

  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house?.close());

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
      visitor = await openVisitor(house.browser, person);
    });
    afterAll(() => visitor?.leave());

    const openForm = async () => {
      const { page } = visitor;
      if (!scripts) return page.goto(`${house.app.url}/newsletter/forms/${slug}`);
      const script = `<script src="${house.app.url}/newsletter/widget.js" async></script>`;
      const element = `<jawort-signup form="${slug}" lang="${lang}"></jawort-signup>`;
      house.site.pages.set('/', sitePage(lang, script + element));
      return page.goto(`${house.site.origin}/`);
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
        await click(visitor, signup.submit);
      } else await sendSignup(page, [mailing, other, tracking], lang);
      await heading(visitor, signup.submittedTitle).waitFor();
      await visitor.look('2-submitted');
      const records = await ledgerOf(house.app, email);
      const asked = records.filter(({ event }) => event === 'requested');
      expect(asked.map(({ purposeKey }) => purposeKey).sort()).toEqual(all);
      expect((await house.told(email)).active).toEqual([]);
      expect(JSON.parse(asked[0]?.payload ?? '{}').source).toContain(
        scripts ? house.site.origin : house.app.url,
      );
    });

    it('MFR-4.2: the mail has one link to confirm; its page confirms nothing, its button everything', async () => {
      const mail = await house.mailTo(email, 'confirm/');
      const { html, text } = bodiesOf(mail);
      await visitor.lookAtMail(html, '3-mail');
      await visitor.lookAtMail(
        `<!doctype html><html lang="${lang}"><title>Text</title><main><h1>Text</h1><pre style="white-space:pre-wrap;overflow-wrap:anywhere">${text}</pre></main></html>`,
        '3-mail-text',
      );
      const link = linkTo(mail, 'confirm/');
      await visitor.page.goto(link);
      await visitor.look('4-confirm');
      expect(await house.told(email)).toMatchObject({ active: [], language: lang });
      await press(visitor, signup.confirmButton);
      await heading(visitor, signup.confirmedTitle).waitFor();
      await visitor.look('5-confirmed');
      expect((await house.told(email)).active).toEqual(all);
      const before = await eventsOf(house.app, email);
      await visitor.page.goto(link);
      await heading(visitor, signup.confirmedTitle).waitFor();
      expect(await eventsOf(house.app, email)).toEqual(before);
    });

    it('MOS-1.3: the newsletter comes with the way to the preferences, where everything waits until a day', async () => {
      const { page } = visitor;
      await sendCampaign(house.app, house.senderId, {
        purposeKey: keyOf(mailing),
        locale: lang,
        body: BODY[lang],
      });
      const mail = await house.mailTo(email, 'u/');
      await visitor.lookAtMail(bodiesOf(mail).html, '6-newsletter');
      preferences = linkTo(mail, 'preferences/');
      unsubscribe = linkTo(mail, 'u/');
      await page.goto(preferences);
      await visitor.look('7-preferences');
      await page.getByLabel(leaving.pauseUntil).fill(day);
      await press(visitor, leaving.pauseButton);
      await page.getByText(leaving.saved).waitFor();
      await visitor.look('8-paused');
      expect(await house.told(email)).toMatchObject({ active: all, pausedUntil: day });
      await press(visitor, leaving.pauseEndEverything);
      await page.getByText(leaving.saved).waitFor();
      expect((await house.told(email)).pausedUntil).toBeNull();
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
        expect((await house.told(email)).active).toEqual(kept.map(keyOf).sort());
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
        expect((await house.told(email)).language).toBe(to);
      }
    });

    it('MSR-2.4-17: leaves by link and button, takes it back, and leaves for good', async () => {
      const { page } = visitor;
      const leaveOnce = async () => {
        await page.goto(unsubscribe);
        await press(visitor, leaving.unsubscribeOne(mailing));
        await heading(visitor, leaving.unsubscribedTitle).waitFor();
        expect((await house.told(email)).active).toEqual([]);
      };
      await page.goto(unsubscribe);
      await visitor.look('11-leave');
      expect((await house.told(email)).active).toEqual([keyOf(mailing)]);
      await leaveOnce();
      await visitor.look('12-left');
      await press(visitor, leaving.undoButton);
      await heading(visitor, leaving.undoneTitle).waitFor();
      await visitor.look('13-undone');
      expect((await house.told(email)).active).toEqual([keyOf(mailing)]);
      await leaveOnce();
      await page.goto(preferences);
      await page.getByText(leaving.preferencesNothing('Testhaus')).waitFor();
      await visitor.look('14-nothing-left');
      const of = (title: string) => async () =>
        (await ledgerOf(house.app, email))
          .filter((one) => one.purposeKey === keyOf(title))
          .map((one) => one.event);
      const story = ['requested', 'confirmation-mailed', 'page-view', 'confirmed'];
      expect(await of(tracking)()).toEqual([...story, 'withdrawn']);
      expect(await of(other)()).toEqual([...story, 'withdrawn']);
      expect(await of(mailing)()).toEqual([...story, 'withdrawn', 'restored', 'withdrawn']);
      expect(await house.app.newsletter.verifyLedger()).toMatchObject({ ok: true });
    });
  });

  it('DE-13: signs up, confirms, leaves and takes it back with the keyboard alone, always seeing where it stands', async () => {
    const visitor = await openVisitor(house.browser, {
      lang: 'de',
      scripts: true,
      onForeignSite: true,
      ...WIDE,
    });
    const { page } = visitor;
    const { signup, leaving } = TEXTS.de;
    const email = newAddress('tastatur');
    const { keyboard } = page;
    house.site.pages.set(
      '/',
      sitePage(
        'de',
        `<script src="${house.app.url}/newsletter/widget.js" async></script><jawort-signup form="reise" lang="de"></jawort-signup>`,
      ),
    );
    await page.goto(`${house.site.origin}/`);
    await page.getByRole('checkbox').first().waitFor();
    await tabTo(page, OFFER.de.mailing);
    await keyboard.press('Space');
    await tabTo(page, 'E-Mail-Adresse');
    await keyboard.type(email);
    await tabTo(page, signup.submit);
    await keyboard.press('Enter');
    await heading(visitor, signup.submittedTitle).waitFor();
    expect((await focusOn(page)).what).toBe(signup.submittedTitle);
    await page.goto(linkTo(await house.mailTo(email, 'confirm/'), 'confirm/'));
    await tabTo(page, signup.confirmButton);
    await answered(page, () => keyboard.press('Enter'));
    await heading(visitor, signup.confirmedTitle).waitFor();
    await page.goto(await house.preferencesOf(email));
    await tabTo(page, leaving.preferencesLeaveBox(OFFER.de.mailing));
    await keyboard.press('Space');
    await tabTo(page, leaving.preferencesSave);
    await answered(page, () => keyboard.press('Enter'));
    await heading(visitor, leaving.savedTitle).waitFor();
    expect((await house.told(email)).active).toEqual([]);
    await tabTo(page, leaving.undoButton);
    await answered(page, () => keyboard.press('Enter'));
    await heading(visitor, leaving.undoneTitle).waitFor();
    expect((await house.told(email)).active).toEqual([keyOf(OFFER.de.mailing)]);
    await visitor.leave();
  });
});
