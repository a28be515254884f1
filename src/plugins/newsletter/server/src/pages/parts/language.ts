import { raw, type Fragment, type Locale } from '../../domain/notice';

/** A sender's own words keep their language on a page that speaks another: a voice reads them right (WCAG 3.1.2). */
export const inLanguage = (ofWords: Locale | undefined, ofPage: Locale): Fragment =>
  ofWords !== undefined && ofWords !== ofPage && raw(` lang="${ofWords}"`);
