import type { Browser, Page } from 'playwright-core';
import type { Locale } from '../../src/plugins/newsletter/server/src/domain/notice';
import { newVisitor } from './doors';
import { cutOff, scrollsSideways, tooLowToTap, violationsOn } from './chromium';

export interface Person {
  readonly lang: Locale;
  readonly scripts: boolean;
  /**
   * Begins at a widget: a header of ours would be one that the foreign site's script may not send. Everybody else comes
   * from a network of his own and meets nobody's rate limit.
   */
  readonly onForeignSite?: boolean;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
}

export const WIDE = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' } as const;
export const NARROW = { viewport: { width: 320, height: 640 }, colorScheme: 'dark' } as const;

/** A folder for a picture of each page, for people who want to look at them. */
const PICTURES = process.env.JAWORT_PAGE_PICTURES;

export interface Visitor {
  readonly page: Page;
  /** Where it comes from, as the product sees it. */
  readonly ip: string;
  /** What must hold wherever a person comes: WCAG 2.1 AA, nothing to scroll sideways, cut off or too low to tap. */
  look(name: string): Promise<void>;
  /** The same for the HTML of a mail. */
  lookAtMail(html: string, name: string): Promise<void>;
  leave(): Promise<void>;
}

/** A person with a browser of his own: a language, a screen, with or without scripts. */
export const openVisitor = async (browser: Browser, person: Person): Promise<Visitor> => {
  const { lang: locale, scripts, viewport, colorScheme } = person;
  const screen = { viewport, colorScheme };
  const ip = person.onForeignSite ? '127.0.0.1' : newVisitor();
  const extraHTTPHeaders: Record<string, string> = person.onForeignSite ? {} : { 'x-forwarded-for': ip };
  const context = await browser.newContext({
    locale,
    javaScriptEnabled: scripts,
    extraHTTPHeaders,
    ...screen,
  });
  const page = await context.newPage();
  const readers = scripts ? context : await browser.newContext({ locale, ...screen });
  // axe is itself a script and needs a page that runs some.
  const reader = scripts ? page : await readers.newPage();
  const picture = async (of: Page, name: string) => {
    const file = `${name}-${locale}-${scripts ? 'scripts' : 'plain'}-${screen.viewport.width}.png`;
    if (PICTURES) await of.screenshot({ path: `${PICTURES}/${file}`, fullPage: true });
  };
  return {
    page,
    ip,
    look: async (name) => {
      await picture(page, name);
      expect(await scrollsSideways(page)).toBe(false);
      expect(await cutOff(page)).toEqual([]);
      expect(await tooLowToTap(page)).toEqual([]);
      expect(await violationsOn(page, reader)).toEqual([]);
    },
    lookAtMail: async (html, name) => {
      const mail = await readers.newPage();
      // Mail programs show a letter without colours of its own on white.
      await mail.emulateMedia({ colorScheme: 'light' });
      await mail.setContent(html);
      await picture(mail, name);
      expect(await scrollsSideways(mail)).toBe(false);
      expect(await violationsOn(mail)).toEqual([]);
      await mail.close();
    },
    leave: async () => {
      await context.close();
      if (readers !== context) await readers.close();
    },
  };
};
