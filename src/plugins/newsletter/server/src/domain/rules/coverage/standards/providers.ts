import type { CoverageTable } from '../coverage';

const LANE_CODE = [
  'server/src/domain/delivery/lane-signals.ts',
  'server/src/domain/delivery/provider-lane.ts',
  'server/src/services/sending/lane-book.ts',
  'server/src/services/sending/claims.ts',
  'server/src/services/sending/mail-hosts.ts',
];
const BREAKER_CODE = ['server/src/domain/delivery/breakers.ts', 'server/src/services/sending/answers.ts'];
const BREAKER_TEST = 'src/plugins/newsletter/server/src/domain/delivery/breakers.test.ts';
const TEST = 'test/integration/provider-lanes.test.ts';

/** Demands of mailbox providers, and of those who vouch for senders (B.1, B.6). */
export const providerDemands: CoverageTable = {
  'CSA-9': { code: BREAKER_CODE, tests: [TEST, BREAKER_TEST] },
  'GM-3': {
    code: LANE_CODE,
    tests: [
      TEST,
      'test/integration/provider-mx.test.ts',
      'src/plugins/newsletter/server/src/domain/delivery/provider-lane.test.ts',
      'src/plugins/newsletter/server/src/services/sending/lane-queue.test.ts',
    ],
  },
  'MS-1': { code: BREAKER_CODE, tests: [TEST] },
  'TO-1': {
    code: [...LANE_CODE, 'server/src/domain/delivery/reply-rules.ts'],
    tests: [TEST],
  },
};
