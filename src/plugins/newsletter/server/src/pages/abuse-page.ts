import { html, type Fragment, type Locale } from '../domain/notice';
import { TEXTS, type Texts } from '../texts';
import {
  ABUSE_PROBLEM_PLACES,
  type AbuseProblemCode,
  type AbuseReason,
  type AbuseSalutation,
} from './abuse-fields';
import { pageDocument, type PageFrame } from './document';
import { actions, uploadForm } from './parts/actions';
import { ILLEGAL_CONTENT, isIllegalContent } from '../domain/abuse/illegal-content';
import { checkField, fileField, hiddenFields, inputField, selectField, textAreaField } from './parts/fields';
import { honeypot } from './parts/honeypot';
import { problemOf, problemSummary, type ShownProblem } from './parts/problems';

/** What was typed before; the attachment is not among it, browsers never give a file back. */
export interface AbuseValues {
  mailingId?: string;
  reason?: AbuseReason;
  message?: string;
  salutation?: AbuseSalutation;
  firstName?: string;
  lastName?: string;
  email?: string;
  /** Anonymous when left out: the choice that harms nobody. */
  anonymous?: boolean;
  goodFaith?: boolean;
}

/** Posted as multipart to the same address; field names are those of `AbuseValues`, the file is `attachment`. */
export interface AbusePageView extends PageFrame {
  nonce: string;
  attachmentMaxBytes: number;
  messageMaxChars: number;
  values?: AbuseValues;
  problems?: readonly AbuseProblemCode[];
}

/** Public complaint form, open to everybody (LM-8.3). */
export function abusePage(view: AbusePageView, locale: Locale): string {
  const { abuse } = TEXTS[locale];
  const problems = (view.problems ?? []).map((code) => ({
    text: abuse.problems[code],
    fieldId: ABUSE_PROBLEM_PLACES[code],
  }));
  const form: FormState = { view, values: view.values ?? {}, texts: TEXTS[locale], problems };
  const body = [
    problemSummary(problems, locale, problems.length > 0 ? abuse.attachmentAgain : undefined),
    html`<p>${abuse.lead}</p>
      <p class="hint">${abuse.required}</p>`,
    uploadForm([
      hiddenFields({ nonce: view.nonce, locale }),
      honeypot(locale),
      whichMessage(form),
      whatHappened(form),
      whoReports(form),
      actions({ label: abuse.submit }),
    ]),
  ];
  return pageDocument(view, locale, { title: abuse.title, body, hasProblems: problems.length > 0 });
}

interface FormState {
  view: AbusePageView;
  values: AbuseValues;
  texts: Texts;
  problems: readonly ShownProblem[];
}

function whichMessage({ view, values, texts: { abuse }, problems }: FormState): Fragment {
  const field = (id: string) => ({ id, name: id, problem: problemOf(problems, id) });
  const megabytes = Math.floor(view.attachmentMaxBytes / BYTES_PER_MB);
  return html`<fieldset>
    <legend>${abuse.messageLegend}</legend>
    <p class="hint">${abuse.eitherOr}</p>
    ${inputField({ ...field('mailingId'), type: 'text', label: abuse.mailingId, starred: true, hint: abuse.mailingIdHint, value: values.mailingId, maxLength: 500, autocomplete: 'off' })}
    ${fileField({ ...field('attachment'), label: abuse.attachment, hint: abuse.attachmentHint(megabytes), accept: MAIL_FILES })}
  </fieldset>`;
}

function whatHappened({ view, values, texts: { abuse, common }, problems }: FormState): Fragment {
  const field = (id: string) => ({ id, name: id, problem: problemOf(problems, id) });
  const options = { '': abuse.chooseReason, ...abuse.reasons };
  return html`<fieldset>
    <legend>${abuse.reasonLegend}</legend>
    ${selectField({ ...field('reason'), label: abuse.reason, required: true, options, value: values.reason })}
    ${textAreaField({ ...field('message'), label: abuse.message, ...asked(asksGoodFaith(values), common), value: values.message, maxLength: view.messageMaxChars })}
    ${asksGoodFaith(values) && checkField({ ...field('goodFaith'), label: abuse.goodFaith, required: true, checked: values.goodFaith === true })}
  </fieldset>`;
}

/** DSA Art. 16(2)(d), and only where it is about that: the form has no more fields than it needs (LM-8.3). */
const asksGoodFaith = ({ reason }: AbuseValues) => reason !== undefined && isIllegalContent(reason);

/** Art. 16(2)(c), so that no field is called optional and then missed. */
const asksName = ({ reason }: AbuseValues) => reason !== undefined && ILLEGAL_CONTENT[reason]?.name === true;

/** The browser must not insist: with another reason, chosen on the same page, the field may stay empty. */
const asked = (needed: boolean, { optional }: Texts['common']) =>
  needed ? { starred: true } : { note: optional };

function whoReports({ view, values, texts: { abuse, common }, problems }: FormState): Fragment {
  const field = (id: string) => ({ id, name: id, problem: problemOf(problems, id) });
  const anonymous = String(values.anonymous ?? true);
  return html`<fieldset>
    <legend>${abuse.personLegend}</legend>
    ${inputField({ ...field('email'), type: 'email', anyAddress: view.anyAddress, label: common.emailLabel, required: true, hint: abuse.emailHint, value: values.email, maxLength: 254, autocomplete: 'email' })}
    ${selectField({ ...field('anonymous'), label: abuse.anonymous, hint: abuse.anonymousHint, options: abuse.anonymousChoices, value: anonymous })}
    ${selectField({ ...field('salutation'), label: abuse.salutation, note: common.optional, options: abuse.salutations, value: values.salutation, autocomplete: 'honorific-prefix' })}
    ${inputField({ ...field('firstName'), type: 'text', label: abuse.firstName, note: common.optional, value: values.firstName, maxLength: 100, autocomplete: 'given-name' })}
    ${inputField({ ...field('lastName'), type: 'text', label: abuse.lastName, ...asked(asksName(values), common), value: values.lastName, maxLength: 100, autocomplete: 'family-name' })}
  </fieldset>`;
}

const BYTES_PER_MB = 1_000_000;
const MAIL_FILES = '.eml,.msg,message/rfc822,application/vnd.ms-outlook';
