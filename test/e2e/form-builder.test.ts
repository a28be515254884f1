import type { Page } from 'playwright-core';
import { speakGerman } from '../helpers/admin-user';
import { keyboardOf } from '../helpers/keyboard';
import { describeInBrowser, scrollsSideways, violationsOn } from '../helpers/chromium';
import { meetMia, PHONE, type Mia } from '../helpers/mia';

const TEXT = 'Ja, die Backstube Sommer darf mir einmal im Jahr ihr Rezeptheft per E-Mail schicken.';

/** One story told in order: each step stands on the one before. */
describeInBrowser('from the purpose to the hosted form, in Chromium against the demo', () => {
  let her: Mia;
  let mia: Page;
  let admin: Mia['admin'];

  beforeAll(async () => {
    her = await meetMia();
    ({ page: mia, admin } = her);
  });
  afterAll(() => her?.leave());

  const button = (name: string | RegExp) => her.button(name);
  const preview = () => mia.frameLocator('iframe[title="The form as visitors see it"]');

  it('MOS-2.3: a purpose is kept only once it says everything', async () => {
    await mia.goto(admin('purposes'));
    await button('New purpose').first().click();
    const dialog = mia.getByRole('dialog');
    await dialog.getByLabel(/^Title/).fill('Rezeptheft');
    expect(await violationsOn(mia)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Please fill in this field').first().waitFor();
    await dialog.getByLabel(/^Kinds of messages/).fill('Ein Heft mit Rezepten');
    await dialog.getByLabel(/^Frequency/).fill('einmal im Jahr');
    await dialog.getByLabel(/^Text of the consent/).fill(TEXT);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await mia.getByRole('rowheader', { name: /Rezeptheft/ }).waitFor();
    expect(await violationsOn(mia)).toEqual([]);
  });

  it('MOS-2.2: the builder offers no way to tick, and shows the form as visitors will see it', async () => {
    await mia.goto(admin('forms'));
    await mia.getByRole('link', { name: 'New form' }).click();
    await mia.getByRole('combobox', { name: /Language/ }).click();
    await mia.getByRole('option', { name: 'German' }).click();
    await button('Continue').click();
    await mia.getByLabel(/^Name/).fill('Rezepte');
    await mia
      .getByLabel(/^Short name/)
      .and(mia.locator('[value=rezepte]'))
      .waitFor();
    for (const title of [/^Monatsbrief/, /^Rezeptheft/]) {
      await mia.getByRole('combobox', { name: 'Add a purpose' }).click();
      await mia.getByRole('option', { name: title }).click();
    }
    await button('Move “Rezeptheft” up').press('Enter');
    // The frame is drawn anew with each change: the last one puts this box first.
    const boxes = preview().getByRole('checkbox');
    await boxes
      .first()
      .and(preview().getByRole('checkbox', { name: 'Rezeptheft' }))
      .waitFor();
    await preview().getByText(TEXT).waitFor();
    expect(await boxes.count()).toBe(2);
    expect(await preview().getByRole('checkbox', { checked: true }).count()).toBe(0);
    await mia.getByText('Nothing stands against publishing').waitFor();
    expect(await violationsOn(mia)).toEqual([]);
  });

  it('G-7.4: what ties something to the tick is a finding with its rule before anybody publishes', async () => {
    const intro = mia.getByLabel('Introduction');
    const before = await intro.inputValue();
    await intro.fill('Die Teilnahme am Gewinnspiel ist nur mit Newsletter möglich.');
    await mia.getByRole('listitem').filter({ hasText: 'G-7.4' }).waitFor();
    expect(await violationsOn(mia)).toEqual([]);
    await intro.fill(before);
    await mia.getByText('Nothing stands against publishing').waitFor();
  });

  it('MOS-2.3: what is published after one more look is what the hosted form shows', async () => {
    await button('Save').click();
    await button('Publish version 1').click();
    const dialog = mia.getByRole('dialog');
    await dialog.getByText('New box: Rezeptheft').waitFor();
    expect(await violationsOn(mia)).toEqual([]);
    await dialog.getByRole('button', { name: 'Publish version 1' }).click();
    await mia.getByText('Visitors see version 1').waitFor();
    expect(await violationsOn(mia)).toEqual([]);
    const visitor = await (await her.browser.newContext({ javaScriptEnabled: false })).newPage();
    await visitor.goto(`${her.facts.url}/newsletter/forms/rezepte`);
    const boxes = await visitor.getByRole('checkbox').all();
    expect(boxes).toHaveLength(2);
    for (const box of boxes) expect(await box.isChecked()).toBe(false);
    expect(await visitor.getByText(TEXT).isVisible()).toBe(true);
    await visitor.context().close();
  });

  it('MFR-4.1: the published form comes with the code for other sites', async () => {
    const embed = mia.getByRole('region', { name: 'Embed' });
    await embed.getByText('<jawort-signup form="rezepte"').waitFor();
    await embed.getByRole('tab', { name: 'HTML' }).click();
    await embed.getByText('<form method="post"').waitFor();
    expect(await violationsOn(mia)).toEqual([]);
  });

  it('MOS-2.8: an earlier version is shown again as it was', async () => {
    await mia.getByLabel(/^Heading/).fill('Rezepte bestellen');
    await button('Save').click();
    await button('Publish version 2').click();
    await mia.getByRole('dialog').getByText('Changed: Heading').waitFor();
    await mia.getByRole('dialog').getByRole('button', { name: 'Publish version 2' }).click();
    await mia.getByText('Visitors see version 2').waitFor();
    await mia.getByRole('link', { name: 'Version 1' }).click();
    await mia.getByText('Visitors no longer see this version').waitFor();
    await preview().getByRole('heading', { level: 1, name: 'Newsletter bestellen' }).waitFor();
    expect(await violationsOn(mia)).toEqual([]);
  });

  it('DE-13: a form is begun, filled, saved and published with the keyboard alone', async () => {
    const { choose, press, type } = keyboardOf(mia);
    await mia.goto(admin('forms/new'));
    await press(button('Continue'));
    await type(mia.getByLabel(/^Name/), 'By keyboard');
    const option = mia.getByRole('option', { name: /^Monatsbrief/ });
    await choose(mia.getByRole('combobox', { name: 'Add a purpose' }), option);
    await mia.getByText('Nothing stands against publishing').waitFor();
    await press(button('Save'));
    await press(button('Publish version 1'));
    const dialog = mia.getByRole('dialog');
    await press(dialog.getByRole('button', { name: 'Publish version 1' }));
    await mia.getByText('Visitors see version 1').waitFor();
  });

  it('DE-13: forms and purposes fit a phone and speak German', async () => {
    await speakGerman(mia);
    await mia.setViewportSize(PHONE);
    for (const [page, heading] of [
      ['forms', 'Formulare'],
      ['purposes', 'Zwecke'],
      ['forms/new', 'Neues Formular'],
    ] as const) {
      await mia.goto(admin(page));
      await mia.getByRole('heading', { level: 1, name: heading }).waitFor();
      expect(await scrollsSideways(mia)).toBe(false);
      expect(await violationsOn(mia)).toEqual([]);
    }
    await mia.goto(admin('forms'));
    await mia.getByRole('link', { name: 'Rezepte' }).click();
    await mia.getByRole('heading', { level: 1, name: 'Rezepte' }).waitFor();
    expect(await scrollsSideways(mia)).toBe(false);
    expect(await violationsOn(mia)).toEqual([]);
  });
});
