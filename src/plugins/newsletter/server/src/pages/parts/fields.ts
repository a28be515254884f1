import { html, raw, type Fragment, type Locale } from '../../domain/notice';
import { inLanguage } from './language';

/** What all input fields have in common. `id` is ours, never typed by anybody. */
export interface FieldView {
  id: string;
  name: string;
  label: string;
  /** Of the label and of the page, where they may differ. */
  languages?: readonly [Locale | undefined, Locale];
  /** Such as "optional", printed behind the label. */
  note?: string;
  required?: boolean;
  /** Shown with an asterisk although the browser must not insist: one of two fields is enough. */
  starred?: boolean;
  hint?: string;
  problem?: string;
}

interface InputView extends FieldView {
  type: 'text' | 'email';
  /** Of an address: a browser would refuse one beyond ASCII before the server sees it. */
  anyAddress?: boolean | undefined;
  value?: string;
  autocomplete?: string;
  maxLength?: number;
}

export const inputField = (view: InputView): Fragment =>
  field(
    view,
    html`<input
      ${common(view)}
      type="${view.anyAddress ? 'text' : view.type}"
      ${view.anyAddress && raw('inputmode="email"')}
      value="${view.value ?? ''}"
      ${attribute('autocomplete', view.autocomplete)}
      ${attribute('maxlength', view.maxLength)}
      ${view.type === 'email' && SPELLED_AS_TYPED}
    />`,
  );

export const dateField = (view: FieldView & { min: string; max: string; value?: string }): Fragment =>
  field(
    view,
    html`<input
      ${common(view)}
      type="date"
      min="${view.min}"
      max="${view.max}"
      value="${view.value ?? ''}"
    />`,
  );

export const fileField = (view: FieldView & { accept: string }): Fragment =>
  field(view, html`<input ${common(view)} type="file" accept="${view.accept}" />`);

/** The first line break after the tag is the parser's own, so the text keeps all of its own. */
export const textAreaField = (view: FieldView & { value?: string; maxLength: number }): Fragment =>
  field(view, [
    html`<textarea ${common(view)} rows="5" maxlength="${view.maxLength}">`,
    raw('\n'),
    view.value ?? '',
    raw('</textarea>'),
  ]);

export const selectField = (
  view: FieldView & {
    options: Readonly<Record<string, string>>;
    /** Of options that are not in the page's language, as an attribute. */
    optionLanguages?: Readonly<Record<string, Fragment>>;
    value?: string;
    autocomplete?: string;
  },
): Fragment => {
  const marks = (value: string) => [view.optionLanguages?.[value], value === view.value && raw(' selected')];
  return field(
    view,
    html`<select ${common(view)} ${attribute('autocomplete', view.autocomplete)}>
      ${Object.entries(view.options).map(
        ([value, label]) => html`<option value="${value}" ${marks(value)}>${label}</option>`,
      )}
    </select>`,
  );
};

/** One box to tick, its words behind it. */
export const checkField = (view: FieldView & { checked: boolean }): Fragment =>
  html`<div class="field">
    ${view.problem && html`<p class="wrong" id="${view.id}-problem">${view.problem}</p>`}
    <div class="choice">
      <input
        ${common({ ...view, hint: undefined })}
        type="checkbox"
        value="true"
        ${view.checked && raw(' checked')}
      />
      <label for="${view.id}">${view.label}${view.required && ' *'}</label>
    </div>
  </div>`;

export const hiddenFields = (values: Readonly<Record<string, string>>): Fragment =>
  Object.entries(values).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );

const SPELLED_AS_TYPED = raw('autocapitalize="none" spellcheck="false"');

function field(view: FieldView, control: Fragment): Fragment {
  return html`<div class="field">
    <label for="${view.id}"
      >${labelOf(view)}${(view.required || view.starred) && ' *'}${
        view.note && html` <span class="hint">(${view.note})</span>`
      }</label
    >
    ${view.hint && html`<p class="hint" id="${view.id}-hint">${view.hint}</p>`}
    ${view.problem && html`<p class="wrong" id="${view.id}-problem">${view.problem}</p>`} ${control}
  </div>`;
}

const labelOf = ({ label, languages }: FieldView): Fragment => {
  const language = languages && inLanguage(...languages);
  return language ? html`<span${language}>${label}</span>` : label;
};

function common(view: FieldView): Fragment {
  const described = [view.hint && `${view.id}-hint`, view.problem && `${view.id}-problem`].filter(Boolean);
  return html`id="${view.id}"
  name="${view.name}"${view.required && raw(' required')}${view.problem && raw(' aria-invalid="true"')}
  ${attribute('aria-describedby', described.join(' '))}`;
}

/** An attribute, or nothing at all for an absent value. */
const attribute = (name: string, value: string | number | undefined): Fragment =>
  value !== undefined && value !== '' && html`${raw(name)}="${value}"`;
