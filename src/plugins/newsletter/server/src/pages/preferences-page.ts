import { html, safeHref, type Fragment, type Locale } from '../domain/notice';
import { TEXTS } from '../texts';
import { pageDocument, type PageFrame } from './document';
import { actions, postForm } from './parts/actions';
import { around } from './parts/around';
import { hiddenFields, selectField } from './parts/fields';
import { inLanguage } from './parts/language';
import { pauseSection, type PauseProblem, type PausesView } from './parts/pauses';
import { problemSummary, type ShownProblem } from './parts/problems';

/** A purpose the person has an active consent for. */
export interface HeldPurposeView {
  key: string;
  title: string;
  /** Of title, kinds and frequency, where it may differ from the page's. */
  language?: Locale;
  kinds: readonly string[];
  frequency: string;
  /** Set apart from what is sent: ending it leaves the newsletter alone (TRK-6). */
  tracking?: boolean;
  /** The day its pause ends, in words. */
  pausedUntil?: string;
}

export interface PreferencesPageView extends PageFrame {
  senderName: string;
  purposes: readonly HeldPurposeView[];
  pauses: PausesView;
  /** Where the address can be changed. */
  addressUrl: string;
  nonce: string;
  problem?: 'nothing_selected' | PauseProblem;
  /** Says that the last change took effect. */
  saved?: boolean;
}

/**
 * Here one can only leave or wait, so a box means "end this" and starts unticked like every box of ours. One form
 * per matter; each button posts what it does as `do`.
 */
export function preferencesPage(view: PreferencesPageView, locale: Locale): string {
  const { leaving } = TEXTS[locale];
  const problems = problemsOf(view, locale);
  const body = [
    problemSummary(problems, locale),
    view.saved && html`<p class="done" role="status">${leaving.saved}</p>`,
    view.purposes.length === 0
      ? html`<p>${leaving.preferencesNothing(view.senderName)}</p>`
      : [
          html`<p>${leaving.preferencesLead(view.senderName)}</p>`,
          leaveForm(view, locale),
          pauseSection(view.pauses, { nonce: view.nonce, problems }, locale),
        ],
    languageForm(view, locale),
    ownData(view, locale),
  ];
  return pageDocument(view, locale, {
    title: leaving.preferencesTitle,
    body,
    hasProblems: problems.length > 0,
  });
}

function problemsOf({ problem }: PreferencesPageView, locale: Locale): readonly ShownProblem[] {
  const { leaving } = TEXTS[locale];
  if (problem === undefined) return [];
  return problem === 'nothing_selected'
    ? [{ text: leaving.preferencesNothingSelected, fieldId: 'leave-1' }]
    : [{ text: leaving.pauseProblems[problem], fieldId: 'until' }];
}

function leaveForm(view: PreferencesPageView, locale: Locale): Fragment {
  const { leaving } = TEXTS[locale];
  const numbered = view.purposes.map((purpose, i) => ({ ...purpose, id: `leave-${i + 1}` }));
  const mailings = numbered.filter(({ tracking }) => !tracking);
  const tracking = numbered.filter((purpose) => purpose.tracking);
  const box = (purpose: HeldPurposeView & { id: string }) => leaveBox(purpose, purpose.id, locale);
  return postForm([
    hiddenFields({ nonce: view.nonce }),
    mailings.length > 0 &&
      html`<fieldset>
        <legend>${leaving.preferencesLegend}</legend>
        <p class="hint">${leaving.preferencesHint}</p>
        ${mailings.map(box)}
      </fieldset>`,
    tracking.length > 0 &&
      html`<fieldset>
        <legend>${leaving.trackingLegend}</legend>
        <p class="hint">${leaving.trackingHint}</p>
        ${tracking.map(box)}
      </fieldset>`,
    actions(
      { label: leaving.preferencesSave, name: 'scope', value: 'selected' },
      { label: leaving.preferencesLeaveAll, name: 'scope', value: 'all', second: true },
    ),
  ]);
}

const leaveBox = (
  { key, kinds, frequency, pausedUntil, ...words }: HeldPurposeView,
  id: string,
  locale: Locale,
): Fragment => {
  const { leaving } = TEXTS[locale];
  const language = inLanguage(words.language, locale);
  return html`<div class="card choice">
    <input type="checkbox" id="${id}" name="leave[${key}]" value="true" aria-describedby="${id}-text" />
    <label for="${id}">${around(leaving.preferencesLeaveBox, words, locale)}</label>
    <div class="hint" id="${id}-text">
      <span${language}>${[...kinds, frequency].join(', ')}</span>${pausedUntil && [html`<br />`, leaving.pausedUntil(pausedUntil)]}
    </div>
  </div>`;
};

function languageForm(view: PreferencesPageView, locale: Locale): Fragment {
  const { leaving } = TEXTS[locale];
  return html`<section class="part">
    <h2>${leaving.languageHeading}</h2>
    ${postForm([
      hiddenFields({ nonce: view.nonce }),
      selectField({
        id: 'language',
        name: 'language',
        label: leaving.languageLabel,
        options: leaving.languages,
        optionLanguages: { de: inLanguage('de', locale), en: inLanguage('en', locale) },
        value: locale,
      }),
      actions({ label: leaving.languageButton, name: 'do', value: 'language', second: true }),
    ])}
  </section>`;
}

function ownData({ addressUrl, nonce }: PreferencesPageView, locale: Locale): Fragment {
  const { leaving } = TEXTS[locale];
  return html`<section class="part">
    <h2>${leaving.dataHeading}</h2>
    <p><a class="alone" href="${safeHref(addressUrl)}">${leaving.dataAddress}</a></p>
    <p class="hint">${leaving.dataHint}</p>
    ${postForm([
      hiddenFields({ nonce }),
      actions({ label: leaving.dataButton, name: 'do', value: 'data', second: true }),
    ])}
  </section>`;
}
