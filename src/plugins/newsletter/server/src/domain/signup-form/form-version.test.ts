import { checkForm, findPreticking, formHash, type FormContent } from './form-version';

const box = (changes: object = {}) => ({
  purposeKey: 'brief',
  kind: 'mailing' as const,
  title: 'Brief',
  messageTypes: 'Neues',
  frequency: 'monatlich',
  text: 'Ja, bitte schicken Sie mir Neues.',
  controller: 'Testhaus',
  ...changes,
});
const content = (changes: Partial<FormContent> = {}): FormContent => ({
  slug: 'brief',
  senderId: 's',
  senderName: 'Testhaus',
  language: 'de',
  title: 'Bestellen',
  intro: '',
  boxes: [box()],
  privacyNotice: 'Verantwortlich ist …',
  privacyUrl: null,
  toolNotice: 'Jawort',
  trackingNotice: 'Wir messen nicht.',
  fields: [],
  ...changes,
});

describe('signup forms', () => {
  it.each([
    'checked',
    'defaultChecked',
    'default',
    'preticked',
    'pre-selected',
    'ticked',
    'selected',
    'DefaultValue',
  ])('MOS-2.2: no setting can tick a box beforehand: %s', (name) => {
    expect(findPreticking([{ deep: [{ [name]: true }] }])).toBe(name);
  });

  it('MOS-2.2: an unticked box needs no setting', () => {
    expect(findPreticking([{ name: 'x', label: 'Ausgewählt' }, null, { checked: false }])).toBeNull();
  });

  it.each([
    'Ja zu AGB und Newsletter',
    'Ich akzeptiere die Datenschutzerklärung und den Brief',
    'I accept the terms of use and the newsletter',
    'I agree to the privacy policy',
  ])('MOS-2.4: a box that bundles is refused: %s', (text) => {
    expect(checkForm(content({ boxes: [box({ text })] }))).toEqual([
      { code: 'form_bundles', rule: 'MOS-2.4', field: 'brief' },
    ]);
  });

  it('MOS-2.5: each purpose has one box of its own, and a form without a box is none', () => {
    expect(checkForm(content({ boxes: [box(), box()] }))).toMatchObject([
      { code: 'form_bundles', rule: 'MOS-2.5' },
    ]);
    expect(checkForm(content({ boxes: [] }))).toMatchObject([{ code: 'form_incomplete', rule: 'MOS-2.5' }]);
    expect(checkForm(content({ boxes: [box(), box({ purposeKey: 'zwei' })] }))).toEqual([]);
  });

  it.each([
    ['title', 'MOS-2.3'],
    ['privacyNotice', 'G-13'],
    ['toolNotice', 'MSR-2.4-19'],
    ['trackingNotice', 'MSR-2.4-20'],
  ] as const)('MOS-2.3: a form without %s is not published (%s)', (field, rule) => {
    expect(checkForm(content({ [field]: ' ' }))).toEqual([{ code: 'form_incomplete', rule, field }]);
  });

  it('MOS-2.3: one other word makes another version', () => {
    expect(formHash(content())).toBe(formHash({ ...content() }));
    expect(formHash(content({ boxes: [box({ text: 'Ja!' })] }))).not.toBe(formHash(content()));
  });
});
