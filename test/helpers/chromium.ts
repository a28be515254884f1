import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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
/** The smaller of its files and nothing but violations take a third of the time away; what is found is the same. */
const AXE = readFileSync(
  createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** Without the browser every test inside shows up as skipped. */
export const describeInBrowser = existsSync(EXECUTABLE) ? describe : describe.skip;

/** Under the limit of the test around it, so that a wait in vain says for what. Speed is measured elsewhere. */
const PATIENCE_MS = 300_000;
/** `CPU_THROTTLE=6` makes each page six times slower: a test that decides by time shows itself. */
const THROTTLE = Number(process.env.CPU_THROTTLE ?? 1);

const slowDown = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
};

export const launch = async (): Promise<Browser> => {
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args: ARGS, timeout: PATIENCE_MS });
  browser.on('context', (context) => {
    context.setDefaultTimeout(PATIENCE_MS);
    // A page may be gone before it is slow.
    if (THROTTLE > 1) context.on('page', (page) => void slowDown(page).catch(() => undefined));
  });
  return browser;
};

/** The page a visitor sees after what he did: the one before has headings and words too. */
export const answered = async (page: Page, act: () => Promise<unknown>): Promise<void> => {
  const [frame] = await Promise.all([page.waitForEvent('framenavigated'), act()]);
  await frame.waitForLoadState();
};

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
  await reader.evaluate(stillness);
  const { violations } = await new AxeBuilder({ page: reader, axeSource: AXE })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags([...WCAG, ...moreTags])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

/** Half faded in, a text has half its contrast. */
const stillness = async (): Promise<void> => {
  const moving = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(moving.map(({ finished }) => finished));
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
    await answered(page, () => place.getByRole('button', { name: submit }).click());
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

/** What a thumb would miss: lower than 44 px. A link in a sentence is as high as its line. */
export const tooLowToTap = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const CONTROLS = 'button, input:not([type=hidden]), select, textarea, summary, a[href]';
    const below = (root: Document | ShadowRoot): Element[] => [
      ...Array.from(root.querySelectorAll(CONTROLS)),
      ...Array.from(root.querySelectorAll('*')).flatMap((one) =>
        one.shadowRoot ? below(one.shadowRoot) : [],
      ),
    ];
    const inSentence = (one: Element) => one.parentElement?.textContent?.trim() !== one.textContent?.trim();
    const isLow = (one: Element) => {
      if (one.closest('.trap') || one.getClientRects().length === 0) return false;
      if (one.matches('a, button') && one.closest('p') && inSentence(one)) return false;
      const label = one.matches('[type=checkbox]') ? (one as HTMLInputElement).labels?.[0] : null;
      return (label ?? one).getBoundingClientRect().height < 44;
    };
    return below(document)
      .filter(isLow)
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
