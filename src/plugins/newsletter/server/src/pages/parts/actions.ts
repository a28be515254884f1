import { html, raw, type Fragment } from '../../domain/notice';

export interface ActionView {
  label: Fragment;
  name?: string;
  value?: string;
  /** The lesser of two ways: outlined instead of filled. */
  second?: boolean;
}

/** Submit buttons; which one was pressed travels as name and value, without any script. */
export const actions = (...buttons: readonly ActionView[]): Fragment =>
  html`<div class="actions">${buttons.map(button)}</div>`;

/** Posts to the page's own address, so a view can never send data elsewhere. */
export const postForm = (content: Fragment): Fragment => html`<form method="post">${content}</form>`;

/** The same, for forms that carry a file. */
export const uploadForm = (content: Fragment): Fragment =>
  html`<form method="post" enctype="multipart/form-data">${content}</form>`;

const button = (view: ActionView) => {
  const sent = view.name && html` name="${view.name}" value="${view.value ?? ''}"`;
  return html`<button type="submit" ${view.second && raw(' class="second"')}${sent}>${view.label}</button>`;
};
