import type { CoverageTable } from './coverage';

export const mfr: CoverageTable = {
  'MFR-1.1': {
    code: [
      'server/src/walls/sender.ts',
      'server/src/services/senders.ts',
      'server/src/domain/campaign/send-gate.ts',
    ],
    tests: ['test/api/signup-page.test.ts', 'test/integration/walls.test.ts'],
  },
  'MFR-2.1': {
    code: [
      'server/src/domain/address/role-address.ts',
      'server/src/services/signup/signup.ts',
      'server/src/domain/delivery/hand-over-gate.ts',
      'server/src/domain/import/import-row.ts',
    ],
    tests: [
      'test/integration/consent-refused.test.ts',
      'test/integration/walls.test.ts',
      'src/plugins/newsletter/server/src/domain/address/role-address.test.ts',
      'src/plugins/newsletter/server/src/domain/import/import.test.ts',
    ],
  },
  'MFR-3.1': {
    code: ['server/src/domain/agreement/agreements.ts', 'server/src/services/senders.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/agreement/agreements.test.ts'],
  },
  'MFR-3.2': {
    code: ['admin/src/components/Notice.tsx'],
    tests: ['test/e2e/journey.test.ts'],
  },
  'MFR-3.3': {
    code: [
      'server/src/domain/campaign/send-gate.ts',
      'server/src/services/sending/schedule.ts',
      'server/src/domain/campaign/content-hash.ts',
    ],
    tests: [
      'test/e2e/journey.test.ts',
      'test/integration/sending-gates-while-running.test.ts',
      'test/integration/sending-permission.test.ts',
      'test/integration/walls.test.ts',
    ],
  },
  'MFR-4.1': {
    code: [
      'server/src/pages/form-page.ts',
      'server/src/controllers/pages/signup.ts',
      'server/src/domain/signup-form/embed-code.ts',
      'server/src/domain/signup-form/allowed-origins.ts',
      'server/src/http/form-cors.ts',
      'widget/src/element.ts',
    ],
    tests: [
      'test/e2e/widget.test.ts',
      'test/api/signup-guard.test.ts',
      'test/api/signup-page.test.ts',
      'src/plugins/newsletter/server/src/pages/csp.test.ts',
      'src/plugins/newsletter/server/src/domain/signup-form/embed-code.test.ts',
      'src/plugins/newsletter/server/src/domain/signup-form/allowed-origins.test.ts',
      'src/plugins/newsletter/widget/src/bundle.test.ts',
      'test/integration/consent-other-sender.test.ts',
    ],
  },
  'MFR-4.2': {
    code: [
      'server/src/services/signup/signup.ts',
      'server/src/services/signup/writer.ts',
      'server/src/walls/subscriber.ts',
    ],
    tests: [
      'test/integration/consent-refused.test.ts',
      'test/api/signup-together.test.ts',
      'test/api/signup-page.test.ts',
      'test/api/signup.test.ts',
      'test/e2e/journey.test.ts',
      'test/integration/walls.test.ts',
      'test/e2e/visitor.test.ts',
      'test/integration/consent-other-sender.test.ts',
    ],
  },
  'MFR-4.3': {
    code: [
      'server/src/domain/consent/complete-proof.ts',
      'server/src/services/signup/signup.ts',
      'server/src/services/consent/confirmation.ts',
      'server/src/services/proof/proof.ts',
    ],
    tests: [
      'src/plugins/newsletter/server/src/domain/signup-form/request-evidence.test.ts',
      'src/plugins/newsletter/server/src/domain/consent/complete-proof.test.ts',
      'test/e2e/journey.test.ts',
      'src/plugins/newsletter/server/src/pages/form-page.test.ts',
    ],
  },
  'MFR-5.1': {
    code: [
      'server/src/domain/rendering/footer.ts',
      'server/src/domain/content-policy/structure/unsubscribe-html.ts',
    ],
    tests: [
      'test/integration/sending-permission.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/check-structure.test.ts',
      'src/plugins/newsletter/server/src/domain/rendering/footer.test.ts',
    ],
  },
  'MFR-5.2': {
    code: [
      'server/src/domain/sender/imprint.ts',
      'server/src/domain/rendering/footer.ts',
      'server/src/domain/content-policy/structure/imprint.ts',
    ],
    tests: [
      'test/integration/cli-check-mail.test.ts',
      'test/integration/cli-check.test.ts',
      'test/integration/sending-permission.test.ts',
      'test/integration/smtp-message.test.ts',
    ],
  },
  'MFR-5.3': {
    code: ['server/src/domain/sender/from-address.ts', 'server/src/domain/campaign/send-gate.ts'],
    tests: [
      'test/integration/cli-check-mail.test.ts',
      'test/integration/cli-check.test.ts',
      'src/plugins/newsletter/server/src/domain/sender/from-address.test.ts',
    ],
  },
  'MFR-6.1': {
    code: ['server/src/domain/delivery/outcome.ts', 'server/src/services/consent/consent.ts'],
    tests: ['test/integration/smtp-failures.test.ts'],
  },
  'MFR-8.1': {
    code: ['server/src/domain/message/mailing-id.ts', 'server/src/domain/message/frame-headers.ts'],
    tests: [
      'test/api/abuse-reports.test.ts',
      'test/api/reading.test.ts',
      'test/e2e/journey.test.ts',
      'test/integration/cli-check-mail.test.ts',
    ],
  },
  'MFR-8.2': {
    code: ['server/src/domain/abuse/report-input.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/abuse/evidence.test.ts'],
  },
  'MFR-8.3': {
    code: ['server/src/domain/abuse/evidence.ts', 'server/src/services/abuse/abuse-trace.ts'],
    tests: [
      'test/api/abuse-reports.test.ts',
      'src/plugins/newsletter/server/src/domain/abuse/evidence.test.ts',
    ],
  },
};
