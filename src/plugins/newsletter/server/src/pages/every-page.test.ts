import { load } from 'cheerio';
import { LOCALES, type Locale } from '../domain/notice';
import { SAMPLE_PAGES } from './samples.fixture';

const EVERY = Object.entries(SAMPLE_PAGES).flatMap(([name, render]) =>
  LOCALES.map((locale): [string, Locale, (locale: Locale) => string] => [name, locale, render]),
);

describe.each(EVERY)('page %s in %s', (_name, locale, render) => {
  const source = render(locale);
  const page = load(source);

  it('VIV-0.1: links the privacy policy', () => {
    expect(page('footer a').attr('href')).toBe('https://mueller.example/datenschutz');
  });

  it('MOS-2.2: has no ticked box and nothing that could tick one', () => {
    expect(page('[checked], [aria-checked], script').length).toBe(0);
  });

  it('DE-13: is one whole document in its language, with one heading and one main part', () => {
    expect(source.startsWith('<!doctype html>')).toBe(true);
    expect(page('html').attr('lang')).toBe(locale);
    expect([page('h1').length, page('main').length, page('title').text().trim().length > 0]).toEqual([
      1,
      1,
      true,
    ]);
  });

  it('MSR-2.4-17: loads nothing from elsewhere, posts only to itself, asks for no password', () => {
    expect(page('script, img, link, iframe, object, embed, [style], [src], [onclick]').length).toBe(0);
    expect(page('form[action], form:not([method=post]), [formaction], [type=password]').length).toBe(0);
    expect(source).not.toMatch(/url\(|@import/);
  });

  it('DE-13: prints no missing value and no object', () => {
    expect(source).not.toMatch(/undefined|\[object|NaN|=>/);
  });

  it('DE-13: every label, description and link inside the page has its target', () => {
    const ids = page('[for], [aria-describedby], main a[href^="#"]')
      .toArray()
      .flatMap((node) => [
        page(node).attr('for'),
        ...(page(node).attr('aria-describedby') ?? '').split(' '),
        page(node).attr('href')?.slice(1),
      ])
      .filter((id) => id !== undefined && id !== '');
    expect(ids.filter((id) => page(`[id="${id}"]`).length !== 1)).toEqual([]);
  });
});
