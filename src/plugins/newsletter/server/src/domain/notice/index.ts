export { addressChangeMail, type AddressChangeMailView } from './address-change-mail';
export {
  abuseAcknowledgementMail,
  abuseConfirmMail,
  abuseDecisionMail,
  statementOfReasonsMail,
} from './abuse-mails';
export type { AbuseAcknowledgementMailView, AbuseConfirmMailView, BlockingState } from './abuse-mails';
export { composeMail, oneLine, type Block, type ServiceMail } from './compose';
export { lintConfirmationMail, type ConfirmationFinding } from './confirmation-lint';
export { confirmationMail, type ConfirmationMailView, type RequestedPurpose } from './confirmation-mail';
export { escapeHtml, html, Markup, raw, safeHref, type Fragment } from './html';
export { LOCALES, type Locale } from './locale';
export { tellMoment, type Moment } from './moment';
export { renewalMail, type RenewalMailView } from './renewal-mail';
export { rightsMail, type RightsMailView } from './rights-mail';
export { originMail, type OriginEntry, type OriginMailView, type OriginStep } from './origin-mail';
