import { load } from 'cheerio';
import fc from 'fast-check';
import { IncompleteViewError } from './incomplete-view-error';
import { formPage, type FormPageView } from './form-page';
import { sampleForm } from './samples.fixture';

const show = (change: Partial<FormPageView> = {}) => load(formPage({ ...sampleForm, ...change }, 'de'));
const [first] = sampleForm.purposes;
const purpose = (change: object) => [{ ...first!, ...change }];

function refusal(change: Partial<FormPageView>): string {
  try {
    show(change);
  } catch (error) {
    if (error instanceof IncompleteViewError) return error.rule;
  }
  return 'shown';
}

describe('formPage', () => {
  it('DE-13: on a page in another language the sender’s own words keep theirs', () => {
    const page = load(
      formPage({ ...sampleForm, language: 'de', purposes: purpose({ language: 'de' }) }, 'en'),
    );
    const german = page('[lang=de]')
      .toArray()
      .map((node) => page(node).text());
    expect(german).toEqual(
      expect.arrayContaining([sampleForm.title, sampleForm.intro, first!.title, first!.text, 'Vorname']),
    );
    expect(page('[lang=de]').find('legend, button, dt').length).toBe(0);
    expect(load(formPage({ ...sampleForm, language: 'de' }, 'de'))('body [lang]').length).toBe(0);
  });

  it('MOS-2.2: no view, however hostile, yields a ticked box', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('" checked="', "' checked ", '><input checked>', 'checked'),
    );
    fc.assert(
      fc.property(text, text, text, (key, typed, title) => {
        const hostile = { key, title: `x${title}`, checked: true, defaultChecked: true };
        const page = show({
          purposes: purpose(hostile),
          values: { email: typed, fields: { firstName: typed, checked: 'true' } },
          problems: [{ code: 'consent_missing' }],
        });
        expect(page('[checked]').length).toBe(0);
        expect(page('input[type=checkbox]').length).toBe(1);
      }),
    );
  });

  it('MOS-2.2: shown again after bad input it keeps what was typed and unticks every box, and says so', () => {
    const page = show({ values: { email: 'anna@' }, problems: [{ code: 'email_invalid' }] });
    expect(page('#email').attr('value')).toBe('anna@');
    expect(page('[checked]').length).toBe(0);
    expect(page('[role=alert]').text()).toContain('Wir kreuzen nichts für Sie an');
  });

  it('G-8: by itself a form asks for the address and nothing else, no age either', () => {
    const page = show({ fields: [] });
    const asked = page('form input:not([type=hidden], [type=checkbox]), form select, form textarea');
    const shown = asked.filter(
      (_, node) => page(node).closest('[hidden], [aria-hidden=true], .trap').length === 0,
    );
    expect(shown.toArray().map((node) => page(node).attr('name'))).toEqual(['email']);
    expect(page('form').text()).not.toMatch(/geburt|birth|\bJahre alt\b/i);
  });

  it('G-7.2: each box stands apart with its whole text beside it, away from the privacy notice', () => {
    const page = show();
    const boxes = page('input[type=checkbox]').toArray();
    expect(boxes).toHaveLength(sampleForm.purposes.length);
    boxes.forEach((box, index) => {
      const told = page(`#${page(box).attr('aria-describedby')}`).text();
      expect(told).toContain(sampleForm.purposes[index]!.text);
      expect(told).not.toContain(sampleForm.privacyNotice.slice(0, 40));
    });
  });

  it('MOS-2.3: shows title, kinds, frequency, controller and full text beside the box, tied to it', () => {
    const page = show();
    const described = page(`#${page('#purpose-1').attr('aria-describedby')}`).text();
    expect(page('label[for=purpose-1]').text()).toBe(first!.title);
    for (const told of [...first!.kinds, first!.frequency, first!.controller, first!.text]) {
      expect(described).toContain(told);
    }
  });

  it.each([{ title: ' ' }, { kinds: [] }, { frequency: '' }, { controller: '' }, { text: '\n' }])(
    'MOS-2.3: a purpose that does not tell %p is not shown at all',
    (change) => expect(refusal({ purposes: purpose(change) })).toBe('MOS-2.3'),
  );

  it('MOS-2.3: a form without any purpose is not shown', () => {
    expect(refusal({ purposes: [] })).toBe('MOS-2.3');
  });

  it('MOS-2.4: every box carries exactly one purpose', () => {
    const names = show()('input[type=checkbox]')
      .toArray()
      .map((box) => box.attribs.name);
    expect(names).toEqual(sampleForm.purposes.map(({ key }) => `consents[${key}]`));
  });

  it('MOS-2.5: no box is a condition for sending the form or for another box', () => {
    expect(show()('input[type=checkbox][required]').length).toBe(0);
  });

  it('MOS-2.7: names all of ten partners in the form itself', () => {
    const partners = Array.from({ length: 10 }, (_, i) => `Partner ${i + 1} GmbH`);
    const page = show({ partners });
    expect(
      page('form li')
        .toArray()
        .map((item) => page(item).text().trim()),
    ).toEqual(partners);
    expect(page('details, [hidden]').length).toBe(0);
  });

  it('MOS-2.7: refuses the eleventh partner instead of hiding it', () => {
    expect(refusal({ partners: Array.from({ length: 11 }, (_, i) => `Partner ${i}`) })).toBe('MOS-2.7');
  });

  it('MSR-2.4-19: tells before the button that a third party tool is used for sending, or is not shown', () => {
    const source = formPage(sampleForm, 'de');
    expect(source.indexOf(sampleForm.sendingToolNotice)).toBeGreaterThan(0);
    expect(source.indexOf(sampleForm.sendingToolNotice)).toBeLessThan(source.indexOf('<button'));
    expect(refusal({ sendingToolNotice: '' })).toBe('MSR-2.4-19');
  });

  it('MSR-2.4-20: tells before the button about counting opens and clicks, or is not shown', () => {
    const source = formPage(sampleForm, 'de');
    expect(source.indexOf(sampleForm.trackingNotice)).toBeGreaterThan(0);
    expect(source.indexOf(sampleForm.trackingNotice)).toBeLessThan(source.indexOf('<button'));
    expect(refusal({ trackingNotice: '' })).toBe('MSR-2.4-20');
  });

  it('G-13: is not shown without a privacy notice', () => {
    expect(refusal({ privacyNotice: '' })).toBe('G-13');
  });

  it('MFR-4.3: carries nonce, form version and language, which the proof needs', () => {
    const page = show();
    const hidden = page('input[type=hidden]')
      .toArray()
      .map(({ attribs }) => [attribs.name, attribs.value]);
    expect(Object.fromEntries(hidden)).toEqual({ nonce: sampleForm.nonce, version: '3', locale: 'de' });
  });

  it('DE-13: every problem leads to its field and is repeated there', () => {
    const page = show({ problems: [{ code: 'email_role' }, { code: 'field_invalid', field: 'city' }] });
    const targets = page('[role=alert] a')
      .toArray()
      .map(({ attribs }) => attribs.href);
    expect(targets).toEqual(['#email', '#field-2']);
    expect(page('#email').attr('aria-invalid')).toBe('true');
    expect(page('#field-2-problem').text()).toContain('Ort');
    expect(page('title').text()).toMatch(/^Fehler: /);
  });

  it('G-25: only the address is required', () => {
    const required = show()('[required]')
      .toArray()
      .map(({ attribs }) => attribs.name);
    expect(required).toEqual(['email']);
  });
});
