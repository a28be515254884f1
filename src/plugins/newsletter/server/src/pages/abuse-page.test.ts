import { load } from 'cheerio';
import { LOCALES } from '../domain/notice';
import type { AbuseReason } from './abuse-fields';
import { abusePage, type AbusePageView } from './abuse-page';
import { abuseReceivedPage } from './abuse-received-page';
import { sampleAbuse } from './samples.fixture';

const show = (change: Partial<AbusePageView> = {}) => load(abusePage({ ...sampleAbuse, ...change }, 'de'));

describe('abusePage', () => {
  it('LM-8.3: has exactly these fields', () => {
    const page = show();
    const names = page('form')
      .find('input, select, textarea')
      .toArray()
      .map(({ attribs }) => attribs.name);
    expect(new Set(names)).toEqual(
      new Set([
        ...['nonce', 'locale', 'website'],
        ...['mailingId', 'attachment', 'reason', 'message'],
        ...['email', 'anonymous', 'salutation', 'firstName', 'lastName'],
      ]),
    );
  });

  it('LM-8.3: insists on e-mail and reason; Mailing ID or attachment is decided by the server', () => {
    const page = show();
    expect(
      page('[required]')
        .toArray()
        .map(({ attribs }) => attribs.name),
    ).toEqual(['reason', 'email']);
    const starred = page('label')
      .toArray()
      .map((label) => page(label).text())
      .filter((text) => text.endsWith('*'));
    expect(starred).toEqual(['Mailing-ID *', 'Grund *', 'E-Mail-Adresse *']);
  });

  it('DE-13: what is wrong with the box about good faith does not come between the box and its words', () => {
    const page = show({ values: { reason: 'unlawful_content' }, problems: ['good_faith_missing'] });
    const row = page('#goodFaith').parent();
    expect(
      row
        .children()
        .toArray()
        .map(({ name }) => name),
    ).toEqual(['input', 'label']);
    expect(row.prev().attr('id')).toBe('goodFaith-problem');
    expect(row.text().trim()).toMatch(/\*$/);
  });

  it('DE-13: what illegal content demands is not called optional, and the name of who reports abuse of children is', () => {
    const starredFor = (reason: AbuseReason) => {
      const page = show({ values: { reason } });
      return ['message', 'lastName'].filter((id) => page(`label[for=${id}]`).text().trim().endsWith('*'));
    };
    expect(starredFor('unlawful_content')).toEqual(['message', 'lastName']);
    expect(starredFor('child_abuse')).toEqual(['message']);
    expect(starredFor('other')).toEqual([]);
  });

  it('LM-8.3: offers Frau, Herr and no answer, the last by default', () => {
    const page = show();
    expect(
      page('#salutation option')
        .toArray()
        .map((option) => page(option).text()),
    ).toEqual(['Keine Angabe', 'Frau', 'Herr']);
    expect(page('#salutation [selected]').length).toBe(0);
  });

  it('LM-8.3: takes an .eml or .msg file, and says how large it may be', () => {
    const page = show();
    expect(page('form').attr('enctype')).toBe('multipart/form-data');
    expect(page('#attachment').attr('accept')).toMatch(/^\.eml,\.msg/);
    expect(page('#attachment-hint').text()).toContain('20 MB');
  });

  it('MSR-AS-8: a missing and a failing unsubscribe link are reasons of their own', () => {
    const reasons = show()('#reason option')
      .toArray()
      .map(({ attribs }) => attribs.value);
    expect(reasons).toEqual(expect.arrayContaining(['unsubscribe_missing', 'unsubscribe_broken']));
  });

  it('MSR-AS-4: anonymous is the default, and the choice survives bad input', () => {
    const chosen = (values?: AbusePageView['values']) =>
      show({ values })('#anonymous [selected]').attr('value');
    expect([chosen(), chosen({ anonymous: true }), chosen({ anonymous: false })]).toEqual([
      'true',
      'true',
      'false',
    ]);
  });

  it('DE-14: asks for good faith where content is called illegal, and only there', () => {
    expect(show({ values: { reason: 'never_subscribed' } })('#goodFaith').length).toBe(0);
    for (const reason of ['unlawful_content', 'child_abuse'] as const) {
      const page = show({ values: { reason }, problems: ['good_faith_missing', 'name_missing'] });
      expect(page('#goodFaith').attr('required')).toBeDefined();
      expect(page('#goodFaith').attr('checked')).toBeUndefined();
      expect(page('label[for=goodFaith]').text()).toContain('nach bestem Wissen');
      expect(page('#goodFaith').attr('aria-describedby')).toBe('goodFaith-problem');
      expect(page('a[href="#lastName"]').length).toBe(1);
    }
  });

  it('LM-8.3: keeps what was typed, to the letter, when it is shown again', () => {
    const message = '\n  <b>Ich</b> habe\n\nnie "zugestimmt". </textarea>';
    const values = {
      mailingId: 'm-1 "x"',
      message,
      reason: 'other',
      salutation: 'ms',
      lastName: "O'Neill",
    } as const;
    const page = show({ values, problems: ['email_missing'] });
    expect(page('#mailingId').attr('value')).toBe('m-1 "x"');
    expect(page('#lastName').attr('value')).toBe("O'Neill");
    expect(page('#reason [selected]').attr('value')).toBe('other');
    expect(page('#salutation [selected]').attr('value')).toBe('ms');
    expect(page('#message').text()).toBe(message);
  });
});

describe.each(LOCALES)('abuseReceivedPage in %s', (locale) => {
  const view = { ...sampleAbuse, caseNumber: 'AB-7', escalationAddress: 'service?cc=x@versand.example' };
  const say = (blocking: 'blocked' | 'click-needed') => abuseReceivedPage({ ...view, blocking }, locale);

  it('MSR-AS-12: gives the case number and the address to turn to', () => {
    expect(say('blocked')).toContain('AB-7');
    expect(say('blocked')).toContain('href="mailto:service%3Fcc%3Dx@versand.example"');
  });

  it('MSR-AS-12: says whether the address is blocked or needs the click', () => {
    const pending = { de: 'noch nicht gesperrt', en: 'not blocked yet' }[locale];
    expect(say('click-needed')).toContain(pending);
    expect(say('blocked')).not.toContain(pending);
  });
});
