import { html, type Locale } from '../domain/notice';
import { TEXTS, type Texts } from '../texts';
import { pageDocument, type PageFrame } from './document';
import { actions, postForm } from './parts/actions';
import { hiddenFields, inputField } from './parts/fields';
import { honeypot } from './parts/honeypot';
import { problemOf, problemSummary } from './parts/problems';

export type OriginProblemCode = keyof Texts['service']['originProblems'];

export interface OriginPageView extends PageFrame {
  nonce: string;
  values?: { email?: string };
  problems?: readonly OriginProblemCode[];
}

/** "Where did you get my address?" (MSR-AS-9). Posts `email`. */
export function originPage(view: OriginPageView, locale: Locale): string {
  const { common, service } = TEXTS[locale];
  const problems = (view.problems ?? []).map((code) => ({
    text: service.originProblems[code],
    fieldId: code === 'form_expired' ? undefined : 'email',
  }));
  const email = inputField({
    id: 'email',
    name: 'email',
    type: 'email',
    anyAddress: view.anyAddress,
    label: common.emailLabel,
    required: true,
    autocomplete: 'email',
    maxLength: 254,
    value: view.values?.email,
    problem: problemOf(problems, 'email'),
  });
  const body = [
    problemSummary(problems, locale),
    html`<p>${service.originLead}</p>`,
    postForm([
      hiddenFields({ nonce: view.nonce, locale }),
      honeypot(locale),
      email,
      actions({ label: service.originSubmit }),
    ]),
    html`<p class="hint after">${service.originPrivate}</p>`,
  ];
  return pageDocument(view, locale, { title: service.originTitle, body, hasProblems: problems.length > 0 });
}

/** The same for every address, known or not. */
export function originSentPage(view: PageFrame, locale: Locale): string {
  const { service } = TEXTS[locale];
  const body = html`<p>${service.originSentLead}</p>`;
  return pageDocument(view, locale, { title: service.originSentTitle, body });
}
