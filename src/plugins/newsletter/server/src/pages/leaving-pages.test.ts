import { load } from 'cheerio';
import { LOCALES } from '../domain/notice';
import { confirmPage } from './confirm-page';
import { formSubmittedPage } from './form-submitted-page';
import { samplePreferences } from './samples.fixture';
import { linkInvalidPage } from './link-invalid-page';
import { preferencesPage } from './preferences-page';
import { unsubscribedPage } from './unsubscribed-page';
import { unsubscribePage } from './unsubscribe-page';

const frame = { privacyUrl: '/datenschutz' };
const leave = { ...frame, senderName: 'Müller', nonce: 'n-1' };

describe.each(LOCALES)('leaving in %s', (locale) => {
  it('MSR-2.4-17: unsubscribing asks for one click and nothing else', () => {
    const page = load(unsubscribePage({ ...leave, purposeTitle: 'Monatsbrief' }, locale));
    expect(page('input:not([type=hidden]), select, textarea').length).toBe(0);
    const ways = page('button')
      .toArray()
      .map(({ attribs }) => `${attribs.name}=${attribs.value}`);
    expect(ways).toEqual(['scope=purpose', 'scope=all']);
  });

  it('MSR-2.4-17: leaving one purpose out of several needs no consent to the others', () => {
    const purposes = ['a', 'b'].map((key) => ({ key, title: key, kinds: ['News'], frequency: '1' }));
    const page = load(preferencesPage({ ...samplePreferences, purposes }, locale));
    const boxes = page('input[type=checkbox]')
      .toArray()
      .map(({ attribs }) => attribs.name);
    expect(boxes).toEqual(['leave[a]', 'leave[b]']);
    expect(page('button[value=all]').length).toBe(1);
  });

  it('TRK-6: tracking ends on its own, apart from what is sent', () => {
    const page = load(preferencesPage(samplePreferences, locale));
    const legends = page('fieldset')
      .toArray()
      .map((set) => page(set).find('input[type=checkbox]').attr('name'));
    expect(legends).toEqual(['leave[monatsbrief]', 'leave[messung]']);
    expect(
      page('select[name=what] option')
        .toArray()
        .map(({ attribs }) => attribs.value),
    ).toEqual(['*', 'monatsbrief']);
  });

  it('MOS-1.3: the way back within half an hour needs the nonce of this page', () => {
    const undo = { left: 1_790_000_000_000, nonce: 'n-2' };
    const page = load(unsubscribedPage({ ...leave, purposeTitle: 'Monatsbrief', undo }, locale));
    expect(page('form [name=left]').attr('value')).toBe('1790000000000');
    expect(page('form [name=nonce]').attr('value')).toBe('n-2');
    expect(page('form button').attr('value')).toBe('undo');
  });

  it('MSR-2.4-18: the answer says that it takes effect at once', () => {
    const source = unsubscribedPage({ ...leave, purposeTitle: 'Monatsbrief' }, locale);
    expect(source).toContain({ de: 'gilt ab sofort', en: 'takes effect at once' }[locale]);
  });

  it('MSR-2.4-17: the way back is the public form, the same for everybody', () => {
    const page = load(unsubscribedPage({ ...leave, signupUrl: '/newsletter/forms/start' }, locale));
    expect(page('main a').attr('href')).toBe('/newsletter/forms/start');
    expect(page('form').length).toBe(0);
  });

  it('MSR-2.4-17: a hostile way back becomes a dead link', () => {
    const page = load(unsubscribedPage({ ...leave, signupUrl: 'javascript:alert(1)' }, locale));
    expect(page('main a').attr('href')).toBe('about:invalid');
  });
});

describe.each(LOCALES)('pages that tell nothing in %s', (locale) => {
  it('VIV-0.1: every bad link gives the same page, with the privacy link', () => {
    const page = load(linkInvalidPage(frame, locale));
    expect(page('footer a').attr('href')).toBe('/datenschutz');
    expect(page('form').length).toBe(0);
  });

  it('MFR-4.2: after signing up everybody reads that only the confirmation counts', () => {
    const source = formSubmittedPage({ ...frame, validDays: 7 }, locale);
    expect(source).toContain({ de: '7 Tage', en: '7 days' }[locale]);
  });
});

describe('words of a German form on English pages', () => {
  const purpose = {
    key: 'brief',
    title: 'Monatsbrief',
    language: 'de' as const,
    kinds: ['Neues aus der Backstube'],
    frequency: 'einmal im Monat',
    text: 'Ja, die Backstube darf mir schreiben.',
    controller: 'Backstube Sommer',
  };
  const germanOf = (html: string) =>
    load(html)('[lang=de]')
      .toArray()
      .map((element) => load(element).text().trim());
  const preferences = (locale: 'de' | 'en') => {
    const { key, title, language } = purpose;
    const pauses = {
      ...samplePreferences.pauses,
      offered: [{ key, title, language }],
      running: [{ name: key, title, language, until: '1 December 2026' }],
    };
    return preferencesPage({ ...samplePreferences, purposes: [purpose], pauses }, locale);
  };
  const confirmation = (locale: 'de' | 'en') =>
    confirmPage({ ...leave, purposes: [purpose], partners: [] }, locale);

  it('DE-13: keep their language in the preference centre, and nothing else is called German', () => {
    expect(germanOf(preferences('en'))).toEqual([
      'Monatsbrief',
      'Neues aus der Backstube, einmal im Monat',
      'Monatsbrief',
      'Monatsbrief',
      'Monatsbrief',
      'Deutsch',
    ]);
    const page = load(preferences('en'));
    expect(page('label[for=leave-1]').text()).toBe('End “Monatsbrief”');
    expect(page('option[lang=de]').length).toBe(2);
  });

  it('DE-13: keep their language on the page that asks for the confirmation', () => {
    expect(germanOf(confirmation('en'))).toEqual([
      'Monatsbrief',
      'Neues aus der Backstube',
      'einmal im Monat',
      'Backstube Sommer',
      'Ja, die Backstube darf mir schreiben.',
    ]);
  });

  it('DE-13: need no mark on a German page', () => {
    for (const html of [preferences('de'), confirmation('de')])
      expect(load(html)('body [lang=de]').length).toBe(0);
  });
});
