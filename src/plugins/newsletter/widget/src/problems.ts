import { h } from './dom';
import type { Texts } from './texts';
import type { FormView } from './view';

export interface Problem {
  readonly text: string;
  /** What has to be put right; without it the problem concerns the whole form. */
  readonly input?: HTMLInputElement | undefined;
}

/** Takes away what was shown before. */
export const clearProblems = (view: FormView): void => {
  view.problems.hidden = true;
  view.problems.replaceChildren();
  for (const wrong of view.form.querySelectorAll('.wrong')) wrong.remove();
  for (const input of view.form.querySelectorAll('[aria-invalid]')) {
    input.removeAttribute('aria-invalid');
    describe(input, (ids) => ids.filter((id) => !id.endsWith('-problem')));
  }
};

/** A summary that takes the focus, each line leading to its field, and the same words beside the field (WCAG 3.3.1). */
export const showProblems = (view: FormView, problems: readonly Problem[], texts: Texts): void => {
  clearProblems(view);
  for (const { text, input } of problems) if (input) mark(view, input, text);
  const lines = problems.map(({ text, input }) => h('li', {}, input ? link(text, input) : text));
  // Where no field is to blame, nobody is sent to look for a mistake of theirs.
  const heading = problems.some(({ input }) => input) ? texts.check : texts.notDone;
  view.problems.append(h('h3', { part: 'heading' }, heading), h('ul', {}, ...lines));
  view.problems.hidden = false;
  view.problems.focus();
};

const mark = (view: FormView, input: HTMLInputElement, text: string): void => {
  const isBox = view.boxes.includes(input);
  const id = `${input.id}-problem`;
  const wrong = h('p', { class: 'wrong', id, part: 'problem' }, text);
  (isBox ? input.closest('.box') : input)?.before(wrong);
  input.setAttribute('aria-invalid', 'true');
  describe(input, (ids) => [...ids, id]);
};

/** A link in a shadow tree cannot name a field by `#id`; it moves the focus itself. */
const link = (text: string, input: HTMLInputElement): HTMLElement => {
  const anchor = h('a', { href: `#${input.id}`, part: 'link' }, text);
  anchor.addEventListener('click', (event) => {
    event.preventDefault();
    input.focus();
  });
  return anchor;
};

const describe = (input: Element, change: (ids: string[]) => string[]): void => {
  const ids = change((input.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean));
  if (ids.length > 0) input.setAttribute('aria-describedby', ids.join(' '));
  else input.removeAttribute('aria-describedby');
};
