import { load } from 'cheerio';
import { LOCALES } from '../domain/notice';
import { formSubmittedPage } from './form-submitted-page';
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
    const page = load(preferencesPage({ ...leave, purposes }, locale));
    const boxes = page('input[type=checkbox]')
      .toArray()
      .map(({ attribs }) => attribs.name);
    expect(boxes).toEqual(['leave[a]', 'leave[b]']);
    expect(page('button[value=all]').length).toBe(1);
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
