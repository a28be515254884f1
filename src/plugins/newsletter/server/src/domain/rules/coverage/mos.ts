import type { CoverageTable } from './coverage';

export const mos: CoverageTable = {
  'MOS-1.1': {
    code: ['server/src/domain/agreement/agreements.ts', 'server/src/services/senders.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/agreement/agreements.test.ts'],
  },
  'MOS-1.2': {
    code: ['server/src/domain/agreement/agreements.ts', 'server/src/domain/delivery/hand-over-gate.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/agreement/agreements.test.ts'],
  },
  'MOS-1.3': {
    code: [
      'server/src/domain/delivery/hand-over-gate.ts',
      'server/src/services/sending/turn.ts',
      'server/src/routes/admin.ts',
    ],
    tests: [
      'test/api/admin-rights.test.ts',
      'test/regression/consent-that-ended.test.ts',
      'test/regression/no-that-lasts.test.ts',
      'test/api/leaving.test.ts',
      'test/api/preferences.test.ts',
      'test/integration/sending-gates-while-running.test.ts',
      'test/integration/walls.test.ts',
      'src/plugins/newsletter/server/src/domain/consent/confirmation.test.ts',
      'src/plugins/newsletter/server/src/domain/consent/left-since.test.ts',
      'test/e2e/visitor.test.ts',
      'test/api/admin-routes.test.ts',
    ],
  },
  'MOS-1.4': {
    code: [
      'server/src/services/sending/in-force.ts',
      'server/src/domain/sending-policy/merge.ts',
      'server/src/domain/sending-policy/sender-limits.ts',
      'server/src/services/sending/answers.ts',
    ],
    tests: [
      'test/integration/provider-lanes.test.ts',
      'test/integration/cli-simulate.test.ts',
      'test/integration/sanctions.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/merge.test.ts',
    ],
  },
  'MOS-1.5': {
    code: ['server/src/services/senders.ts', 'server/src/domain/delivery/hand-over-gate.ts'],
    tests: ['test/regression/broken-lists.test.ts', 'test/integration/sending-gates-while-running.test.ts'],
  },
  'MOS-2.1': {
    code: [
      'server/src/domain/import/origins.ts',
      'server/src/domain/import/import-row.ts',
      'server/src/domain/import/anomalies.ts',
      'server/src/services/importing/import-order.ts',
    ],
    tests: [
      'test/integration/cli-ledger.test.ts',
      'test/integration/import.test.ts',
      'src/plugins/newsletter/server/src/domain/import/import.test.ts',
      'src/plugins/newsletter/server/src/domain/import/file-reading.test.ts',
      'src/plugins/newsletter/server/src/domain/import/plan-batch.test.ts',
      'test/integration/consent-by-list.test.ts',
    ],
  },
  'MOS-2.2': {
    code: [
      'server/src/pages/parts/purposes.ts',
      'server/src/services/signup/signup.ts',
      'server/src/domain/signup-form/checks/structure.ts',
    ],
    tests: [
      'test/api/signup-page.test.ts',
      'test/api/signup.test.ts',
      'test/e2e/journey.test.ts',
      'test/integration/walls.test.ts',
      'src/plugins/newsletter/server/src/domain/signup-form/checks/checks.test.ts',
      'test/integration/forms.test.ts',
      'test/e2e/visitor.test.ts',
    ],
  },
  'MOS-2.3': {
    code: [
      'server/src/walls/purpose.ts',
      'server/src/pages/parts/purposes.ts',
      'server/src/domain/signup-form/form-version.ts',
      'server/src/domain/signup-form/checks/boxes.ts',
      'server/src/services/forms/purposes.ts',
      'server/src/domain/import/import-row.ts',
    ],
    tests: [
      'src/plugins/newsletter/server/src/domain/import/import.test.ts',
      'src/plugins/newsletter/admin/src/pages/Purposes/purposeDraft.test.ts',
      'test/integration/walls.test.ts',
      'src/plugins/newsletter/server/src/domain/signup-form/form-version.test.ts',
      'src/plugins/newsletter/server/src/pages/form-page.test.ts',
      'src/plugins/newsletter/server/src/domain/signup-form/checks/checks.test.ts',
      'test/integration/form-history.test.ts',
      'test/e2e/visitor-rights.test.ts',
      'test/integration/consent-refused.test.ts',
      'test/integration/consent-every-door.test.ts',
    ],
  },
  'MOS-2.4': {
    code: [
      'server/src/services/forms/forms.ts',
      'server/src/domain/signup-form/checks/bundling.ts',
      'server/src/domain/signup-form/checks/structure.ts',
    ],
    tests: [
      'test/integration/consent-refused.test.ts',
      'test/api/signup.test.ts',
      'test/integration/walls.test.ts',
      'src/plugins/newsletter/server/src/pages/form-page.test.ts',
      'src/plugins/newsletter/server/src/domain/signup-form/checks/checks.test.ts',
      'test/integration/forms.test.ts',
    ],
  },
  'MOS-2.5': {
    code: [
      'server/src/domain/consent/state.ts',
      'server/src/services/signup/signup.ts',
      'server/src/domain/signup-form/checks/boxes.ts',
      'server/src/walls/purpose.ts',
    ],
    tests: [
      'test/regression/broken-lists.test.ts',
      'test/integration/consent-refused.test.ts',
      'test/api/leaving.test.ts',
      'test/integration/sending-gates-while-running.test.ts',
      'test/integration/walls.test.ts',
      'src/plugins/newsletter/admin/src/pages/Campaigns/campaignDraft.test.ts',
      'src/plugins/newsletter/server/src/domain/signup-form/checks/checks.test.ts',
      'test/integration/forms.test.ts',
      'test/integration/form-history.test.ts',
      'test/integration/consent-by-hand.test.ts',
      'test/integration/consent-other-sender.test.ts',
    ],
  },
  'MOS-2.7': {
    code: ['server/src/pages/parts/purposes.ts', 'server/src/domain/signup-form/checks/partners.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/signup-form/request-evidence.test.ts',
      'src/plugins/newsletter/server/src/pages/form-page.test.ts',
      'src/plugins/newsletter/server/src/domain/signup-form/checks/checks.test.ts',
      'test/integration/forms.test.ts',
    ],
  },
  'MOS-2.8': {
    code: [
      'server/src/domain/consent/complete-proof.ts',
      'server/src/services/proof/proof.ts',
      'server/src/domain/proof/build-proof.ts',
      'server/src/domain/import/import-row.ts',
      'server/src/domain/consent/record-mac.ts',
      'server/src/domain/consent/own-address.ts',
      'server/src/repositories/forms/form-versions.ts',
      'server/src/controllers/admin/consent-events.ts',
    ],
    tests: [
      'src/plugins/newsletter/server/src/services/importing/spreadsheet.test.ts',
      'src/plugins/newsletter/server/src/domain/consent/own-address.test.ts',
      'test/regression/yes-of-another.test.ts',
      'src/plugins/newsletter/server/src/domain/consent/every-byte.test.ts',
      'test/integration/proof.test.ts',
      'test/integration/every-kind.test.ts',
      'test/integration/subscriber-list.test.ts',
      'src/plugins/newsletter/server/src/domain/consent/complete-proof.test.ts',
      'test/integration/consent-cache.test.ts',
      'test/integration/ledger-sealing.test.ts',
      'src/plugins/newsletter/server/src/domain/proof/build-proof.test.ts',
      'src/plugins/newsletter/server/src/domain/consent/record-mac.test.ts',
      'test/api/signup-page.test.ts',
      'test/integration/cli-ledger.test.ts',
      'test/integration/walls.test.ts',
      'src/plugins/newsletter/server/src/domain/consent/ledger.test.ts',
      'test/integration/form-history.test.ts',
      'test/api/admin-rights.test.ts',
      'test/integration/consent-by-hand.test.ts',
      'test/integration/consent-other-sender.test.ts',
    ],
  },
  'MOS-2.9': {
    code: [
      'server/src/domain/rendering/footer.ts',
      'server/src/domain/content-policy/structure/unsubscribe-html.ts',
    ],
    tests: [
      'test/integration/cli-check-mail.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/check-structure.test.ts',
      'src/plugins/newsletter/server/src/domain/rendering/footer.test.ts',
    ],
  },
  'MOS-3.0': {
    code: ['server/src/domain/content-policy/check-content.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/content-policy/scan/terms.test.ts',
      'test/integration/cli-check.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/policy.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/profiles.test.ts',
    ],
  },
  'MOS-3.1': {
    code: ['server/src/domain/content-policy/categories/mosento-forbidden.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-3.2': {
    code: ['server/src/domain/content-policy/categories/mosento-forbidden.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-3.3': {
    code: ['server/src/domain/content-policy/categories/mosento-forbidden.ts'],
    tests: [
      'test/integration/cli-check.test.ts',
      'test/integration/sending-permission.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts',
    ],
  },
  'MOS-3.4': {
    code: ['server/src/domain/content-policy/categories/mosento-forbidden.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/files/malware.test.ts',
    ],
  },
  'MOS-3.5': {
    code: ['server/src/domain/content-policy/categories/mosento-forbidden.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-3.6': {
    code: ['server/src/domain/content-policy/categories/mosento-forbidden.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-3.7': {
    code: ['server/src/domain/content-policy/categories/mosento-forbidden.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-3.8': {
    code: ['server/src/domain/content-policy/categories/mosento-forbidden.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-3.9': {
    code: ['server/src/domain/content-policy/categories/mosento-forbidden.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-4.0': {
    code: ['server/src/domain/content-policy/check-content.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/verdict.test.ts'],
  },
  'MOS-4.1': {
    code: ['server/src/domain/content-policy/categories/mosento-not-accepted.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/profiles.test.ts',
    ],
  },
  'MOS-4.2': {
    code: ['server/src/domain/content-policy/categories/mosento-not-accepted.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-4.3': {
    code: ['server/src/domain/content-policy/categories/mosento-not-accepted.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-4.4': {
    code: ['server/src/domain/content-policy/categories/mosento-not-accepted.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-4.5': {
    code: ['server/src/domain/content-policy/categories/mosento-not-accepted.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-4.6': {
    code: ['server/src/domain/content-policy/categories/mosento-not-accepted.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-4.7': {
    code: ['server/src/domain/content-policy/categories/mosento-not-accepted.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-4.8': {
    code: ['server/src/domain/content-policy/categories/mosento-not-accepted.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-4.9': {
    code: ['server/src/domain/content-policy/categories/mosento-not-accepted.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/profiles.test.ts',
    ],
  },
  'MOS-4.10': {
    code: [
      'server/src/domain/content-policy/categories/mosento-not-accepted.ts',
      'server/src/domain/import/origins.ts',
    ],
    tests: [
      'test/api/imports.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts',
    ],
  },
  'MOS-4.11': {
    code: ['server/src/domain/content-policy/categories/mosento-not-accepted.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-4.12': {
    code: ['server/src/domain/content-policy/categories/mosento-not-accepted.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-4.13': {
    code: ['server/src/domain/content-policy/categories/mosento-not-accepted.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-4.14': {
    code: ['server/src/domain/content-policy/categories/mosento-not-accepted.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-4.15': {
    code: ['server/src/domain/content-policy/categories/mosento-not-accepted.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/policy.test.ts'],
  },
  'MOS-4.16': {
    code: ['server/src/domain/content-policy/categories/mosento-not-accepted.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-5.0': {
    code: ['server/src/services/campaigns/approvals.ts', 'server/src/domain/campaign/send-gate.ts'],
    tests: [
      'test/integration/sending-approval.test.ts',
      'src/plugins/newsletter/server/src/domain/delivery/hand-over-gate.test.ts',
    ],
  },
  'MOS-5.1': {
    code: ['server/src/domain/content-policy/categories/mosento-approval.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/profiles.test.ts',
    ],
  },
  'MOS-5.2': {
    code: ['server/src/domain/content-policy/categories/mosento-approval.ts'],
    tests: [
      'test/e2e/journey.test.ts',
      'test/integration/cli-check.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/profiles.test.ts',
    ],
  },
  'MOS-5.3': {
    code: ['server/src/domain/content-policy/categories/mosento-approval.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-5.4': {
    code: ['server/src/domain/content-policy/categories/mosento-approval.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-5.5': {
    code: ['server/src/domain/content-policy/categories/mosento-approval.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-5.6': {
    code: ['server/src/domain/content-policy/categories/mosento-approval.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-5.7': {
    code: ['server/src/domain/content-policy/categories/mosento-approval.ts'],
    tests: [
      'test/integration/cli-check.test.ts',
      'test/integration/sending-approval.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/profiles.test.ts',
    ],
  },
  'MOS-5.8': {
    code: ['server/src/domain/content-policy/categories/mosento-approval.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-5.9': {
    code: ['server/src/domain/content-policy/categories/mosento-approval.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-5.10': {
    code: ['server/src/domain/content-policy/categories/mosento-approval.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-5.11': {
    code: ['server/src/domain/content-policy/categories/mosento-approval.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-5.12': {
    code: ['server/src/domain/content-policy/categories/mosento-approval.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
  },
  'MOS-2.6': {
    code: ['server/src/domain/signup-form/submission.ts', 'server/src/domain/signup-form/checks/partners.ts'],
    tests: ['test/integration/consent-refused.test.ts', 'test/integration/forms.test.ts'],
  },
};
