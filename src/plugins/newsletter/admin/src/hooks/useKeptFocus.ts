import { useEffect } from 'react';

/** Where the keyboard goes when what it stood on is gone: the nearest place around it that is still there. */
export const shelterOf = (around: readonly Element[]): Element | null =>
  around.find((one) => one.isConnected && one.matches('section, main')) ?? document.querySelector('main');

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

const ancestorsOf = (start: Element): readonly Element[] => {
  const around: Element[] = [];
  for (let one = start.parentElement; one !== null; one = one.parentElement) around.push(one);
  return around;
};

/**
 * A decided row, a card with nothing left in it and the page behind a finished draft take the focused button with
 * them. The browser then begins again at the top of the document; a person with a keyboard would have to come back
 * all the way.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: Element | null = null;
    let around: readonly Element[] = [];
    const note = ({ target }: FocusEvent) => {
      // A dialog stands beside the page: what counts is the place it was opened from.
      if (!(target instanceof Element) || target.closest('main') === null) return;
      last = target;
      around = ancestorsOf(target);
    };
    const watch = new MutationObserver(() => {
      if (last === null || last.isConnected || !isLost()) return;
      const shelter = shelterOf(around);
      if (!(shelter instanceof HTMLElement)) return;
      if (!shelter.hasAttribute('tabindex')) shelter.tabIndex = -1;
      shelter.focus({ preventScroll: true });
    });
    document.addEventListener('focusin', note);
    watch.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', note);
      watch.disconnect();
    };
  }, []);
}
