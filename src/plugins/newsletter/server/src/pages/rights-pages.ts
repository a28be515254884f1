import { html, type Fragment, type Locale } from '../domain/notice';
import { TEXTS, type Texts } from '../texts';
import { pageDocument, type PageFrame } from './document';
import { actions, postForm } from './parts/actions';
import { hiddenFields, inputField } from './parts/fields';
import { honeypot } from './parts/honeypot';
import { problemOf, problemSummary } from './parts/problems';
import { bullets } from './parts/prose';

export type RightsProblemCode = keyof Texts['rights']['problems'];

interface AddressForm extends Pick<PageFrame, 'anyAddress'> {
  nonce: string;
  values?: { email?: string };
  problems?: readonly RightsProblemCode[];
}

interface SenderView extends PageFrame {
  senderName: string;
}

const emailForm = (view: AddressForm, words: { label: string; submit: string }, locale: Locale): Fragment => {
  const problems = problemsOf(view, locale);
  return postForm([
    hiddenFields({ nonce: view.nonce, locale }),
    honeypot(locale),
    inputField({
      id: 'email',
      name: 'email',
      type: 'email',
      anyAddress: view.anyAddress,
      label: words.label,
      required: true,
      autocomplete: 'email',
      maxLength: 254,
      value: view.values?.email,
      problem: problemOf(problems, 'email'),
    }),
    actions({ label: words.submit }),
  ]);
};

const problemsOf = (view: AddressForm, locale: Locale) =>
  (view.problems ?? []).map((code) => ({
    text: TEXTS[locale].rights.problems[code],
    fieldId: code === 'form_expired' ? undefined : 'email',
  }));

export type DataRequestPageView = PageFrame & AddressForm;

/** Asks for the address; everything else comes by mail. Posts `email`. */
export function dataRequestPage(view: DataRequestPageView, locale: Locale): string {
  const { common, rights } = TEXTS[locale];
  const problems = problemsOf(view, locale);
  const body = [
    problemSummary(problems, locale),
    html`<p>${rights.requestLead}</p>`,
    emailForm(view, { label: common.emailLabel, submit: rights.requestSubmit }, locale),
    html`<p class="hint after">${rights.requestPrivate}</p>`,
  ];
  return pageDocument(view, locale, { title: rights.requestTitle, body, hasProblems: problems.length > 0 });
}

/** The same for every address, known or not. */
export function dataRequestSentPage(view: PageFrame, locale: Locale): string {
  const { rights } = TEXTS[locale];
  return pageDocument(view, locale, { title: rights.sentTitle, body: html`<p>${rights.sentLead}</p>` });
}

export type DataPageView = SenderView & { nonce: string };

/** Behind the link of the mail: each button gives one file. Posts `get`. */
export function dataPage(view: DataPageView, locale: Locale): string {
  const { rights } = TEXTS[locale];
  const nonce = hiddenFields({ nonce: view.nonce });
  const body = [
    html`<p>${rights.dataLead(view.senderName)}</p>`,
    html`<section class="part">
      <h2>${rights.dataAll}</h2>
      <p class="hint">${rights.dataAllHint}</p>
      ${postForm([nonce, actions({ label: rights.dataAllButton, name: 'get', value: 'all' })])}
    </section>`,
    html`<section class="part">
      <h2>${rights.dataProvided}</h2>
      <p class="hint">${rights.dataProvidedHint}</p>
      ${postForm([
        nonce,
        actions(
          { label: rights.dataJsonButton, name: 'get', value: 'provided-json', second: true },
          { label: rights.dataCsvButton, name: 'get', value: 'provided-csv', second: true },
        ),
      ])}
    </section>`,
  ];
  return pageDocument(view, locale, { title: rights.dataTitle, body });
}

/** Behind the other link: the button erases. */
export function erasurePage(view: SenderView & { nonce: string }, locale: Locale): string {
  const { rights } = TEXTS[locale];
  const body = [
    html`<p>${rights.erasureLead(view.senderName)}</p>
      <p>${rights.erasureStays}</p>`,
    bullets(rights.erasureStaysItems),
    postForm([hiddenFields({ nonce: view.nonce }), actions({ label: rights.erasureButton })]),
  ];
  return pageDocument(view, locale, { title: rights.erasureTitle, body });
}

export function erasedPage(view: SenderView, locale: Locale): string {
  const { common, rights } = TEXTS[locale];
  const body = html`<p>${rights.erasedLead(view.senderName)}</p>
    <p>${common.closePage}</p>`;
  return pageDocument(view, locale, { title: rights.erasedTitle, body });
}

/** Asks for the new address. Posts `email`. */
export function addressPage(view: SenderView & AddressForm, locale: Locale): string {
  const { rights } = TEXTS[locale];
  const problems = problemsOf(view, locale);
  const body = [
    problemSummary(problems, locale),
    html`<p>${rights.addressLead(view.senderName)}</p>`,
    emailForm(view, { label: rights.addressLabel, submit: rights.addressSubmit }, locale),
  ];
  return pageDocument(view, locale, { title: rights.addressTitle, body, hasProblems: problems.length > 0 });
}

export function addressSentPage(view: PageFrame, locale: Locale): string {
  const { rights } = TEXTS[locale];
  const body = html`<p>${rights.addressSentLead}</p>`;
  return pageDocument(view, locale, { title: rights.addressSentTitle, body });
}

/** At the new address: the button is the yes. */
export function addressConfirmPage(
  view: SenderView & { nonce: string; titles: readonly string[] },
  locale: Locale,
): string {
  const { rights } = TEXTS[locale];
  const body = [
    html`<p>${rights.addressConfirmLead(view.senderName)}</p>`,
    bullets(view.titles),
    postForm([hiddenFields({ nonce: view.nonce }), actions({ label: rights.addressConfirmButton })]),
    html`<p class="hint after">${rights.addressConfirmHint}</p>`,
  ];
  return pageDocument(view, locale, { title: rights.addressConfirmTitle, body });
}

export function addressDonePage(view: SenderView, locale: Locale): string {
  const { common, rights } = TEXTS[locale];
  const body = html`<p>${rights.addressDone(view.senderName)}</p>
    <p>${common.closePage}</p>`;
  return pageDocument(view, locale, { title: rights.addressDoneTitle, body });
}
