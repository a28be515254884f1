export { failoverMailer, type FailoverMailer } from './failover';
export { forgetOutbox, outboxMailer, type OutboxSettings } from './outbox';
export type { Envelope, HandOverResult, HandOverStage, Mailer, MailerCheck, MailerLane } from './port';
export { smtpMailer } from './smtp';
export type { SmtpSettings, TlsPolicy } from './smtp-settings';
export { parseSmtpUrl, type ParsedSmtpUrl } from './smtp-url';
