import type { CoverageTable } from './coverage';

export const lm: CoverageTable = {
  'LM-2.1': {
    code: ['server/src/domain/address/role-address.ts', 'server/src/services/signup/signup.ts'],
    tests: [
      'test/integration/consent-refused.test.ts',
      'test/api/signup.test.ts',
      'src/plugins/newsletter/server/src/domain/address/role-address.test.ts',
    ],
  },
  'LM-3.2': {
    code: ['server/src/services/sending/schedule.ts', 'server/src/domain/campaign/send-gate.ts'],
    tests: ['test/integration/sending-permission.test.ts'],
  },
  'LM-4.1': {
    code: [
      'server/src/domain/signup-form/embed-code.ts',
      'server/src/services/signup/signup.ts',
      'widget/src/element.ts',
    ],
    tests: ['test/e2e/widget.test.ts'],
  },
  'LM-8.1': {
    code: ['server/src/domain/message/mailing-id.ts', 'server/src/domain/message/frame-headers.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/message/compile-message.test.ts',
      'src/plugins/newsletter/server/src/domain/message/ids.test.ts',
    ],
  },
  'LM-8.2': {
    code: ['server/src/domain/abuse/report-input.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/abuse/evidence.test.ts'],
  },
  'LM-8.3': {
    code: ['server/src/pages/abuse-page.ts', 'server/src/domain/abuse/report-input.ts'],
    tests: [
      'test/api/abuse-reports.test.ts',
      'test/e2e/journey.test.ts',
      'src/plugins/newsletter/server/src/domain/notice/abuse-mails.test.ts',
      'src/plugins/newsletter/server/src/domain/notice/html.test.ts',
    ],
  },
  'LM-4.2': {
    code: ['server/src/services/signup/signup.ts', 'server/src/domain/signup-form/request-evidence.ts'],
    tests: ['test/integration/consent-refused.test.ts'],
  },
};
