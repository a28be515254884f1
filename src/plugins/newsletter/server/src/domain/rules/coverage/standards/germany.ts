import type { CoverageTable } from '../coverage';

/** German law (B.8). */
export const germanLaw: CoverageTable = {
  'DE-1': {
    code: ['server/src/domain/delivery/hand-over-gate.ts', 'server/src/domain/consent/state.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/delivery/hand-over-gate.test.ts'],
  },
  'DE-2': {
    code: [
      'server/src/domain/sender/from-address.ts',
      'server/src/domain/message/frame-headers.ts',
      'server/src/domain/message/recipient-headers.ts',
    ],
    tests: [
      'src/plugins/newsletter/server/src/domain/sender/from-address.test.ts',
      'src/plugins/newsletter/server/src/domain/message/compile-message.test.ts',
    ],
  },
  'DE-3': {
    code: [
      'server/src/domain/import/origins.ts',
      'server/src/domain/import/import-row.ts',
      'server/src/domain/consent/state.ts',
    ],
    tests: ['src/plugins/newsletter/server/src/domain/import/import.test.ts'],
  },
  'DE-4': {
    code: ['server/src/domain/retention/table.ts', 'server/src/domain/signup-form/starter-texts.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/retention/table.test.ts'],
  },
  'DE-5': {
    code: [
      'server/src/services/proof/proof.ts',
      'server/src/services/proof/proof-print.ts',
      'server/src/providers/pdf/print.ts',
      'server/src/providers/pdf/lines.ts',
      'server/src/services/sending/notices.ts',
    ],
    tests: [
      'test/integration/proof.test.ts',
      'test/integration/every-kind.test.ts',
      'test/integration/cli-ledger.test.ts',
      'src/plugins/newsletter/server/src/providers/pdf/lines.test.ts',
      'src/plugins/newsletter/server/src/providers/pdf/woff.test.ts',
    ],
  },
  'DE-6': {
    code: [
      'server/src/domain/notice/confirmation-lint.ts',
      'server/src/domain/notice/confirmation-mail.ts',
      'server/src/domain/signup-form/checks/confirmation.ts',
      'server/src/services/signup/open-forms.ts',
      'server/src/walls/sender.ts',
    ],
    tests: [
      'test/integration/walls.test.ts',
      'src/plugins/newsletter/server/src/domain/signup-form/checks/checks.test.ts',
      'src/plugins/newsletter/server/src/domain/notice/confirmation-lint.test.ts',
      'src/plugins/newsletter/server/src/domain/notice/confirmation-mail.test.ts',
      'src/plugins/newsletter/server/src/domain/notice/moment.test.ts',
    ],
  },
  'DE-7': {
    code: [
      'server/src/domain/notice/confirmation-mail.ts',
      'server/src/domain/notice/again.ts',
      'server/src/services/sending/notice-gate.ts',
    ],
    tests: [
      'test/api/letters.test.ts',
      'src/plugins/newsletter/server/src/domain/notice/again.test.ts',
      'src/plugins/newsletter/server/src/domain/notice/confirmation-lint.test.ts',
      'src/plugins/newsletter/server/src/domain/notice/confirmation-mail.test.ts',
    ],
  },
  'DE-8': {
    code: [
      'server/src/domain/signup-form/checks/boxes.ts',
      'server/src/domain/signup-form/checks/bundling.ts',
      'server/src/domain/signup-form/purpose-draft.ts',
    ],
    tests: [
      'src/plugins/newsletter/server/src/domain/signup-form/checks/checks.test.ts',
      'test/integration/forms.test.ts',
    ],
  },
  'DE-9': {
    code: [
      'server/src/domain/notice/compose.ts',
      'server/src/domain/notice/texts/de.ts',
      'server/src/domain/notice/texts/en.ts',
    ],
    tests: ['src/plugins/newsletter/server/src/domain/notice/every-notice.test.ts'],
  },
  'DE-10': {
    code: ['server/src/domain/consent/state.ts', 'server/src/domain/import/batch.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/consent/state.test.ts',
      'src/plugins/newsletter/server/src/domain/import/plan-batch.test.ts',
    ],
  },
  'DE-11': {
    code: [
      'server/src/domain/sender/imprint-demands.ts',
      'server/src/domain/sender/imprint-checks.ts',
      'server/src/domain/sender/imprint-lines.ts',
      'server/src/domain/sender/economic-id.ts',
      'server/src/domain/sender/imprint-edit.ts',
      'server/src/walls/sender.ts',
    ],
    tests: [
      'test/integration/imprint.test.ts',
      'src/plugins/newsletter/server/src/domain/sender/imprint-law.test.ts',
    ],
  },
  'DE-12': {
    code: [
      'server/src/domain/content-policy/structure/subject.ts',
      'server/src/domain/message/frame-headers.ts',
    ],
    tests: [
      'src/plugins/newsletter/server/src/domain/content-policy/check-structure.test.ts',
      'src/plugins/newsletter/server/src/domain/message/compile-message.test.ts',
    ],
  },
  'DE-13': {
    code: [
      'server/src/pages/document.ts',
      'server/src/pages/styles.ts',
      'server/src/pages/form-page.ts',
      'server/src/pages/parts/around.ts',
    ],
    tests: [
      'test/e2e/form-builder.test.ts',
      'test/e2e/pages-accessibility.test.ts',
      'test/e2e/person-rights.test.ts',
      'test/e2e/visitor.test.ts',
      'test/e2e/widget.test.ts',
      'src/plugins/newsletter/server/src/pages/every-page.test.ts',
      'src/plugins/newsletter/server/src/pages/form-page.test.ts',
      'src/plugins/newsletter/server/src/pages/leaving-pages.test.ts',
      'test/api/preferences.test.ts',
      'src/plugins/newsletter/server/src/texts/texts.test.ts',
    ],
  },
  // Part: a person decides, and mail to both sides leaves only while the sender is not suspended.
  'DE-14': {
    code: [
      'server/src/domain/abuse/illegal-content.ts',
      'server/src/domain/abuse/decision.ts',
      'server/src/services/abuse/abuse.ts',
      'server/src/services/abuse/abuse-answers.ts',
      'server/src/services/campaigns/web-view.ts',
    ],
    tests: [
      'src/plugins/newsletter/server/src/domain/abuse/decision.test.ts',
      'src/plugins/newsletter/server/src/pages/abuse-page.test.ts',
      'test/api/abuse-reports.test.ts',
    ],
  },
};
