import type { CoverageTable } from '../coverage';

/** The GDPR (B.7). */
export const privacyLaw: CoverageTable = {
  'G-7.1': {
    code: ['server/src/domain/consent/ledger.ts', 'server/src/domain/proof/build-proof.ts'],
    tests: [
      'test/integration/proof.test.ts',
      'test/integration/every-kind.test.ts',
      'test/integration/cli-ledger.test.ts',
      'src/plugins/newsletter/server/src/domain/proof/build-proof.test.ts',
    ],
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
  'G-8': {
    code: ['server/src/domain/signup-form/checks/fields.ts', 'server/src/pages/form-page.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/signup-form/checks/checks.test.ts',
      'src/plugins/newsletter/server/src/pages/form-page.test.ts',
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
  'G-17': {
    code: [
      'server/src/services/rights/erasure.ts',
      'server/src/repositories/rights/personal-data.ts',
      'server/src/services/ledger/ledger-check.ts',
      'server/src/services/rights/staff-rights.ts',
      'server/src/repositories/rights/erasures.ts',
      'server/src/domain/personal-data/address-forms.ts',
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
      'src/plugins/newsletter/server/src/domain/personal-data/address-forms.test.ts',
      'test/integration/smtputf8.test.ts',
      'src/plugins/newsletter/server/src/domain/personal-data/without-address.test.ts',
    ],
  },
  'G-20': {
    code: ['server/src/services/rights/access-export.ts', 'server/src/controllers/pages/rights.ts'],
    tests: ['test/api/rights.test.ts'],
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
  'G-25': {
    code: [
      'server/src/domain/retention/table.ts',
      'server/src/domain/retention/period.ts',
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
  // Part: a template with places to fill in; whoever runs server and backups is not known to the program.
  'G-28': {
    code: ['server/src/domain/records/print-records.ts', 'server/src/services/rights/records.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/records/records.test.ts',
      'test/api/admin-deadlines.test.ts',
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
  'G-32': {
    code: ['server/src/routes/admin.ts', 'server/src/permissions.ts'],
    tests: ['test/api/admin-routes.test.ts'],
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
};
