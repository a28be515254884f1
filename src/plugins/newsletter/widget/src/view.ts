import type { PublicForm, PublicPurpose } from '../../shared/contracts/public-forms';
import { h, isWebAddress, prose } from './dom';
import type { Language, Texts } from './texts';

/** The form as it stands on the page, and the parts of it that change. */
export interface FormView {
  readonly root: HTMLElement;
  readonly form: HTMLFormElement;
  readonly email: HTMLInputElement;
  readonly trap: HTMLInputElement;
  readonly boxes: readonly HTMLInputElement[];
  readonly fields: readonly HTMLInputElement[];
  readonly problems: HTMLElement;
  readonly suggestion: HTMLElement;
  readonly status: HTMLElement;
  readonly submit: HTMLButtonElement;
}

const EMAIL_MAX_CHARS = '254';
const FIELD_MAX_CHARS = '200';

/** Everything the version says, in the order in which it has to be read: information before the button. */
export const formView = (form: PublicForm, texts: Texts, language: Language): FormView => {
  // The form's own words keep their language where the widget speaks another.
  const lang = form.language === language ? undefined : form.language;
  const parts = partsOf(form, texts);
  const { boxes, email, fields, problems, suggestion, status, submit, trap } = parts;
  const element = h(
    'form',
    { part: 'form', novalidate: true, 'aria-labelledby': 'title' },
    h('h2', { id: 'title', part: 'title', lang }, form.title),
    h('div', { lang }, prose(form.intro, 'intro')),
    problems,
    h(
      'fieldset',
      { part: 'purposes', id: 'purposes' },
      h('legend', { part: 'legend' }, texts.purposes),
      h('p', { class: 'hint', part: 'hint' }, texts.each),
      purposeCards(form, boxes, texts, lang),
    ),
    h(
      'fieldset',
      { part: 'details' },
      h('legend', { part: 'legend' }, texts.details),
      h(
        'div',
        { class: 'field', part: 'field' },
        h('label', { for: 'email', part: 'label' }, `${texts.email} *`),
        email,
        suggestion,
      ),
      form.fields.map(({ label }, n) => field(fields[n] as HTMLInputElement, label, texts, lang)),
    ),
    h('div', { class: 'trap', 'aria-hidden': 'true' }, h('label', { for: 'trap' }, texts.trap), trap),
    notices(form, texts, lang),
    submit,
    status,
    h('p', { class: 'hint', part: 'hint' }, texts.next),
  );
  return { ...parts, root: h('div', { lang: language }, element), form: element };
};

/** What is filled in, pressed and spoken through. */
const partsOf = (form: PublicForm, texts: Texts): Omit<FormView, 'root' | 'form'> => ({
  email: h('input', {
    id: 'email',
    type: 'email',
    part: 'input',
    required: true,
    autocomplete: 'email',
    autocapitalize: 'none',
    spellcheck: 'false',
    maxlength: EMAIL_MAX_CHARS,
  }),
  trap: h('input', { id: 'trap', name: 'website', tabindex: '-1', autocomplete: 'off' }),
  boxes: form.purposes.map((purpose, n) => boxOf(purpose, `box-${n}`)),
  fields: form.fields.map(({ name }) =>
    h('input', { id: `field-${name}`, part: 'input', name, maxlength: FIELD_MAX_CHARS }),
  ),
  problems: h('div', { class: 'problems', part: 'problems', role: 'alert', tabindex: '-1', hidden: true }),
  suggestion: h('div', { role: 'status' }),
  status: h('div', { role: 'status' }),
  submit: h('button', { type: 'submit', class: 'submit', part: 'button' }, texts.submit),
});

/** The sender's own purposes, then the partners: all their names first, each with a box of its own (MOS-2.6, 2.7). */
const purposeCards = (
  { purposes }: PublicForm,
  boxes: readonly HTMLInputElement[],
  texts: Texts,
  lang: Language | undefined,
): HTMLElement[] => {
  const card = (purpose: PublicPurpose) =>
    boxCard(purpose, boxes[purposes.indexOf(purpose)] as HTMLInputElement, texts, lang);
  const partners = purposes.filter(({ kind }) => kind === 'partner');
  const own = purposes.filter(({ kind }) => kind !== 'partner').map(card);
  if (partners.length === 0) return own;
  return [
    ...own,
    h('h3', { part: 'heading' }, texts.partners),
    h('p', { part: 'text' }, texts.partnersIntro),
    h('ul', { lang, part: 'partners' }, ...partners.map(({ controller }) => h('li', {}, controller))),
    ...partners.map(card),
  ];
};

/** One unticked box for one purpose; no setting and no earlier answer ticks it (MOS-2.2). */
const boxOf = ({ key }: PublicPurpose, id: string): HTMLInputElement =>
  h('input', { type: 'checkbox', id, part: 'checkbox', name: key, 'aria-describedby': `${id}-text` });

const boxCard = (
  purpose: PublicPurpose,
  box: HTMLInputElement,
  texts: Texts,
  lang: Language | undefined,
): HTMLElement =>
  h(
    'div',
    { class: 'box', part: 'box' },
    box,
    h('label', { for: box.id, part: 'label', lang }, purpose.title),
    h(
      'div',
      { id: `${box.id}-text` },
      h(
        'dl',
        { part: 'facts' },
        FACTS.flatMap(([fact, name]) => {
          const told = purpose[fact];
          return told ? [h('dt', {}, texts[name]), h('dd', { lang }, told)] : [];
        }),
      ),
      h('div', { lang }, prose(purpose.text, 'consent-text')),
    ),
  );

const FACTS = [
  ['messageTypes', 'kinds'],
  ['frequency', 'frequency'],
  ['controller', 'controller'],
  ['address', 'address'],
  ['products', 'products'],
] as const;

const field = (
  input: HTMLInputElement,
  label: string,
  texts: Texts,
  lang: Language | undefined,
): HTMLElement =>
  h(
    'div',
    { class: 'field', part: 'field' },
    h(
      'label',
      { for: input.id, part: 'label' },
      h('b', { lang }, label),
      h('span', {}, ` (${texts.optional})`),
    ),
    input,
  );

const notices = (form: PublicForm, texts: Texts, lang: Language | undefined): HTMLElement =>
  h(
    'div',
    { class: 'notices', part: 'notices' },
    h('h3', { part: 'heading' }, texts.data),
    h(
      'div',
      { lang },
      [form.privacyNotice, form.toolNotice, form.trackingNotice, form.withdrawalNotice].flatMap((text) =>
        prose(text, 'notice'),
      ),
    ),
    isWebAddress(form.privacyUrl) &&
      h(
        'p',
        { part: 'notice' },
        h(
          'a',
          { href: form.privacyUrl, target: '_blank', rel: 'noopener noreferrer', part: 'link' },
          `${texts.privacy} (${texts.opensElsewhere})`,
        ),
      ),
  );

/** What somebody reads who has signed up. The same for everybody: it says nothing about the address (C.6). */
export const doneView = (texts: Texts, language: Language): { root: HTMLElement; heading: HTMLElement } => {
  const heading = h('h2', { part: 'title', tabindex: '-1' }, texts.done);
  const root = h(
    'div',
    { lang: language, part: 'done', role: 'status' },
    heading,
    texts.doneText.map((text) => h('p', { part: 'text' }, text)),
  );
  return { root, heading };
};
