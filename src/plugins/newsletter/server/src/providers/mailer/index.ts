export { forgetOutbox, outboxMailer, type OutboxSettings } from './outbox';
export type { Envelope, HandOverResult, HandOverStage, Mailer, MailerCheck, MailerLane } from './port';
export { smtpMailer } from './smtp';
export { parseSmtpUrl, type ParsedSmtpUrl, type SmtpSettings } from './smtp-url';
