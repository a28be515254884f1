import type { Locator, Page } from 'playwright-core';

/** More than the longest page has stops. */
const MAX_STOPS = 300;

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((node) => node === document.activeElement);

/** A person with a keyboard and nothing else. Where it never comes, somebody cannot go on. */
export const keyboardOf = (page: Page) => {
  const { keyboard } = page;
  const until = async (key: string, target: Locator): Promise<void> => {
    await target.waitFor();
    for (let stops = 0; stops < MAX_STOPS; stops += 1) {
      if (await isFocused(target)) return;
      await keyboard.press(key);
    }
    throw new Error(`The keyboard never comes to ${String(target)} with ${key}.`);
  };
  const goTo = (target: Locator) => until('Tab', target);
  const press = async (target: Locator, key = 'Enter') => {
    await goTo(target);
    await keyboard.press(key);
  };
  return {
    press,
    type: async (target: Locator, text: string) => {
      await goTo(target);
      await keyboard.press('ControlOrMeta+A');
      await keyboard.type(text);
    },
    /** Opens a list and goes down to one of its options. */
    choose: async (list: Locator, option: Locator) => {
      await press(list);
      await until('ArrowDown', option);
      await keyboard.press('Enter');
      await option.waitFor({ state: 'detached' });
    },
  };
};
