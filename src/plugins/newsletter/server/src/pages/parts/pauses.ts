import { html, type Fragment, type Locale } from '../../domain/notice';
import { TEXTS, type Texts } from '../../texts';
import { actions, postForm } from './actions';
import { around } from './around';
import { dateField, hiddenFields, selectField } from './fields';
import { inLanguage } from './language';
import { problemOf, type ShownProblem } from './problems';

export type PauseProblem = keyof Texts['leaving']['pauseProblems'];

export interface RunningPauseView {
  /** `*` for everything. */
  name: string;
  /** Absent for everything. */
  title?: string;
  /** Of the title, where it may differ from the page's. */
  language?: Locale;
  /** In words. */
  until: string;
}

export interface PausesView {
  /** What can pause, besides everything. */
  offered: readonly { key: string; title: string; language?: Locale }[];
  running: readonly RunningPauseView[];
  /** As date fields want it: 2026-12-24. */
  firstDay: string;
  lastDay: string;
  chosen?: string;
}

const ALL = '*';

/** Posts `do=pause` with `what` and `until`, or `resume=<what>`. */
export function pauseSection(
  view: PausesView,
  { nonce, problems }: { nonce: string; problems: readonly ShownProblem[] },
  locale: Locale,
): Fragment {
  const { leaving } = TEXTS[locale];
  const offered = Object.fromEntries(view.offered.map(({ key, title }) => [key, title]));
  return html`<section class="part">
    <h2>${leaving.pauseHeading}</h2>
    ${view.running.length > 0 && runningPauses(view, nonce, locale)}
    <p class="hint">${leaving.pauseHint}</p>
    ${postForm([
      hiddenFields({ nonce }),
      selectField({
        id: 'what',
        name: 'what',
        label: leaving.pauseWhat,
        options: { [ALL]: leaving.pauseEverything, ...offered },
        optionLanguages: Object.fromEntries(
          view.offered.map(({ key, language }) => [key, inLanguage(language, locale)]),
        ),
      }),
      dateField({
        id: 'until',
        name: 'until',
        label: leaving.pauseUntil,
        required: true,
        min: view.firstDay,
        max: view.lastDay,
        ...(view.chosen === undefined ? {} : { value: view.chosen }),
        problem: problemOf(problems, 'until'),
      }),
      actions({ label: leaving.pauseButton, name: 'do', value: 'pause', second: true }),
    ])}
  </section>`;
}

const runningPauses = ({ running }: PausesView, nonce: string, locale: Locale): Fragment => {
  const { leaving } = TEXTS[locale];
  return running.map(
    ({ name, title, language, until }) =>
      html`<div class="card">
        <p>
          ${
            title === undefined
              ? leaving.pauseRunningAll(until)
              : around((words) => leaving.pauseRunningOne(words, until), { title, language }, locale)
          }
        </p>
        ${postForm([
          hiddenFields({ nonce }),
          actions({
            label:
              title === undefined
                ? leaving.pauseEndEverything
                : around(leaving.pauseEnd, { title, language }, locale),
            name: 'resume',
            value: name,
            second: true,
          }),
        ])}
      </div>`,
  );
};
