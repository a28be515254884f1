import type { CoverageTable } from '../coverage';

/** Standards of messages and their transport (B.2–B.6). */
export const mailStandards: CoverageTable = {
  'R8058-1': {
    code: ['server/src/domain/message/recipient-headers.ts', 'server/src/domain/message/header-url.ts'],
    tests: [
      'test/integration/cli-check-mail.test.ts',
      'test/integration/smtp-message.test.ts',
      'src/plugins/newsletter/server/src/domain/message/compile-message.test.ts',
    ],
  },
  'R8058-2': {
    code: ['server/src/domain/message/dkim/signed-headers.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/message/dkim/sign-message.test.ts'],
  },
  'R8058-3': {
    code: [
      'server/src/domain/token/token.ts',
      'server/src/services/leaving/leaving.ts',
      'server/src/http/one-click.ts',
    ],
    tests: [
      'test/api/bad-input.test.ts',
      'test/api/leaving.test.ts',
      'src/plugins/newsletter/server/src/domain/token/token.test.ts',
    ],
  },
  'R8058-6': {
    code: ['server/src/controllers/pages/leaving.ts'],
    tests: ['test/api/reading.test.ts', 'test/e2e/scanners.test.ts'],
  },
  'R8058-7': {
    code: ['server/src/services/leaving/leaving.ts'],
    tests: ['test/api/leaving.test.ts'],
  },
  'R8058-8': {
    code: ['server/src/http/one-click-preflight.ts'],
    tests: ['test/api/leaving.test.ts'],
  },
  'R2369-1': {
    code: ['server/src/domain/message/frame-headers.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/message/compile-message.test.ts'],
  },
  'HDR-1': {
    code: ['server/src/domain/message/frame-headers.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/message/compile-message.test.ts'],
  },
  'HDR-2': {
    code: ['server/src/domain/message/frame-headers.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/message/compile-message.test.ts'],
  },
  'R5322-1': {
    code: ['server/src/domain/message/compile-message.ts'],
    tests: [
      'test/integration/every-mail.test.ts',
      'src/plugins/newsletter/server/src/domain/message/strict.test.ts',
      'test/integration/cli-check-mail.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/check-structure.test.ts',
      'src/plugins/newsletter/server/src/domain/message/compile-message.test.ts',
      'src/plugins/newsletter/server/src/domain/message/encoded-words.test.ts',
    ],
  },
  'R5322-2': {
    code: ['server/src/domain/message/message-id.ts', 'server/src/domain/message/wire-id.ts'],
    tests: [
      'test/integration/every-mail.test.ts',
      'src/plugins/newsletter/server/src/domain/message/wire-id.test.ts',
      'src/plugins/newsletter/server/src/domain/message/compile-message.test.ts',
      'src/plugins/newsletter/server/src/domain/message/ids.test.ts',
    ],
  },
  'R5322-3': {
    code: ['server/src/domain/message/recipient-headers.ts'],
    tests: [
      'test/integration/every-mail.test.ts',
      'src/plugins/newsletter/server/src/domain/message/compile-message.test.ts',
    ],
  },
  'R5322-4': {
    code: ['server/src/domain/message/header-text.ts', 'server/src/providers/mailer/smtp-content.ts'],
    tests: [
      'src/plugins/newsletter/server/src/providers/mailer/smtp-pipelining.test.ts',
      'src/plugins/newsletter/server/src/domain/delivery/outcome.test.ts',
      'src/plugins/newsletter/server/src/domain/message/compile-message.test.ts',
      'src/plugins/newsletter/server/src/domain/message/encoded-words.test.ts',
      'src/plugins/newsletter/server/src/domain/rendering/compile-content.test.ts',
    ],
  },
  'R2047-1': {
    code: ['server/src/domain/message/encoded-words.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/message/languages.test.ts',
      'src/plugins/newsletter/server/src/domain/message/encoded-words.test.ts',
    ],
  },
  'R2046-1': {
    code: ['server/src/domain/message/compile-message.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/message/strict.test.ts',
      'test/integration/cli-check-mail.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/check-structure.test.ts',
      'src/plugins/newsletter/server/src/domain/message/compile-message.test.ts',
      'src/plugins/newsletter/server/src/domain/message/quoted-printable.test.ts',
    ],
  },
  'R6532-1': {
    code: [
      'server/src/domain/message/recipient-headers.ts',
      'server/src/domain/message/header-text.ts',
      'server/src/providers/mailer/smtp-needs.ts',
    ],
    tests: [
      'src/plugins/newsletter/server/src/domain/message/smtputf8.test.ts',
      'src/plugins/newsletter/server/src/providers/mailer/smtp-utf8.test.ts',
    ],
  },
  'R6531-1': {
    code: [
      'server/src/providers/mailer/smtp-needs.ts',
      'server/src/domain/address/reachable.ts',
      'server/src/domain/message/wire-address.ts',
      'server/src/providers/mailer/failover.ts',
      'server/src/domain/delivery/outcome.ts',
      'server/src/domain/delivery/smtputf8-mark.ts',
      'server/src/services/sending/utf8-marks.ts',
    ],
    tests: [
      'src/plugins/newsletter/server/src/providers/mailer/smtp-utf8.test.ts',
      'src/plugins/newsletter/server/src/providers/mailer/failover.test.ts',
      'src/plugins/newsletter/server/src/domain/message/smtputf8.test.ts',
      'src/plugins/newsletter/server/src/domain/delivery/outcome.test.ts',
      'src/plugins/newsletter/server/src/domain/delivery/smtputf8-mark.test.ts',
      'src/plugins/newsletter/server/src/domain/signup-form/embed-code.test.ts',
      'test/integration/smtputf8.test.ts',
      'test/integration/consent-refused.test.ts',
      'src/plugins/newsletter/server/src/domain/address/personal-address.test.ts',
      'src/plugins/newsletter/server/src/domain/import/import.test.ts',
      'src/plugins/newsletter/server/src/domain/message/compile-message.test.ts',
      'src/plugins/newsletter/server/src/domain/message/wire-address.test.ts',
      'src/plugins/newsletter/server/src/providers/mailer/smtp.test.ts',
    ],
  },
  'SIZE-1': {
    code: ['server/src/domain/content-policy/structure/limits.ts'],
    tests: [
      'test/integration/cli.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/check-structure.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/verdict.test.ts',
      'src/plugins/newsletter/server/src/providers/mailer/smtp.test.ts',
    ],
  },
  'GM-DN': {
    code: ['server/src/domain/content-policy/structure/subject.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/content-policy/check-structure.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/html/read-html.test.ts',
    ],
  },
  'R6376-1': {
    code: ['server/src/services/dkim/dkim-keys.ts', 'server/src/domain/message/dkim/sign-message.ts'],
    tests: [
      'test/api/dkim-keys.test.ts',
      'test/integration/every-mail.test.ts',
      'test/integration/smtp-message.test.ts',
      'src/plugins/newsletter/server/src/domain/message/dkim/sign-message.test.ts',
    ],
  },
  'R6376-2': {
    code: ['server/src/domain/message/dkim/signed-headers.ts'],
    tests: [
      'test/integration/every-mail.test.ts',
      'src/plugins/newsletter/server/src/domain/message/dkim/sign-message.test.ts',
    ],
  },
  'R6376-3': {
    code: [
      'server/src/domain/message/dkim/key-roles.ts',
      'server/src/services/dkim/dkim-rotation.ts',
      'server/src/domain/message/dkim/dkim-key.ts',
    ],
    tests: [
      'test/api/dkim-keys.test.ts',
      'src/plugins/newsletter/server/src/domain/message/dkim/key-roles.test.ts',
      'test/integration/every-mail.test.ts',
      'src/plugins/newsletter/server/src/domain/message/dkim/canonical.test.ts',
      'src/plugins/newsletter/server/src/domain/message/dkim/dkim-key.test.ts',
      'src/plugins/newsletter/server/src/domain/message/dkim/sign-message.test.ts',
      'src/plugins/newsletter/server/src/domain/message/quoted-printable.test.ts',
    ],
  },
  'R6376-4': {
    code: ['server/src/services/dkim/dkim-keys.ts'],
    tests: ['test/api/dkim-keys.test.ts'],
  },
  'TLS-1': {
    code: [
      'server/src/providers/mailer/smtp-url.ts',
      'server/src/providers/mailer/smtp-open.ts',
      'server/src/providers/mailer/smtp-auth.ts',
      'server/src/providers/mailer/smtp-wire.ts',
    ],
    tests: [
      'src/plugins/newsletter/server/src/providers/mailer/smtp-auth.test.ts',
      'src/plugins/newsletter/server/src/providers/mailer/smtp-tls.test.ts',
      'src/plugins/newsletter/server/src/providers/mailer/smtp-pipelining.test.ts',
      'src/plugins/newsletter/server/src/providers/mailer/smtp-url.test.ts',
      'src/plugins/newsletter/server/src/providers/mailer/smtp.test.ts',
    ],
  },
  'R3461-1': {
    code: ['server/src/providers/mailer/smtp-commands.ts'],
    tests: ['src/plugins/newsletter/server/src/providers/mailer/smtp.test.ts'],
  },
  'VERP-1': {
    code: ['server/src/domain/message/verp.ts'],
    tests: [
      'test/integration/every-mail.test.ts',
      'src/plugins/newsletter/server/src/domain/message/ids.test.ts',
    ],
  },
  'FBID-1': {
    code: ['server/src/domain/message/feedback-id.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/message/compile-message.test.ts'],
  },
};
