import { html, raw, safeHref, type Fragment, type Locale } from '../domain/notice';
import { TEXTS } from '../texts';
import { inLanguage } from './parts/language';
import { STYLESHEET } from './styles';

/** What stands around every page. */
export interface PageFrame {
  /** On every public page, VIV-0.1. */
  privacyUrl: string;
  /** Of the sender; of the operator where no sender is known or may be told. */
  imprint?: { name: string; lines: readonly string[] };
  /** Whether an address may have letters beyond ASCII before the @, which browsers take for none. */
  anyAddress?: boolean;
  /** Shown in a frame of another site: without margins of its own. */
  framed?: boolean;
}

interface PageContent {
  title: string;
  /** Of the title, where it is the sender's own words. */
  language?: Locale;
  body: Fragment;
  /** Puts "Error:" before the window title, the first thing a screen reader says. */
  hasProblems?: boolean;
}

/** A whole HTML document. Heading, landmarks, footer and style sheet are the same on every page. */
export function pageDocument(frame: PageFrame, locale: Locale, content: PageContent): string {
  const { common } = TEXTS[locale];
  const windowTitle = content.hasProblems ? common.errorTitle(content.title) : content.title;
  const owner = frame.imprint ? ` – ${frame.imprint.name}` : '';
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title>${windowTitle}${owner}</title>
        ${STYLE_ELEMENT}
      </head>
      <body${frame.framed && raw(' class="framed"')}>
        ${frame.imprint && html`<header><p>${frame.imprint.name}</p></header>`}
        <main>
          <h1${inLanguage(content.language, locale)}>${content.title}</h1>
          ${content.body}
        </main>
        ${footer(frame, locale)}
      </body>
    </html> `.value;
}

/** Built outside the template: one changed space would break the hash in the CSP. */
const STYLE_ELEMENT = raw(`<style>${STYLESHEET}</style>`);

function footer(frame: PageFrame, locale: Locale): Fragment {
  const { common } = TEXTS[locale];
  const imprint =
    frame.imprint &&
    html`<address aria-label="${common.imprintLabel}">
      ${frame.imprint.lines.map((line, i) => [i > 0 && raw('<br>'), line])}
    </address>`;
  return html`<footer>
    ${imprint}
    <p><a class="alone" href="${safeHref(frame.privacyUrl)}">${common.privacyLink}</a></p>
  </footer>`;
}
