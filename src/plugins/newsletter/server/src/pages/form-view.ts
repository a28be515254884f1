import { partnerNamesOf, type FormBox, type FormContent } from '../domain/signup-form/form-version';
import type { PageFrame } from './document';
import type { FormPageView } from './form-page';
import type { PurposeView } from './parts/purposes';

const FIELD_MAX_CHARS = 200;

interface Shown {
  readonly frame: PageFrame;
  readonly nonce: string;
  readonly version: string;
}

export const purposeView = ({
  purposeKey,
  messageTypes,
  kind,
  products,
  address,
  ...box
}: FormBox): PurposeView => ({
  ...box,
  key: purposeKey,
  kinds: [messageTypes],
  ...(kind === 'partner' ? { partner: { products: products ?? '', address: address ?? '' } } : {}),
});

/** What the form page shows of one version: the same for visitors, for the preview and for looking back. */
export const formView = (content: FormContent, { frame, nonce, version }: Shown): FormPageView => ({
  ...frame,
  ...(content.privacyUrl === null ? {} : { privacyUrl: content.privacyUrl }),
  title: content.title,
  language: content.language,
  intro: content.intro,
  purposes: content.boxes.map((box) => ({ ...purposeView(box), language: content.language })),
  fields: content.fields.map((field) => ({ ...field, maxLength: FIELD_MAX_CHARS })),
  partners: partnerNamesOf(content.boxes),
  privacyNotice: content.privacyNotice,
  sendingToolNotice: content.toolNotice,
  trackingNotice: content.trackingNotice,
  ...(content.withdrawalNotice === undefined ? {} : { withdrawalNotice: content.withdrawalNotice }),
  nonce,
  version,
});
