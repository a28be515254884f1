import { html, type Fragment, type Locale } from '../../domain/notice';
import { TEXTS } from '../../texts';
import { actions, postForm } from './actions';
import { hiddenFields } from './fields';

/** Taking back what has just ended: when that was, and the nonce of the very page that says so. */
export interface UndoView {
  left: number;
  nonce: string;
}

/** Posts `undo`, `left` and `nonce`. */
export const undoForm = (view: UndoView, locale: Locale): Fragment => {
  const { leaving } = TEXTS[locale];
  return [
    html`<p class="after">${leaving.undoLead}</p>`,
    postForm([
      hiddenFields({ left: String(view.left), nonce: view.nonce }),
      actions({ label: leaving.undoButton, name: 'do', value: 'undo', second: true }),
    ]),
  ];
};
