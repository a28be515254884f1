import { html, type Fragment, type Locale } from '../domain/notice';
import { TEXTS, type Texts } from '../texts';
import { pageDocument, type PageFrame } from './document';
import { IncompleteViewError, mustTell } from './incomplete-view-error';
import { actions, postForm } from './parts/actions';
import { hiddenFields, inputField } from './parts/fields';
import { honeypot } from './parts/honeypot';
import { problemOf, problemSummary, type ShownProblem } from './parts/problems';
import { prose, wordsOf } from './parts/prose';
import { partnerNames, purposeBox, type PurposeView } from './parts/purposes';

/** A field besides the address. None is ever required (GDPR 25: the address is enough). */
export interface FormFieldView {
  name: string;
  label: string;
  maxLength: number;
  /** HTML autofill token such as `given-name`, WCAG 1.3.5. */
  autocomplete?: string;
}

export type FormProblem =
  | {
      code:
        | 'email_missing'
        | 'email_invalid'
        | 'email_unreachable'
        | 'email_role'
        | 'email_disposable'
        | 'email_test'
        | 'email_no_mail'
        | 'consent_missing'
        | 'form_expired'
        | 'form_changed'
        | 'too_fast';
    }
  | { code: 'field_invalid'; field: string };

/**
 * Posted back to the same address as `email`, `consents[<purposeKey>]=true`, `fields[<name>]`, `nonce`, `version`,
 * `locale` and the honeypot. There is no way to say that a box is ticked, not even after bad input (MOS-2.2).
 */
export interface FormPageView extends PageFrame {
  title: string;
  /** Of everything this version says. */
  language?: Locale;
  intro?: string;
  purposes: readonly PurposeView[];
  fields: readonly FormFieldView[];
  /** Names of all partners, at most ten (MOS-2.7). */
  partners: readonly string[];
  /** Art. 13 GDPR notice of this form version. */
  privacyNotice: string;
  /** That a third party's tool is used for sending, MSR-2.4-19. */
  sendingToolNotice: string;
  /** That opens and clicks may be counted, with number and date, or that they are not: MSR-2.4-20. */
  trackingNotice: string;
  /** How to withdraw, G-7.3; the product's own words where a version brings none. */
  withdrawalNotice?: string;
  nonce: string;
  version: string;
  /** What was typed before, when the form is shown again. */
  values?: { email?: string; fields?: Readonly<Record<string, string>> };
  problems?: readonly FormProblem[];
}

/** @throws IncompleteViewError for a form that does not tell what it must. */
export function formPage(view: FormPageView, locale: Locale): string {
  const { signup } = TEXTS[locale];
  const problems = (view.problems ?? []).map((problem) => shown(problem, view, signup));
  const note = problems.length > 0 ? signup.boxesAgain : undefined;
  const body = [
    problemSummary(problems, locale, note),
    view.intro && wordsOf(view.intro, [view.language, locale]),
    postForm([
      hiddenFields({ nonce: view.nonce, version: view.version, locale }),
      honeypot(locale),
      purposes(view, problems, locale),
      details(view, problems, locale),
      notices(view, locale),
      actions({ label: signup.submit }),
      html`<p class="hint after">${signup.nextStep}</p>`,
    ]),
  ];
  return pageDocument(view, locale, {
    title: view.title,
    language: view.language,
    body,
    hasProblems: problems.length > 0,
  });
}

function purposes(view: FormPageView, problems: readonly ShownProblem[], locale: Locale): Fragment {
  const { signup } = TEXTS[locale];
  const problem = problemOf(problems, FIRST_BOX);
  const numbered = view.purposes.map((purpose, i) => [purpose, i] as const);
  const own = numbered.filter(([{ partner }]) => partner === undefined);
  // Under the list of their names, each with a box of its own (MOS-2.6).
  const partners = numbered.filter(([{ partner }]) => partner !== undefined);
  if (view.purposes.length === 0) throw new IncompleteViewError('MOS-2.3', 'no purpose');
  return html`<fieldset>
    <legend>${signup.purposesLegend}</legend>
    <p class="hint">${signup.purposesHint}</p>
    ${problem && html`<p class="wrong">${problem}</p>`}
    ${own.map(([purpose, i]) => purposeBox(purpose, i, locale))} ${partnerNames(view.partners, locale)}
    ${partners.map(([purpose, i]) => purposeBox(purpose, i, locale))}
  </fieldset>`;
}

function details(view: FormPageView, problems: readonly ShownProblem[], locale: Locale): Fragment {
  const { common, signup } = TEXTS[locale];
  return html`<fieldset>
    <legend>${signup.detailsLegend}</legend>
    ${inputField({
      id: 'email',
      name: 'email',
      type: 'email',
      anyAddress: view.anyAddress,
      label: common.emailLabel,
      required: true,
      autocomplete: 'email',
      maxLength: EMAIL_MAX_CHARS,
      value: view.values?.email,
      problem: problemOf(problems, 'email'),
    })}
    ${view.fields.map((field, i) =>
      inputField({
        ...field,
        id: fieldId(i),
        name: `fields[${field.name}]`,
        type: 'text',
        languages: [view.language, locale],
        note: common.optional,
        value: view.values?.fields?.[field.name],
        problem: problemOf(problems, fieldId(i)),
      }),
    )}
  </fieldset>`;
}

/** Before the button, because information comes before consent (GDPR 7(3), 13). */
function notices(view: FormPageView, locale: Locale): Fragment {
  const { signup } = TEXTS[locale];
  const notice = (text: string) => wordsOf(text, [view.language, locale], 'small');
  return html`<h2>${signup.dataHeading}</h2>
    ${notice(mustTell(view.privacyNotice, 'G-13', 'privacy notice'))}
    ${notice(mustTell(view.sendingToolNotice, 'MSR-2.4-19', 'notice of the sending tool'))}
    ${notice(mustTell(view.trackingNotice, 'MSR-2.4-20', 'notice on tracking'))}
    ${
      view.withdrawalNotice === undefined
        ? prose(signup.withdrawal, 'small')
        : notice(mustTell(view.withdrawalNotice, 'G-7.3', 'notice on withdrawal'))
    }`;
}

function shown(problem: FormProblem, view: FormPageView, signup: Texts['signup']): ShownProblem {
  if (problem.code !== 'field_invalid') {
    return { text: signup.problems[problem.code], fieldId: PLACES[problem.code] };
  }
  const i = view.fields.findIndex(({ name }) => name === problem.field);
  const label = view.fields[i]?.label ?? problem.field;
  return { text: signup.problems.field_invalid(label), fieldId: i < 0 ? undefined : fieldId(i) };
}

const FIRST_BOX = 'purpose-1';
/** RFC 5321 4.5.3.1.3: a path of 256 octets includes its angle brackets. */
const EMAIL_MAX_CHARS = 254;

const PLACES: Record<Exclude<FormProblem['code'], 'field_invalid'>, string | undefined> = {
  email_missing: 'email',
  email_invalid: 'email',
  email_unreachable: 'email',
  email_role: 'email',
  email_disposable: 'email',
  email_test: 'email',
  email_no_mail: 'email',
  consent_missing: FIRST_BOX,
  form_expired: undefined,
  form_changed: undefined,
  too_fast: undefined,
};

const fieldId = (index: number) => `field-${index + 1}`;
