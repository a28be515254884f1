import { existsSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type FrameLocator, type Page } from 'playwright-core';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';
const ARGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** Without the browser every test inside shows up as skipped. */
export const describeInBrowser = existsSync(EXECUTABLE) ? describe : describe.skip;

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: EXECUTABLE, args: ARGS });

/**
 * Each violation with the elements it concerns. Legacy mode leaves the frames of foreign mails alone. axe is itself a
 * script: what a page without scripts shows is read out on a copy in `reader`.
 */
export const violationsOn = async (
  page: Page,
  reader = page,
  moreTags: readonly string[] = [],
): Promise<readonly string[]> => {
  if (reader !== page) await reader.setContent(await page.content());
  const { violations } = await new AxeBuilder({ page: reader })
    .setLegacyMode()
    .withTags([...WCAG, ...moreTags])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

/**
 * Ticks and sends a German signup page until it is accepted: whoever is faster than the two seconds that a form asks
 * for is told so and presses once more. Two seconds of presses are enough.
 */
export const sendSignup = async (place: Page | FrameLocator, box: string): Promise<void> => {
  const done = place.getByRole('heading', { level: 1, name: 'Sehen Sie bitte in Ihr Postfach' });
  for (let presses = 0; presses < 100 && (await done.count()) === 0; presses += 1) {
    await place.getByRole('checkbox', { name: box }).check();
    await place.getByRole('button', { name: 'Anmeldung absenden' }).click();
    await place.locator('h1').waitFor();
  }
  await done.waitFor();
};

export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
