import type { CoverageTable } from '../coverage';

/** Austrian, Swiss and Italian law (B.10–B.12). */
export const lawAbroad: CoverageTable = {
  'AT-1': {
    code: ['server/src/domain/delivery/hand-over-gate.ts', 'server/src/domain/import/origins.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/delivery/hand-over-gate.test.ts'],
  },
  'AT-2': {
    code: ['server/src/domain/delivery/hand-over-gate.ts'],
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
  // Part: an operator decides whom to cut off; what is proved is that nothing leaves then.
  'CH-3': {
    code: ['server/src/services/senders.ts', 'server/src/domain/delivery/hand-over-gate.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/delivery/hand-over-gate.test.ts'],
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
  'IT-1': {
    code: ['server/src/domain/delivery/hand-over-gate.ts', 'server/src/domain/consent/state.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/delivery/hand-over-gate.test.ts'],
  },
  'IT-2': {
    code: ['server/src/domain/consent/state.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/consent/state.test.ts'],
  },
  // Part: what the two measures say about forms; a person reads the rest.
  'IT-3': {
    code: [
      'server/src/domain/signup-form/checks/structure.ts',
      'server/src/domain/signup-form/checks/bundling.ts',
    ],
    tests: ['src/plugins/newsletter/server/src/domain/signup-form/checks/checks.test.ts'],
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
