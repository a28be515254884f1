import type { CoverageTable } from '../coverage';

/** Measuring what people do with a mail (B.9). */
export const trackingLaw: CoverageTable = {
  'TRK-1': {
    code: ['server/src/domain/rendering/compile-content.ts'],
    tests: ['test/integration/consent-every-door.test.ts'],
  },
  'TRK-2': {
    code: ['server/src/domain/signup-form/checks/bundling.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/signup-form/checks/checks.test.ts'],
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
  // Part: nothing is counted; what is proved is that links and images of the content are the same for every recipient.
  'TRK-4': {
    code: [
      'server/src/domain/content-policy/structure/personal-links.ts',
      'server/src/domain/rendering/render-twins.ts',
      'server/src/domain/rendering/compile-content.ts',
      'server/src/services/links.ts',
    ],
    tests: [
      'src/plugins/newsletter/server/src/domain/content-policy/check-mail.test.ts',
      'test/e2e/scanners.test.ts',
    ],
  },
  'TRK-5': {
    code: [
      'server/src/controllers/pages/leaving.ts',
      'server/src/services/campaigns/web-view.ts',
      'server/src/domain/personal-data/tables.ts',
    ],
    tests: ['test/integration/erasure.test.ts'],
  },
  'TRK-6': {
    code: ['server/src/services/consent/preferences.ts', 'server/src/pages/preferences-page.ts'],
    tests: [
      'test/api/preferences.test.ts',
      'src/plugins/newsletter/server/src/pages/leaving-pages.test.ts',
      'test/e2e/visitor.test.ts',
    ],
  },
};
