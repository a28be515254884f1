import { html, type Fragment, type Locale } from '../../domain/notice';
import { TEXTS } from '../../texts';

/** A robot fills this in, a person never sees it: out of view, out of the tab order, out of the reading order. */
export const HONEYPOT_FIELD = 'website';

export const honeypot = (locale: Locale): Fragment =>
  html`<div class="trap" aria-hidden="true">
    <label for="trap">${TEXTS[locale].common.trapLabel}</label>
    <input id="trap" type="text" name="${HONEYPOT_FIELD}" value="" tabindex="-1" autocomplete="off" />
  </div>`;
