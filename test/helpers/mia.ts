import type { Browser, Locator, Page } from 'playwright-core';
import { logIn } from './admin-user';
import { launch } from './chromium';
import { opening, type Keep } from './opening';
import { startDemo, type DemoFacts } from './demo';

/** A folder for pictures of the admin, for people who want to look at them. */
const PICTURES = process.env.JAWORT_PAGE_PICTURES;

export const picture = async (page: Page, name: string): Promise<void> => {
  const width = page.viewportSize()?.width ?? 0;
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/admin-${name}-${width}.png` });
};

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Mia of the demo in her own browser, logged in and speaking English. */
export interface Mia {
  readonly facts: DemoFacts;
  readonly browser: Browser;
  readonly page: Page;
  /** Where a page of the plugin stands. */
  admin(page: string): string;
  button(name: string | RegExp): Locator;
  dialog(): Locator;
  leave(): Promise<void>;
}

export const meetMia = (): Promise<Mia> => opening(comeIn);

const comeIn = async (keep: Keep): Promise<Mia> => {
  const demo = await startDemo();
  keep(() => demo.stop());
  const { facts } = demo;
  const browser = await launch();
  keep(() => browser.close());
  const page = await browser.newPage({ locale: 'en-US', viewport: DESKTOP });
  await logIn(page, facts.adminUrl, { email: facts.adminEmail, password: facts.adminPassword });
  return {
    facts,
    browser,
    page,
    admin: (path) => `${facts.adminUrl}/plugins/newsletter/${path}`,
    button: (name) => page.getByRole('button', { name }),
    dialog: () => page.getByRole('dialog'),
    leave: async () => {
      await browser.close();
      await demo.stop();
    },
  };
};
