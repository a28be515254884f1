import { html, type Fragment, type Locale } from '../../domain/notice';
import { inLanguage } from './language';

/** Words of the sender's, and their language where it may differ from the page's. */
export interface SenderWords {
  readonly title: string;
  readonly language?: Locale | undefined;
}

/** A sentence of ours around words of the sender's, which keep their language (WCAG 3.1.2). */
export const around = (
  sentence: (words: string) => string,
  { title, language }: SenderWords,
  locale: Locale,
): Fragment => {
  if (language === undefined || language === locale) return sentence(title);
  const [before, after] = sentence('\0').split('\0');
  return html`${before}<span${inLanguage(language, locale)}>${title}</span>${after}`;
};
