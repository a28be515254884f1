import type { CoverageTable } from './coverage';

export const standards: CoverageTable = {
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
      'test/integration/cli-check-mail.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/check-structure.test.ts',
      'src/plugins/newsletter/server/src/domain/message/compile-message.test.ts',
      'src/plugins/newsletter/server/src/domain/message/encoded-words.test.ts',
    ],
  },
  'R5322-2': {
    code: ['server/src/domain/message/message-id.ts', 'server/src/domain/message/wire-id.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/message/wire-id.test.ts',
      'src/plugins/newsletter/server/src/domain/message/compile-message.test.ts',
      'src/plugins/newsletter/server/src/domain/message/ids.test.ts',
    ],
  },
  'R5322-3': {
    code: ['server/src/domain/message/recipient-headers.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/message/compile-message.test.ts'],
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
    tests: ['src/plugins/newsletter/server/src/domain/message/encoded-words.test.ts'],
  },
  'R2046-1': {
    code: ['server/src/domain/message/compile-message.ts'],
    tests: [
      'test/integration/cli-check-mail.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/check-structure.test.ts',
      'src/plugins/newsletter/server/src/domain/message/compile-message.test.ts',
      'src/plugins/newsletter/server/src/domain/message/quoted-printable.test.ts',
    ],
  },
  'R6531-1': {
    code: ['server/src/domain/address/reachable.ts', 'server/src/domain/message/wire-address.ts'],
    tests: [
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
    code: ['server/src/domain/message/dkim/sign-message.ts'],
    tests: [
      'test/integration/smtp-message.test.ts',
      'src/plugins/newsletter/server/src/domain/message/dkim/sign-message.test.ts',
    ],
  },
  'R6376-2': {
    code: ['server/src/domain/message/dkim/signed-headers.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/message/dkim/sign-message.test.ts'],
  },
  'R6376-3': {
    code: ['server/src/domain/message/dkim/dkim-key.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/message/dkim/canonical.test.ts',
      'src/plugins/newsletter/server/src/domain/message/dkim/dkim-key.test.ts',
      'src/plugins/newsletter/server/src/domain/message/dkim/sign-message.test.ts',
      'src/plugins/newsletter/server/src/domain/message/quoted-printable.test.ts',
    ],
  },
  'TLS-1': {
    code: ['server/src/providers/mailer/smtp-open.ts', 'server/src/providers/mailer/smtp-wire.ts'],
    tests: [
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
    tests: ['src/plugins/newsletter/server/src/domain/message/ids.test.ts'],
  },
  'FBID-1': {
    code: ['server/src/domain/message/feedback-id.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/message/compile-message.test.ts'],
  },
  'TRK-6': {
    code: ['server/src/services/consent/preferences.ts', 'server/src/pages/preferences-page.ts'],
    tests: [
      'test/api/preferences.test.ts',
      'src/plugins/newsletter/server/src/pages/leaving-pages.test.ts',
      'test/e2e/visitor.test.ts',
    ],
  },
  'AT-2': {
    code: ['server/src/domain/delivery/hand-over-gate.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/delivery/hand-over-gate.test.ts'],
  },
  'G-14': {
    code: ['server/src/domain/rendering/footer.ts', 'server/src/services/rights/origin.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/rendering/footer.test.ts'],
  },
  'G-15': {
    code: [
      'server/src/domain/personal-data/tables.ts',
      'server/src/services/rights/access-export.ts',
      'server/src/services/rights/rights.ts',
      'server/src/services/rights/staff-rights.ts',
    ],
    tests: [
      'test/integration/access-complete.test.ts',
      'test/api/rights.test.ts',
      'test/integration/erasure.test.ts',
      'test/e2e/visitor-rights.test.ts',
      'test/api/admin-rights.test.ts',
      'test/api/admin-deadlines.test.ts',
    ],
  },
  'G-17': {
    code: [
      'server/src/services/rights/erasure.ts',
      'server/src/repositories/rights/personal-data.ts',
      'server/src/services/ledger/ledger-check.ts',
      'server/src/services/rights/staff-rights.ts',
      'server/src/repositories/rights/erasures.ts',
      'server/src/domain/personal-data/without-address.ts',
      'server/src/services/proof/restricted-seal.ts',
    ],
    tests: [
      'test/regression/consent-races.test.ts',
      'test/regression/erased-and-back.test.ts',
      'test/integration/erasure.test.ts',
      'src/plugins/newsletter/server/src/domain/consent/ledger.test.ts',
      'test/api/admin-rights.test.ts',
      'test/api/admin-deadlines.test.ts',
      'test/regression/erasure-leaves-nothing.test.ts',
      'src/plugins/newsletter/server/src/domain/personal-data/without-address.test.ts',
    ],
  },
  'G-25': {
    code: [
      'server/src/domain/retention/table.ts',
      'server/src/services/rights/retention.ts',
      'server/src/migrations/0010-erasure-and-retention.ts',
      'server/src/repositories/rights/retention-runs.ts',
      'server/src/domain/signup-form/checks/fields.ts',
      'server/src/repositories/rights/retention.ts',
    ],
    tests: [
      'test/api/admin-deadlines.test.ts',
      'test/integration/retention.test.ts',
      'src/plugins/newsletter/server/src/domain/signup-form/checks/checks.test.ts',
      'test/integration/retention-periods.test.ts',
      'src/plugins/newsletter/server/src/domain/retention/table.test.ts',
    ],
  },
  'G-16': {
    code: [
      'server/src/walls/subscriber.ts',
      'server/src/services/rights/address-change.ts',
      'server/src/services/rights/staff-rights.ts',
    ],
    tests: [
      'test/api/rights.test.ts',
      'test/regression/details-of-a-stranger.test.ts',
      'test/e2e/visitor-rights.test.ts',
      'test/api/admin-rights.test.ts',
    ],
  },
  'G-20': {
    code: ['server/src/services/rights/access-export.ts', 'server/src/controllers/pages/rights.ts'],
    tests: ['test/api/rights.test.ts'],
  },
  'G-32': {
    code: ['server/src/routes/admin.ts', 'server/src/permissions.ts'],
    tests: ['test/api/admin-routes.test.ts'],
  },
  'G-7.1': {
    code: ['server/src/domain/consent/ledger.ts', 'server/src/domain/proof/build-proof.ts'],
    tests: [
      'test/integration/proof.test.ts',
      'test/integration/every-kind.test.ts',
      'test/integration/cli-ledger.test.ts',
      'src/plugins/newsletter/server/src/domain/proof/build-proof.test.ts',
    ],
  },
  'G-30': {
    code: [
      'server/src/domain/records/build-records.ts',
      'server/src/domain/records/activities.ts',
      'server/src/services/rights/records.ts',
      'server/src/controllers/admin/records.ts',
      'bin/commands/records.ts',
    ],
    tests: [
      'src/plugins/newsletter/server/src/domain/records/records.test.ts',
      'test/api/admin-deadlines.test.ts',
    ],
  },
  // Part: people notice a breach and report it; the product keeps the clock in sight.
  'G-33': {
    code: [
      'server/src/domain/breach/breach.ts',
      'server/src/services/rights/breaches.ts',
      'server/src/controllers/admin/overview.ts',
    ],
    tests: [
      'src/plugins/newsletter/server/src/domain/breach/breach.test.ts',
      'test/api/admin-deadlines.test.ts',
    ],
  },
  // Part: a template with places to fill in; whoever runs server and backups is not known to the program.
  'G-28': {
    code: ['server/src/domain/records/print-records.ts', 'server/src/services/rights/records.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/records/records.test.ts',
      'test/api/admin-deadlines.test.ts',
    ],
  },
  'DE-5': {
    code: [
      'server/src/services/proof/proof.ts',
      'server/src/services/proof/proof-print.ts',
      'server/src/providers/pdf/print.ts',
      'server/src/services/sending/notices.ts',
    ],
    tests: [
      'test/integration/proof.test.ts',
      'test/integration/every-kind.test.ts',
      'test/integration/cli-ledger.test.ts',
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
    code: ['server/src/domain/notice/confirmation-mail.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/notice/confirmation-lint.test.ts',
      'src/plugins/newsletter/server/src/domain/notice/confirmation-mail.test.ts',
    ],
  },
  'G-7.3': {
    code: ['server/src/domain/signup-form/checks/notices.ts', 'server/src/pages/form-page.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/signup-form/checks/checks.test.ts',
      'test/integration/forms.test.ts',
      'test/integration/consent-every-door.test.ts',
    ],
  },
  'G-7.4': {
    code: [
      'server/src/domain/signup-form/checks/tying.ts',
      'server/src/domain/signup-form/checks/structure.ts',
    ],
    tests: [
      'src/plugins/newsletter/server/src/domain/signup-form/checks/checks.test.ts',
      'test/integration/forms.test.ts',
    ],
  },
  'G-13': {
    code: [
      'server/src/domain/signup-form/checks/privacy.ts',
      'server/src/domain/signup-form/checks/parts.ts',
    ],
    tests: [
      'src/plugins/newsletter/server/src/domain/signup-form/checks/checks.test.ts',
      'test/integration/forms.test.ts',
      'test/integration/consent-every-door.test.ts',
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
  'TRK-2': {
    code: ['server/src/domain/signup-form/checks/bundling.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/signup-form/checks/checks.test.ts'],
  },
  'TRK-1': {
    code: ['server/src/domain/rendering/compile-content.ts'],
    tests: ['test/integration/consent-every-door.test.ts'],
  },
  'G-7.2': {
    code: [
      'server/src/domain/signup-form/checks/bundling.ts',
      'server/src/domain/signup-form/checks/boxes.ts',
      'server/src/pages/form-page.ts',
    ],
    tests: [
      'src/plugins/newsletter/server/src/domain/signup-form/checks/checks.test.ts',
      'src/plugins/newsletter/server/src/pages/form-page.test.ts',
    ],
  },
  'G-8': {
    code: ['server/src/domain/signup-form/checks/fields.ts', 'server/src/pages/form-page.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/signup-form/checks/checks.test.ts',
      'src/plugins/newsletter/server/src/pages/form-page.test.ts',
    ],
  },
  'G-21': {
    code: [
      'server/src/services/consent/consent.ts',
      'server/src/domain/delivery/hand-over-gate.ts',
      'server/src/domain/import/batch.ts',
      'server/src/services/rights/erasure.ts',
    ],
    tests: [
      'test/integration/erasure.test.ts',
      'src/plugins/newsletter/server/src/domain/delivery/hand-over-gate.test.ts',
      'src/plugins/newsletter/server/src/domain/import/plan-batch.test.ts',
    ],
  },
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
  'DE-13': {
    code: ['server/src/pages/document.ts', 'server/src/pages/styles.ts', 'server/src/pages/form-page.ts'],
    tests: [
      'test/e2e/form-builder.test.ts',
      'test/e2e/pages-accessibility.test.ts',
      'test/e2e/person-rights.test.ts',
      'test/e2e/visitor.test.ts',
      'test/e2e/widget.test.ts',
      'src/plugins/newsletter/server/src/pages/every-page.test.ts',
      'src/plugins/newsletter/server/src/pages/form-page.test.ts',
      'src/plugins/newsletter/server/src/texts/texts.test.ts',
    ],
  },
  // Part: no pixel and no counted link exists; what is proved is that opening what there is stores nothing.
  'TRK-3': {
    code: [
      'server/src/controllers/pages/leaving.ts',
      'server/src/services/campaigns/web-view.ts',
      'server/src/domain/rendering/compile-content.ts',
    ],
    tests: ['test/e2e/scanners.test.ts'],
  },
  // Part: nothing is counted; what is proved is that the product makes content links and images the same for every
  // recipient. An author can still write a merge tag into one.
  'TRK-4': {
    code: ['server/src/domain/rendering/compile-content.ts', 'server/src/services/links.ts'],
    tests: ['test/e2e/scanners.test.ts'],
  },
  'TRK-5': {
    code: [
      'server/src/controllers/pages/leaving.ts',
      'server/src/services/campaigns/web-view.ts',
      'server/src/domain/personal-data/tables.ts',
    ],
    tests: ['test/integration/erasure.test.ts'],
  },
  'AT-1': {
    code: ['server/src/domain/delivery/hand-over-gate.ts', 'server/src/domain/import/origins.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/delivery/hand-over-gate.test.ts'],
  },
  'AT-3': {
    code: [
      'server/src/domain/sender/imprint-demands.ts',
      'server/src/domain/sender/imprint-lines.ts',
      'server/src/domain/rendering/footer.ts',
    ],
    tests: [
      'test/integration/imprint.test.ts',
      'src/plugins/newsletter/server/src/domain/sender/imprint-abroad.test.ts',
      'src/plugins/newsletter/server/src/domain/rendering/footer.test.ts',
    ],
  },
  'AT-4': {
    code: [
      'server/src/domain/address/test-address.ts',
      'server/src/domain/address/personal-address.ts',
      'server/src/domain/import/import-row.ts',
      'server/src/domain/delivery/hand-over-gate.ts',
    ],
    tests: [
      'test/integration/consent-refused.test.ts',
      'test/integration/consent-by-hand.test.ts',
      'src/plugins/newsletter/server/src/domain/address/test-address.test.ts',
      'src/plugins/newsletter/server/src/domain/import/import.test.ts',
      'src/plugins/newsletter/server/src/domain/delivery/hand-over-gate.test.ts',
    ],
  },
  'CH-1': {
    code: ['server/src/domain/delivery/hand-over-gate.ts', 'server/src/domain/rendering/footer.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/delivery/hand-over-gate.test.ts',
      'src/plugins/newsletter/server/src/domain/rendering/footer.test.ts',
    ],
  },
  'CH-2': {
    code: ['server/src/domain/sender/imprint-checks.ts', 'server/src/domain/rendering/footer.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/sender/imprint.test.ts',
      'src/plugins/newsletter/server/src/domain/rendering/footer.test.ts',
    ],
  },
  'CH-4': {
    code: [
      'server/src/domain/personal-data/tables.ts',
      'server/src/services/rights/access-export.ts',
      'server/src/services/rights/erasure.ts',
      'server/src/domain/records/build-records.ts',
    ],
    tests: [
      'test/integration/erasure.test.ts',
      'src/plugins/newsletter/server/src/domain/records/records.test.ts',
    ],
  },
  // Part: an operator decides whom to cut off; what is proved is that nothing leaves then.
  'CH-3': {
    code: ['server/src/services/senders.ts', 'server/src/domain/delivery/hand-over-gate.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/delivery/hand-over-gate.test.ts'],
  },
  // Part: what the two measures say about forms; a person reads the rest.
  'IT-3': {
    code: [
      'server/src/domain/signup-form/checks/structure.ts',
      'server/src/domain/signup-form/checks/bundling.ts',
    ],
    tests: ['src/plugins/newsletter/server/src/domain/signup-form/checks/checks.test.ts'],
  },
  'IT-1': {
    code: ['server/src/domain/delivery/hand-over-gate.ts', 'server/src/domain/consent/state.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/delivery/hand-over-gate.test.ts'],
  },
  'IT-2': {
    code: ['server/src/domain/consent/state.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/consent/state.test.ts'],
  },
  'IT-4': {
    code: [
      'server/src/domain/sender/imprint-demands.ts',
      'server/src/domain/sender/italian-forms.ts',
      'server/src/domain/sender/imprint-lines.ts',
    ],
    tests: [
      'test/integration/imprint.test.ts',
      'src/plugins/newsletter/server/src/domain/sender/imprint-abroad.test.ts',
    ],
  },
};
