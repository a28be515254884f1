export { abuseConfirmedPage, abuseConfirmPage } from './abuse-confirm-page';
export type { AbuseConfirmedPageView, AbuseConfirmPageView } from './abuse-confirm-page';
export type { AbuseProblemCode, AbuseReason, AbuseSalutation } from './abuse-fields';
export { abusePage, type AbusePageView, type AbuseValues } from './abuse-page';
export { abuseReceivedPage, type AbuseReceivedPageView } from './abuse-received-page';
export { confirmedPage, type ConfirmedPageView } from './confirmed-page';
export { confirmPage, type ConfirmPageView } from './confirm-page';
export { pageCsp, STYLESHEET_HASH, type CspOptions } from './csp';
export type { PageFrame } from './document';
export { errorPage, type ErrorPageView } from './error-page';
export { formPage, type FormFieldView, type FormPageView, type FormProblem } from './form-page';
export { formSubmittedPage, type FormSubmittedPageView } from './form-submitted-page';
export { IncompleteViewError, type IncompleteViewRule } from './incomplete-view-error';
export { linkInvalidPage } from './link-invalid-page';
export { neverAgainDonePage, neverAgainPage, type NeverAgainPageView } from './never-again-page';
export { originPage, originSentPage, type OriginPageView, type OriginProblemCode } from './origin-page';
export { HONEYPOT_FIELD } from './parts/honeypot';
export type { PauseProblem } from './parts/pauses';
export type { PurposeView } from './parts/purposes';
export { preferencesPage, type HeldPurposeView, type PreferencesPageView } from './preferences-page';
export { preferencesSavedPage, type PreferencesSavedPageView } from './preferences-saved-page';
export { privacyPage, type PrivacyPageView } from './privacy-page';
export { rateLimitedPage, type RateLimitedPageView } from './rate-limited-page';
export {
  addressConfirmPage,
  addressDonePage,
  addressPage,
  addressSentPage,
  dataPage,
  dataRequestPage,
  dataRequestSentPage,
  erasedPage,
  erasurePage,
  type RightsProblemCode,
} from './rights-pages';
export { STYLESHEET } from './styles';
export { undonePage, type UndonePageView } from './undone-page';
export { unsubscribedPage, type UnsubscribedPageView } from './unsubscribed-page';
export { unsubscribePage, type UnsubscribePageView } from './unsubscribe-page';
export { renewedPage, renewPage, type RenewedPageView, type RenewPageView } from './renew-page';
export { webViewUnavailablePage } from './web-view-unavailable-page';
export { formView, purposeView } from './form-view';
export { partnerNamesOf } from '../domain/signup-form/form-version';
