import type { FormBox, FormContent } from './form-version';
import { starterTexts } from './starter-texts';

const FACTS = {
  company: 'Testhaus GmbH',
  address: 'Prüfweg 1, 10115 Berlin',
  email: 'kontakt@testhaus.test',
  country: 'DE',
};

export const sampleBox = (changes: Partial<FormBox> = {}): FormBox => ({
  purposeKey: 'brief',
  kind: 'mailing',
  title: 'Monatsbrief',
  messageTypes: 'Neues aus dem Haus',
  frequency: 'monatlich',
  text: 'Ja, die Testhaus GmbH darf mir einmal im Monat Neues aus dem Haus per E-Mail schicken. Ich kann das jederzeit widerrufen.',
  controller: 'Testhaus GmbH',
  ...changes,
});

export const samplePartner = (index: number, changes: Partial<FormBox> = {}): FormBox =>
  sampleBox({
    purposeKey: `partner-${index}`,
    kind: 'partner',
    title: `Post von Partner ${index}`,
    controller: `Mühle ${index} KG`,
    text: `Ja, die Mühle ${index} KG darf mir Angebote zu Mehl und Getreide per E-Mail schicken.`,
    products: 'Mehl und Getreide',
    address: `Mühlweg ${index}, 10115 Berlin`,
    ...changes,
  });

/** A form nothing stands against; every test changes what it is about. */
export const sampleContent = (
  changes: Partial<FormContent> = {},
  language: 'de' | 'en' = 'de',
): FormContent => {
  const { title, intro, privacyNotice, toolNotice, trackingNotice, withdrawalNotice } = starterTexts(
    language,
    FACTS,
  );
  return {
    slug: 'brief',
    senderId: 's',
    senderName: 'Testhaus',
    language,
    title,
    intro,
    boxes: [sampleBox()],
    privacyNotice,
    privacyUrl: null,
    toolNotice,
    trackingNotice,
    withdrawalNotice,
    fields: [],
    ...changes,
  };
};
