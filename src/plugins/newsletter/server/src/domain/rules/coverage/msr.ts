import type { CoverageTable } from './coverage';

export const msr: CoverageTable = {
  'MSR-2.4-3': {
    code: [
      'server/src/domain/sending-policy/limits.ts',
      'server/src/services/sanctions.ts',
      'server/src/services/sending/in-force.ts',
    ],
    tests: [
      'src/plugins/newsletter/server/src/domain/sending-policy/limits.test.ts',
      'src/plugins/newsletter/server/src/controllers/admin/policy-values.test.ts',
      'test/integration/sanctions.test.ts',
      'test/api/sender-terms.test.ts',
    ],
  },
  'MSR-2.4-4': {
    code: ['server/src/domain/import/origins.ts', 'server/src/services/importing/import-order.ts'],
    tests: ['test/api/imports.test.ts', 'test/integration/cli-ledger.test.ts'],
  },
  'MSR-2.4-5': {
    code: [
      'server/src/domain/import/origins.ts',
      'server/src/domain/signup-form/checks/partners.ts',
      'server/src/services/signup/signup.ts',
    ],
    tests: [
      'src/plugins/newsletter/server/src/domain/sending-policy/merge.test.ts',
      'src/plugins/newsletter/server/src/domain/signup-form/checks/checks.test.ts',
      'test/integration/forms.test.ts',
      'test/integration/consent-other-sender.test.ts',
    ],
  },
  'MSR-2.4-8': {
    code: ['server/src/services/sanctions.ts', 'server/src/services/sending/run-ends.ts'],
    tests: ['test/integration/sanctions.test.ts', 'test/e2e/person-rights.test.ts'],
  },
  'MSR-2.4-10': {
    code: [
      'server/src/domain/consent/lapse.ts',
      'server/src/domain/consent/state.ts',
      'server/src/domain/delivery/hand-over-gate.ts',
      'server/src/services/sending/notice-gate.ts',
      'server/src/services/consent/consent-upkeep.ts',
      'server/src/domain/consent/renewal.ts',
    ],
    tests: [
      'test/regression/consent-that-ended.test.ts',
      'src/plugins/newsletter/server/src/domain/consent/renewal.test.ts',
      'src/plugins/newsletter/server/src/domain/consent/state.test.ts',
      'src/plugins/newsletter/server/src/domain/delivery/hand-over-gate.test.ts',
      'test/api/signup-limits.test.ts',
      'test/integration/cli-ledger.test.ts',
      'test/integration/renewal.test.ts',
      'src/plugins/newsletter/server/src/domain/import/plan-batch.test.ts',
      'test/integration/sending-gates-while-running.test.ts',
      'test/regression/consent-races.test.ts',
      'test/regression/mail-that-waited.test.ts',
      'test/api/confirmation-reply.test.ts',
    ],
  },
  'MSR-2.4-14': {
    code: [
      'server/src/services/importing/evidence-sanction.ts',
      'server/src/services/importing/decisions.ts',
    ],
    tests: ['test/integration/evidence-overdue.test.ts'],
  },
  'MSR-2.4-16': {
    code: [
      'server/src/domain/content-policy/structure/unsubscribe-html.ts',
      'server/src/domain/rendering/footer.ts',
    ],
    tests: [
      'test/integration/cli-check-mail.test.ts',
      'test/integration/smtp-message.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/check-structure.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/html/colour.test.ts',
    ],
  },
  'MSR-2.4-17': {
    code: ['server/src/services/leaving/leaving.ts', 'server/src/pages/unsubscribe-page.ts'],
    tests: [
      'test/regression/erased-and-back.test.ts',
      'test/api/leaving.test.ts',
      'test/e2e/journey.test.ts',
      'src/plugins/newsletter/admin/src/pages/Outbox/mailLinks.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/check-structure.test.ts',
      'test/e2e/visitor.test.ts',
      'test/integration/consent-person-doors.test.ts',
    ],
  },
  'MSR-2.4-18': {
    code: [
      'server/src/services/leaving/leaving.ts',
      'server/src/services/leaving/leaving-by-mail.ts',
      'server/src/services/leaving/leaving-report.ts',
      'server/src/domain/leaving/event-latency.ts',
      'server/src/controllers/admin/deadlines.ts',
    ],
    tests: [
      'test/api/leaving-by-mail.test.ts',
      'test/api/preferences.test.ts',
      'src/plugins/newsletter/server/src/domain/leaving/latency.test.ts',
      'src/plugins/newsletter/server/src/pages/leaving-pages.test.ts',
      'test/api/admin-rights.test.ts',
      'test/api/admin-deadlines.test.ts',
      'src/plugins/newsletter/server/src/domain/leaving/event-latency.test.ts',
      'test/integration/consent-person-doors.test.ts',
    ],
  },
  'MSR-2.4-19': {
    code: ['server/src/pages/form-page.ts', 'server/src/domain/signup-form/checks/parts.ts'],
    tests: [
      'src/plugins/newsletter/server/src/pages/form-page.test.ts',
      'src/plugins/newsletter/server/src/domain/signup-form/checks/checks.test.ts',
      'test/integration/forms.test.ts',
      'test/integration/consent-every-door.test.ts',
    ],
  },
  'MSR-2.4-20': {
    code: [
      'server/src/pages/form-page.ts',
      'server/src/domain/signup-form/checks/parts.ts',
      'server/src/domain/signup-form/checks/notices.ts',
    ],
    tests: [
      'src/plugins/newsletter/server/src/pages/form-page.test.ts',
      'src/plugins/newsletter/server/src/domain/signup-form/checks/checks.test.ts',
      'test/integration/forms.test.ts',
      'test/integration/consent-every-door.test.ts',
    ],
  },
  'MSR-2.4-21': {
    code: [
      'server/src/domain/delivery/hand-over-gate.ts',
      'server/src/domain/address/email-address.ts',
      'server/src/domain/import/batch.ts',
      'server/src/domain/import/left-before.ts',
      'server/src/domain/consent/confirmation.ts',
      'server/src/domain/signup-form/decide-signups.ts',
      'server/src/domain/address/personal-address.ts',
    ],
    tests: [
      'test/regression/no-that-lasts.test.ts',
      'test/integration/consent-refused.test.ts',
      'test/api/signup-together.test.ts',
      'src/plugins/newsletter/server/src/domain/consent/confirmation.test.ts',
      'src/plugins/newsletter/server/src/domain/signup-form/decide-signups.test.ts',
      'test/api/leaving.test.ts',
      'test/integration/import.test.ts',
      'test/regression/consent-races.test.ts',
      'test/integration/walls.test.ts',
      'src/plugins/newsletter/server/src/domain/address/email-address.test.ts',
      'src/plugins/newsletter/server/src/domain/import/import.test.ts',
      'src/plugins/newsletter/server/src/domain/import/left-before.test.ts',
      'src/plugins/newsletter/server/src/domain/import/plan-batch.test.ts',
      'test/integration/consent-by-list.test.ts',
      'src/plugins/newsletter/server/src/domain/address/personal-address.test.ts',
      'test/integration/consent-by-hand.test.ts',
      'test/api/imports.test.ts',
    ],
  },
  'MSR-2.5-0': {
    code: ['server/src/domain/rendering/footer.ts'],
    tests: [
      'test/integration/cli-check.test.ts',
      'src/plugins/newsletter/server/src/domain/rendering/footer.test.ts',
    ],
  },
  'MSR-2.5-1': {
    code: ['server/src/domain/sender/imprint-checks.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/sender/imprint.test.ts'],
  },
  'MSR-2.5-2': {
    code: ['server/src/domain/sender/imprint-checks.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/sender/imprint.test.ts'],
  },
  'MSR-2.5-3': {
    code: ['server/src/domain/sender/vat-id.ts'],
    tests: [
      'test/integration/cli-check.test.ts',
      'src/plugins/newsletter/server/src/domain/sender/imprint.test.ts',
      'src/plugins/newsletter/server/src/domain/sender/vat-id.test.ts',
    ],
  },
  'MSR-2.4-7a': {
    code: ['server/src/domain/content-policy/categories/mailster.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MSR-2.4-7h': {
    code: ['server/src/domain/content-policy/categories/mailster.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MSR-2.4-7j': {
    code: ['server/src/domain/content-policy/files/file-types.ts'],
    tests: [
      'test/integration/cli-check-mail.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/files/malware.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/policy.test.ts',
    ],
  },
  'MSR-2.4-7k': {
    code: [
      'server/src/domain/content-policy/categories/mailster.ts',
      'server/src/domain/content-policy/check-content.ts',
    ],
    tests: [
      'test/integration/cli-check.test.ts',
      'test/integration/sending-approval.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/check-mail.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/policy.test.ts',
    ],
  },
  'MSR-3.2': {
    code: ['server/src/domain/rendering/footer.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/rendering/footer.test.ts'],
  },
  'MSR-4.1b': {
    code: [
      'server/src/services/sending/contract-ends.ts',
      'server/src/domain/delivery/hand-over-gate.ts',
      'server/src/domain/campaign/send-gate.ts',
      'server/src/services/sending/notices.ts',
    ],
    tests: [
      'src/plugins/newsletter/admin/src/pages/Campaigns/forecastChart.test.ts',
      'test/integration/sanctions.test.ts',
      'src/plugins/newsletter/server/src/services/sending/engine.test.ts',
      'src/plugins/newsletter/server/src/services/sending/notices.test.ts',
      'src/plugins/newsletter/server/src/domain/campaign/send-gate.test.ts',
    ],
  },
  'MSR-4.3d': {
    code: [
      'server/src/domain/abuse/evidence.ts',
      'server/src/domain/abuse/report-input.ts',
      'server/src/http/upload.ts',
    ],
    tests: ['test/api/abuse-reports.test.ts'],
  },
  'MSR-6.10a': {
    code: ['server/src/domain/delivery/outcome.ts', 'server/src/providers/mailer/smtp-session.ts'],
    tests: [
      'test/integration/smtp-message.test.ts',
      'src/plugins/newsletter/server/src/domain/delivery/outcome.test.ts',
      'src/plugins/newsletter/server/src/providers/mailer/outbox.test.ts',
      'src/plugins/newsletter/server/src/providers/mailer/smtp.test.ts',
    ],
  },
  'MSR-AS-2': {
    code: [
      'server/src/repositories/importing/import-writes.ts',
      'server/src/domain/export/columns.ts',
      'server/src/services/importing/exports.ts',
    ],
    tests: [
      'src/plugins/newsletter/server/src/services/importing/spreadsheet.test.ts',
      'test/api/imports-large.test.ts',
      'test/api/imports.test.ts',
      'test/integration/import.test.ts',
      'src/plugins/newsletter/server/src/domain/export/columns.test.ts',
      'src/plugins/newsletter/server/src/domain/import/left-before.test.ts',
      'src/plugins/newsletter/server/src/domain/import/plan-batch.test.ts',
      'test/integration/consent-every-door.test.ts',
    ],
  },
  'MSR-AS-4': {
    code: ['server/src/services/abuse/abuse-answers.ts', 'server/src/controllers/admin/abuse-reports.ts'],
    tests: [
      'test/api/abuse-reports.test.ts',
      'src/plugins/newsletter/server/src/domain/notice/abuse-mails.test.ts',
      'src/plugins/newsletter/server/src/pages/abuse-page.test.ts',
    ],
  },
  'MSR-AS-5': {
    code: ['server/src/services/abuse/abuse.ts', 'server/src/walls/index.ts'],
    tests: ['test/api/abuse-reports.test.ts', 'test/integration/walls.test.ts'],
  },
  'MSR-AS-6': {
    code: ['server/src/domain/abuse/evidence.ts', 'server/src/services/abuse/abuse-trace.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/abuse/evidence.test.ts'],
  },
  'MSR-AS-7': {
    code: [
      'server/src/domain/rendering/footer.ts',
      'server/src/domain/content-policy/structure/unsubscribe-html.ts',
    ],
    tests: [
      'src/plugins/newsletter/server/src/domain/content-policy/check-structure.test.ts',
      'src/plugins/newsletter/server/src/domain/rendering/corpus.test.ts',
      'src/plugins/newsletter/server/src/domain/rendering/footer.test.ts',
    ],
  },
  'MSR-AS-8': {
    code: ['server/src/pages/abuse-fields.ts'],
    tests: ['src/plugins/newsletter/server/src/pages/abuse-page.test.ts'],
  },
  'MSR-AS-9': {
    code: ['server/src/services/rights/origin.ts', 'server/src/domain/consent/origin.ts'],
    tests: [
      'test/integration/origin.test.ts',
      'src/plugins/newsletter/server/src/domain/consent/origin.test.ts',
      'src/plugins/newsletter/server/src/domain/notice/origin-mail.test.ts',
      'test/e2e/visitor-rights.test.ts',
      'test/integration/consent-person-doors.test.ts',
    ],
  },
  'MSR-AS-10': {
    code: [
      'server/src/walls/sender.ts',
      'server/src/services/senders.ts',
      'server/src/domain/message/verp.ts',
    ],
    tests: [
      'test/integration/smtp-message.test.ts',
      'test/integration/walls.test.ts',
      'src/plugins/newsletter/server/src/domain/message/ids.test.ts',
      'src/plugins/newsletter/server/src/providers/mailer/smtp.test.ts',
    ],
  },
  'MSR-AS-12': {
    code: ['server/src/domain/notice/abuse-mails.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/notice/abuse-mails.test.ts',
      'src/plugins/newsletter/server/src/pages/abuse-page.test.ts',
    ],
  },
  'MSR-2.4-1': {
    code: [
      'server/src/domain/signup-form/submission.ts',
      'server/src/domain/signup-form/checks/index.ts',
      'server/src/services/consent/confirmation.ts',
      'server/src/walls/subscriber.ts',
    ],
    tests: ['test/integration/consent-refused.test.ts', 'test/integration/consent-by-hand.test.ts'],
  },
  'MSR-2.4-2': {
    code: ['server/src/domain/signup-form/request-evidence.ts', 'server/src/domain/proof/declarations.ts'],
    tests: ['test/integration/consent-every-door.test.ts'],
  },
};
