import { html, type Fragment, type Locale } from '../domain/notice';
import { TEXTS } from '../texts';
import { pageDocument, type PageFrame } from './document';
import { actions, postForm } from './parts/actions';
import { hiddenFields } from './parts/fields';
import { problemSummary } from './parts/problems';

/** A purpose the person has an active consent for. */
export interface HeldPurposeView {
  key: string;
  title: string;
  kinds: readonly string[];
  frequency: string;
}

export interface PreferencesPageView extends PageFrame {
  senderName: string;
  purposes: readonly HeldPurposeView[];
  nonce: string;
  problem?: 'nothing_selected';
}

/**
 * Here one can only leave, so a box means "end this" and starts unticked like every box of ours. Posts
 * `leave[<purposeKey>]=true` with `scope=selected`, or `scope=all`.
 */
export function preferencesPage(view: PreferencesPageView, locale: Locale): string {
  const { leaving } = TEXTS[locale];
  if (view.purposes.length === 0) return nothingHeld(view, locale);
  const problem = view.problem && leaving.preferencesNothingSelected;
  const body = [
    problemSummary(problem ? [{ text: problem, fieldId: 'leave-1' }] : [], locale),
    html`<p>${leaving.preferencesLead(view.senderName)}</p>`,
    postForm([
      hiddenFields({ nonce: view.nonce }),
      boxes(view, locale),
      actions(
        { label: leaving.preferencesSave, name: 'scope', value: 'selected' },
        { label: leaving.preferencesLeaveAll, name: 'scope', value: 'all', second: true },
      ),
    ]),
  ];
  return pageDocument(view, locale, { title: leaving.preferencesTitle, body, hasProblems: Boolean(problem) });
}

function boxes(view: PreferencesPageView, locale: Locale): Fragment {
  const { leaving } = TEXTS[locale];
  return html`<fieldset>
    <legend>${leaving.preferencesLegend}</legend>
    <p class="hint">${leaving.preferencesHint}</p>
    ${view.purposes.map((purpose, i) => leaveBox(purpose, `leave-${i + 1}`, locale))}
  </fieldset>`;
}

const leaveBox = ({ key, title, kinds, frequency }: HeldPurposeView, id: string, locale: Locale): Fragment =>
  html`<div class="card choice">
    <input type="checkbox" id="${id}" name="leave[${key}]" value="true" aria-describedby="${id}-text" />
    <label for="${id}">${TEXTS[locale].leaving.preferencesLeaveBox(title)}</label>
    <div class="hint" id="${id}-text">${[...kinds, frequency].join(', ')}</div>
  </div>`;

function nothingHeld(view: PreferencesPageView, locale: Locale): string {
  const { leaving } = TEXTS[locale];
  const body = html`<p>${leaving.preferencesNothing(view.senderName)}</p>`;
  return pageDocument(view, locale, { title: leaving.preferencesTitle, body });
}
