import { existsSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';

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

export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
