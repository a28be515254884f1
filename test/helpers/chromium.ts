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

const SEND = {
  de: {
    done: 'Sehen Sie bitte in Ihr Postfach',
    submit: 'Anmeldung absenden',
    tooFast: 'Das ging sehr schnell',
  },
  en: { done: 'Please check your inbox', submit: 'Submit the sign-up', tooFast: 'That was very quick' },
} as const;

/**
 * Ticks and sends a signup page until it is accepted: whoever is faster than the two seconds that a form asks for is
 * told so and presses once more. Each press waits for the page that answers it: the one that was pressed has a heading
 * too.
 */
export const sendSignup = async (
  place: Page | FrameLocator,
  boxes: string | readonly string[],
  lang: keyof typeof SEND = 'de',
): Promise<void> => {
  const page = 'owner' in place ? place.owner().page() : place;
  const { done, submit, tooFast } = SEND[lang];
  for (;;) {
    for (const box of [boxes].flat()) await place.getByRole('checkbox', { name: box }).check();
    const answered = page.waitForEvent('framenavigated');
    await place.getByRole('button', { name: submit }).click();
    await (await answered).waitForLoadState();
    if (await place.getByText(tooFast).count()) continue;
    return place.getByRole('heading', { level: 1, name: done }).waitFor();
  }
};

export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** What a person cannot see whole: it reaches over the edge of the screen, or its text over its own. */
export const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const below = (root: Document | ShadowRoot): Element[] =>
      Array.from(root.querySelectorAll('*')).flatMap((one) =>
        one.shadowRoot ? [one, ...below(one.shadowRoot)] : [one],
      );
    const isCut = (one: Element) => {
      const { left, right, width, height } = one.getBoundingClientRect();
      if (width < 2 || height < 2 || one.closest('.trap')) return false;
      const overEdge = left < -1 || right > window.innerWidth + 1;
      return overEdge || (one.tagName === 'BUTTON' && one.scrollWidth > one.clientWidth + 1);
    };
    return below(document)
      .filter(isCut)
      .map((one) => one.outerHTML.slice(0, 120));
  });

/** Where the keyboard stands, also inside a widget, and whether that can be seen. */
export const focusOn = (page: Page): Promise<{ what: string; seen: boolean }> =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (!at || at === document.body) return { what: '', seen: true };
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    const { top, bottom } = at.getBoundingClientRect();
    const label = (at as HTMLInputElement).labels?.[0]?.textContent ?? at.textContent ?? '';
    return {
      what: label.replace(/\s+/g, ' ').trim(),
      seen:
        outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && bottom > 0 && top < window.innerHeight,
    };
  });

/** Presses Tab until the keyboard stands on what bears that name; every stop on the way must be seen. */
export const tabTo = async (page: Page, name: string | RegExp): Promise<void> => {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const { what, seen } = await focusOn(page);
    expect({ what, seen }).toEqual({ what, seen: true });
    if (typeof name === 'string' ? what.startsWith(name) : name.test(what)) return;
  }
  throw new Error(`The keyboard never comes to ${String(name)}.`);
};
