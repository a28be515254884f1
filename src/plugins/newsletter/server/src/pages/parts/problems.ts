import { html, type Fragment, type Locale } from '../../domain/notice';
import { TEXTS } from '../../texts';

/** One thing to put right, in words, and the id of the field it is about; without one it concerns the page. */
export interface ShownProblem {
  text: string;
  fieldId?: string;
}

/** Error summary (WCAG 3.3.1): announced at once, each line leads to its field. Prints nothing without problems. */
export function problemSummary(problems: readonly ShownProblem[], locale: Locale, note?: string): Fragment {
  if (problems.length === 0) return null;
  return html`<div class="problems" role="alert">
    <h2>${TEXTS[locale].common.problemsHeading}</h2>
    <ul>
      ${problems.map(
        ({ text, fieldId }) => html`<li>${fieldId ? html`<a href="#${fieldId}">${text}</a>` : text}</li>`,
      )}
    </ul>
    ${note && html`<p>${note}</p>`}
  </div>`;
}

export const problemOf = (problems: readonly ShownProblem[], fieldId: string): string | undefined =>
  problems.find((problem) => problem.fieldId === fieldId)?.text;
