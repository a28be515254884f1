import { readFileSync } from 'node:fs';
import { TEXTS } from '../../src/plugins/newsletter/server/src/texts';
import { answered, describeInBrowser, sendSignup } from '../helpers/chromium';
import { realClock, setClock } from '../helpers/clock';
import { call, confirmed, eventsOf, form, formNonce, newAddress, subscriberOf } from '../helpers/doors';
import { click, heading, linkTo, openHouse, press, type House } from '../helpers/house';
import { bodiesOf } from '../helpers/mail';
import { PURPOSE } from '../helpers/seed';
import { NARROW, openVisitor, WIDE, type Person, type Visitor } from '../helpers/visitor';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

describeInBrowser('what a visitor asks for, and where he is told no', () => {
  let house: House;

  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house?.close());

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
      visitor = await openVisitor(house.browser, person);
      email = await confirmed(house.app, newAddress('recht'), { locale: lang });
    });
    afterEach(() => realClock());
    afterAll(() => visitor?.leave());

    const pageOf = (path: string) => `${house.app.url}/newsletter/${path}`;

    it('MSR-AS-9: the question where an address comes from is answered to that address only', async () => {
      const { page } = visitor;
      await page.goto(pageOf('origin'));
      await visitor.look('20-origin');
      await page.getByRole('textbox').first().fill(email);
      await press(visitor, service.originSubmit);
      await heading(visitor, service.originSentTitle).waitFor();
      await visitor.look('21-origin-sent');
      const mail = await house.mailTo(email, 'forms/');
      expect(bodiesOf(mail).text).toContain(PURPOSE.text);
      await visitor.lookAtMail(bodiesOf(mail).html, '22-origin-mail');
    });

    it('G-16: a new address counts once it has confirmed, and the old one leaves', async () => {
      const { page } = visitor;
      const next = newAddress('umzug');
      await page.goto(await house.preferencesOf(email));
      await answered(page, () => page.getByRole('link', { name: leaving.dataAddress }).click());
      await visitor.look('23-address');
      await page.getByRole('textbox').first().fill(next);
      await press(visitor, rights.addressSubmit);
      await heading(visitor, rights.addressSentTitle).waitFor();
      await visitor.look('24-address-sent');
      expect((await house.told(email)).active).toEqual(['brief']);
      const mail = await house.mailTo(next, 'address/');
      await visitor.lookAtMail(bodiesOf(mail).html, '25-address-mail');
      await page.goto(linkTo(mail, 'address/'));
      await visitor.look('26-address-confirm');
      await press(visitor, rights.addressConfirmButton);
      await heading(visitor, rights.addressDoneTitle).waitFor();
      await visitor.look('27-address-done');
      expect((await house.told(email)).active).toEqual([]);
      expect((await house.told(next)).active).toEqual(['brief']);
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
      const mail = await house.mailTo(email, 'erasure/');
      await visitor.lookAtMail(bodiesOf(mail).html, '30-access-mail');
      await page.goto(linkTo(mail, 'data/'));
      await visitor.look('31-data');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        click(visitor, rights.dataAllButton),
      ]);
      expect(readFileSync(await download.path(), 'utf8')).toContain(email);
      await page.goto(linkTo(mail, 'erasure/'));
      await visitor.look('32-erasure');
      await press(visitor, rights.erasureButton);
      await heading(visitor, rights.erasedTitle).waitFor();
      await visitor.look('33-erased');
      expect(await subscriberOf(house.app, email)).toBeUndefined();
      await page.goto(linkTo(mail, 'data/'));
      await heading(visitor, service.linkInvalidTitle).waitFor();
    });

    it('C.5: altered, unknown and expired links look the same and say what to do', async () => {
      const { page } = visitor;
      const person = newAddress('spaet');
      await call(house.app, 'POST', '/api/newsletter/subscriptions', {
        body: { form: 'brief', email: person, consents: { brief: true }, locale: lang },
      });
      const link = linkTo(await house.mailTo(person, 'confirm/'), 'confirm/');
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
      expect(await eventsOf(house.app, person)).not.toContain('confirmed');
    });

    it('C.5: the link to leave of a mail that is forgotten shows the same button, and pressing it does no harm', async () => {
      const { page } = visitor;
      await page.goto(`${house.app.newsletter.links.unsubscribe(987_654)}?lang=${lang}`);
      await visitor.look('41-leave-unknown');
      await answered(page, () => page.locator('main button').first().click());
      await heading(visitor, leaving.unsubscribedTitle).waitFor();
      await visitor.look('42-left-unknown');
    });

    it('DESIGN-2.6: a form that does not exist and an undo too late say so in words', async () => {
      const { page } = visitor;
      await page.goto(`${pageOf('forms/gibt-es-nicht')}?lang=${lang}`);
      await heading(visitor, service.errorTitle).waitFor();
      await visitor.look('43-form-unknown');
      const person = await confirmed(house.app, newAddress('bereut'));
      await page.goto(`${await house.preferencesOf(person)}?lang=${lang}`);
      await press(visitor, leaving.preferencesLeaveAll);
      await heading(visitor, leaving.savedTitle).waitFor();
      setClock(Date.now() + 31 * MINUTE_MS);
      await press(visitor, leaving.undoButton);
      await heading(visitor, service.errorTitle).waitFor();
      await visitor.look('45-undo-too-late');
      expect((await house.told(person)).active).toEqual([]);
    });

    it('MOS-2.3: a form whose words changed meanwhile is shown anew, with what was typed and no tick', async () => {
      const { page } = visitor;
      await page.goto(`${pageOf('forms/wandel')}?lang=${lang}`);
      await page.getByRole('textbox').first().fill('ina@example.org');
      const documents = house.app.strapi.documents('plugin::newsletter.signup-form');
      const { documentId } = await documents.findFirst({ filters: { slug: 'wandel' } });
      await documents.update({ documentId, data: { intro: `Andere Worte, Fassung ${lang}.` } });
      await page.getByRole('checkbox').first().check();
      await press(visitor, signup.submit);
      await page.getByText(signup.problems.form_changed).waitFor();
      await visitor.look('46-form-changed');
      expect(await page.getByRole('textbox').first().inputValue()).toBe('ina@example.org');
      expect(await page.getByRole('checkbox').first().isChecked()).toBe(false);
      expect(await eventsOf(house.app, 'ina@example.org')).toEqual([]);
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
      const nonce = formNonce(house.app, 'brief');
      const fields = { nonce, version: '1', 'consents[brief]': 'true', email: newAddress() };
      for (let n = 0; n < 6; n += 1)
        await call(house.app, 'POST', '/newsletter/forms/brief', { ip: visitor.ip, body: form(fields) });
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
