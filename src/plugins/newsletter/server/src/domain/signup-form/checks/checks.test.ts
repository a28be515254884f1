import { sampleBox, sampleContent, samplePartner } from '../form-content.fixture';
import type { FormContent } from '../form-version';
import { starterTexts } from '../starter-texts';
import { checkForm, findPreticking, findStructuralFault } from './index';

const OFF = { value: 0, rule: 'MSR-2.4-5', profile: 'mailster' };
const TEN = { value: 10, rule: 'MOS-2.7', profile: 'mosento' };

const found = (changes: Partial<FormContent>, limit = OFF) =>
  checkForm(sampleContent(changes), limit)
    .filter(({ severity }) => severity === 'blocks')
    .map(({ id, rule }) => `${id} ${rule}`);
const withText = (text: string, more = {}) =>
  found({ boxes: [sampleBox({ text: `Testhaus GmbH: ${text}`, ...more })] });
const partners = (count: number) => Array.from({ length: count }, (_, i) => samplePartner(i + 1));

describe('what a form may look like', () => {
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
    expect(findStructuralFault({ purposeKeys: ['brief'], style: { [name]: 'yes' } })).toMatchObject({
      code: 'form_preticks',
      rule: 'MOS-2.2',
    });
  });

  it('MOS-2.2: an unticked box needs no setting', () => {
    expect(findPreticking([{ name: 'x', label: 'Ausgewählt' }, null, { checked: false }])).toBeNull();
    expect(findStructuralFault({ purposeKeys: ['brief'], fields: [] })).toBeNull();
  });

  it.each(['required', 'isRequired', 'mandatory', 'Pflicht'])(
    'G-7.4: no setting makes a box mandatory: %s',
    (name) => {
      const fault = findStructuralFault({ purposeKeys: [{ key: 'brief', [name]: true }] });
      expect(fault).toMatchObject({ code: 'form_ties', rule: 'G-7.4' });
    },
  );

  it('MOS-2.4: a box for two purposes is refused', () => {
    expect(findStructuralFault({ purposeKeys: [['brief', 'kurse']] })).toMatchObject({
      code: 'form_bundles',
      rule: 'MOS-2.4',
    });
  });
});

describe('what the boxes of a form say', () => {
  it.each([
    'Ja zu AGB und Newsletter.',
    'Ich akzeptiere die Datenschutzerklärung und bestelle den Brief.',
    'Mit den Geschäftsbedingungen bin ich einverstanden.',
    'I accept the terms of use and the newsletter.',
    'I agree to the privacy policy and want news.',
  ])('MOS-2.4: a box that bundles terms or privacy is refused: %s', (text) => {
    expect(withText(text)).toEqual(['bundles-terms MOS-2.4']);
  });

  it.each([
    'Ja, und Sie dürfen messen, welche Links ich anklicke.',
    'Ja, mein Klickverhalten darf ausgewertet werden.',
    'Yes, and you may track my opens.',
  ])('TRK-2: a box that takes tracking along is refused: %s', (text) => {
    expect(withText(text)).toEqual(['bundles-tracking TRK-2']);
  });

  it.each([
    'Ja, auch Angebote unserer Partner.',
    'Ja, auch von ausgewählten Kooperationspartnern.',
    'Yes, also from our selected partners.',
    'Yes, share it with third parties.',
  ])('DE-8: partners nobody names are nobody one can consent to: %s', (text) => {
    expect(withText(text)).toEqual(['bundles-partners DE-8']);
  });

  it.each([
    'Ja, schicken Sie mir einmal im Monat Rezepte, Termine und Neues von Menschen, die hier arbeiten.',
    'Ja, ich möchte zu Kursen für Paare und Tanzpartnerinnen eingeladen werden.',
    'Yes, send me news about open days and the terminal building.',
    'Ja, informieren Sie mich, wenn das Geschäft neue Öffnungszeiten hat.',
  ])('MOS-2.4: plain words are not mistaken for bundling: %s', (text) => {
    expect(withText(text)).toEqual([]);
  });

  it('G-7.2: no other declaration rides along with a box, and what it says cannot be left out or unnamed', () => {
    expect(withText('Ja zum Brief und zu den Teilnahmebedingungen.')).toEqual(['bundles-terms MOS-2.4']);
    expect(withText('Ja zum Brief, und track my clicks.')).toEqual(['bundles-tracking TRK-2']);
    expect(withText('Ja zum Brief und zu Post unserer Partner.')).toEqual(['bundles-partners DE-8']);
    expect(found({ boxes: [sampleBox({ text: '' })] })).toEqual(['purpose-untold MOS-2.3']);
    expect(withText('Ja, einmal im Monat einen Brief per E-Mail.')).toEqual([]);
  });

  it('IT-3: consent is unbundled: a box per purpose, none ticked beforehand, each other company with one of its own', () => {
    expect(findStructuralFault({ purposeKeys: [['brief', 'kurse']] })).toMatchObject({
      code: 'form_bundles',
    });
    expect(findPreticking([{ checked: true }])).toBe('checked');
    expect(withText('Ja zu AGB und Newsletter.')).not.toEqual([]);
    expect(found({ boxes: [sampleBox(), samplePartner(1)] }, TEN)).toEqual([]);
    expect(found({ boxes: [sampleBox(), samplePartner(1)] })).not.toEqual([]);
  });

  it('MOS-2.5: each purpose has one box of its own, and a form without a box is none', () => {
    expect(found({ boxes: [sampleBox(), sampleBox()] })).toEqual(['box-twice MOS-2.5']);
    expect(found({ boxes: [] })).toEqual(['no-box MOS-2.5']);
    expect(found({ boxes: [sampleBox(), sampleBox({ purposeKey: 'zwei' })] })).toEqual([]);
  });

  it.each(['title', 'messageTypes', 'frequency', 'text', 'controller'] as const)(
    'MOS-2.3: a box without %s is not published',
    (field) => expect(found({ boxes: [sampleBox({ [field]: ' ' })] })).toEqual(['purpose-untold MOS-2.3']),
  );

  it('DE-8: a text that does not name the sender is pointed out', () => {
    const ids = checkForm(sampleContent({ boxes: [sampleBox({ text: 'Ja, ich will.' })] }), OFF).map(
      ({ id }) => id,
    );
    expect(ids).toEqual(['sender-not-named']);
  });
});

describe('tying', () => {
  it.each([
    'Teilnahme nur mit Newsletter.',
    'Die Teilnahme am Gewinnspiel ist nur mit Anmeldung möglich.',
    'Der Newsletter ist Voraussetzung für den Download.',
    'Ohne Einwilligung kein Gutschein.',
    'Mit der Teilnahme willigen Sie in Werbung ein.',
    'You can only take part with a newsletter subscription.',
    'Signing up is required to download the file.',
    'By ordering you agree to receive our mails.',
    'Get the e-book in exchange for your subscription.',
  ])('G-7.4: nothing may depend on the tick: %s', (intro) => {
    expect(found({ intro })).toEqual(['ties G-7.4']);
    expect(withText(intro)).toContain('ties G-7.4');
  });

  it.each([
    'Ihre Einwilligung ist freiwillig und keine Bedingung für eine Bestellung.',
    'Die Einwilligung ist nicht Voraussetzung für den Kauf.',
    'Neues von den Teilnehmern unserer Kurse und nur das Beste aus der Küche.',
    'Consent is not a condition for anything else.',
    'Suchen Sie aus, was Sie lesen möchten.',
    'Wir schreiben Ihnen nur mit Ihrer Einwilligung.',
    'We write to you only with your consent.',
  ])('G-7.4: saying that nothing depends on it is welcome: %s', (intro) => {
    expect(found({ intro })).toEqual([]);
  });
});

describe('partners', () => {
  it('MOS-2.7: ten partners are published, the eleventh is refused', () => {
    const boxes = (count: number) => ({ boxes: [sampleBox(), ...partners(count)] });
    expect(found(boxes(10), TEN)).toEqual([]);
    expect(found(boxes(11), TEN)).toEqual(['partners-too-many MOS-2.7']);
  });

  it('MSR-2.4-5: where the policy allows none, one is refused', () => {
    expect(found({ boxes: partners(1) })).toEqual(['partners-off MSR-2.4-5']);
    expect(found({ boxes: partners(1) }, { ...TEN, value: NaN })).toEqual(['partners-off MOS-2.7']);
  });

  it.each([{ products: '' }, { address: undefined }])(
    'DE-8: a partner tells its goods and where it is: %p',
    (change) => expect(found({ boxes: [samplePartner(1, change)] }, TEN)).toEqual(['partner-untold DE-8']),
  );

  it('DE-8: the text of a partner’s box names its company, with or without legal form', () => {
    const text = (words: string) => found({ boxes: [samplePartner(1, { text: words })] }, TEN);
    expect(text('Ja, schicken Sie mir Angebote zu Mehl.')).toEqual(['partner-not-named DE-8']);
    expect(text('Ja, die Mühle 1 darf mir Angebote zu Mehl schicken.')).toEqual([]);
  });
});

describe('notices', () => {
  it.each([
    ['title', 'title-missing MOS-2.3'],
    ['privacyNotice', 'privacy-missing G-13'],
    ['toolNotice', 'tool-missing MSR-2.4-19'],
    ['trackingNotice', 'tracking-missing MSR-2.4-20'],
    ['withdrawalNotice', 'withdrawal-missing G-7.3'],
  ] as const)('G-13: a form without %s is not published (%s)', (field, finding) => {
    expect(found({ [field]: ' ' })).toEqual([finding]);
  });

  it('MSR-2.4-19: a form that does not tell about the tools for sending is not published', () => {
    expect(found({ toolNotice: '' })).toEqual(['tool-missing MSR-2.4-19']);
  });

  it('MSR-2.4-20: a form that offers measuring names opens and clicks, with number and date', () => {
    const tracking = sampleBox({
      purposeKey: 'messung',
      kind: 'tracking',
      text: 'Ja, die Testhaus GmbH darf Öffnungen und Klicks messen.',
    });
    const { trackingNoticeMeasured } = starterTexts('de', {
      company: 'x',
      address: '',
      email: '',
      country: '',
    });
    const boxes = [sampleBox(), tracking];
    expect(found({ boxes, trackingNotice: 'Wir messen etwas.' })).toEqual(['tracking-vague MSR-2.4-20']);
    expect(found({ boxes, trackingNotice: trackingNoticeMeasured })).toEqual([]);
  });

  it('G-7.3: the notice on withdrawal has to say how', () => {
    expect(found({ withdrawalNotice: 'Bis bald!' })).toEqual(['withdrawal-missing G-7.3']);
  });

  it('G-13: without a linked policy the notice itself tells all that Article 13 wants', () => {
    expect(found({ privacyNotice: 'Verantwortlich ist die Testhaus GmbH.' })).toHaveLength(7);
    expect(
      found({ privacyNotice: 'Testhaus GmbH', privacyUrl: 'https://testhaus.test/datenschutz' }),
    ).toEqual(['privacy-controller G-13']);
  });

  it('G-13: with a linked policy what the notice leaves out is a hint', () => {
    const content = sampleContent({
      privacyNotice: 'Verantwortlich ist die Testhaus GmbH.',
      privacyUrl: 'https://testhaus.test/datenschutz',
    });
    expect(new Set(checkForm(content, OFF).map(({ severity }) => severity))).toEqual(new Set(['hint']));
    expect(found({ privacyUrl: 'javascript:alert(1)' })).toEqual(['privacy-link G-13']);
  });

  it.each(['de', 'en'] as const)(
    'G-13: the texts to start from leave nothing to be found (%s)',
    (language) => {
      expect(checkForm(sampleContent({}, language), OFF)).toEqual([]);
    },
  );
});

describe('fields', () => {
  it('G-25: at most five fields, each with a name of its own and a label', () => {
    const fields = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ name: `f${i}`, label: `F ${i}` }));
    expect(found({ fields: fields(5) })).toEqual([]);
    expect(found({ fields: fields(6) })).toEqual(['fields-too-many G-25']);
    expect(
      found({
        fields: [
          { name: 'a', label: 'A' },
          { name: 'a', label: 'B' },
        ],
      }),
    ).toEqual(['field-unusable G-25']);
    expect(found({ fields: [{ name: 'x y', label: 'X' }] })).toEqual(['field-unusable G-25']);
  });

  it.each(['Geburtsdatum', 'Alter', 'Ihr Geburtstag', 'Date of birth', 'Your age'])(
    'G-8: a field that asks for age is pointed out before the form is published: %s',
    (label) => {
      const fields = [{ name: 'angabe', label }];
      expect(checkForm(sampleContent({ fields }), OFF)).toMatchObject([{ id: 'field-sensitive' }]);
    },
  );

  it('G-25: asking for age or health is pointed out', () => {
    const content = sampleContent({ fields: [{ name: 'geb', label: 'Geburtsdatum' }] });
    expect(checkForm(content, OFF).map(({ id }) => id)).toEqual(['field-sensitive']);
  });
});

describe('what the confirmation mail of a form would say', () => {
  it.each([
    ['title', 'Willkommen im Gartenclub'],
    ['messageTypes', 'Jetzt kaufen und sparen'],
    ['messageTypes', '10 % Rabatt auf alles'],
    ['frequency', 'monatlich, folgen Sie uns auf Instagram'],
    ['title', 'Brief https://testhaus.test/aktion/herbst'],
  ] as const)('DE-6: a form whose mail would advertise is not published: %s "%s"', (field, words) => {
    expect(found({ boxes: [sampleBox({ [field]: words })] })).toContain('mail-advertises DE-6');
  });

  it('DE-6: the sender’s own name is read as well, and named as the place', () => {
    const findings = checkForm(sampleContent({ senderName: 'Bester Shop – jetzt bestellen' }), OFF);
    expect(findings.filter(({ id }) => id === 'mail-advertises').map(({ field }) => field)).toEqual([
      'senderName',
    ]);
  });

  it('DE-6: naming plainly that offers will come is not advertising', () => {
    expect(found({ boxes: [sampleBox({ messageTypes: 'Angebote, Neuigkeiten, Einladungen' })] })).toEqual([]);
  });
});
