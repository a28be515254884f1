import type { CoverageTable } from './coverage';

export const viv: CoverageTable = {
  'VIV-0.1': {
    code: ['server/src/pages/document.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/notice/html.test.ts',
      'src/plugins/newsletter/server/src/pages/every-page.test.ts',
      'src/plugins/newsletter/server/src/pages/leaving-pages.test.ts',
    ],
  },
  'VIV-1.1': {
    code: [
      'server/src/domain/sending-policy/plan.ts',
      'server/src/domain/sending-policy/rolling-hour.ts',
      'server/src/repositories/sending/sending-log.ts',
      'server/src/services/sending/domain-plan.ts',
    ],
    tests: [
      'test/integration/simulation.test.ts',
      'test/integration/cli-simulate.test.ts',
      'test/integration/sending-cap.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/merge.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/plan.property.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/plan-capacity.property.test.ts',
    ],
  },
  'VIV-1.2': {
    code: [
      'server/src/domain/delivery/classify-reply.ts',
      'server/src/domain/delivery/outcome.ts',
      'server/src/services/sending/domain-drain.ts',
    ],
    tests: [
      'test/integration/smtp-trouble.test.ts',
      'src/plugins/newsletter/server/src/providers/mailer/smtp-pipelining.test.ts',
      'src/plugins/newsletter/server/src/domain/delivery/classify-reply.test.ts',
      'src/plugins/newsletter/server/src/domain/delivery/outcome.test.ts',
      'src/plugins/newsletter/server/src/domain/delivery/retry-schedule.test.ts',
    ],
  },
  'VIV-1.5': {
    code: ['server/src/domain/sending-policy/list-size.ts', 'server/src/domain/campaign/send-gate.ts'],
    tests: [
      'test/integration/simulation.test.ts',
      'test/integration/cli-simulate.test.ts',
      'test/integration/sending-window.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/list-size.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/may-leave.test.ts',
    ],
  },
  'VIV-1.6': {
    code: [
      'server/src/domain/campaign/similarity.ts',
      'server/src/services/sending/list-sizes.ts',
      'server/src/repositories/sending/joint-lists.ts',
    ],
    tests: [
      'test/integration/list-splitting.test.ts',
      'src/plugins/newsletter/server/src/domain/campaign/similarity.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/list-size.test.ts',
    ],
  },
  'VIV-2.1a': {
    code: ['server/src/domain/sending-policy/gates.ts', 'server/src/domain/sending-policy/plan.ts'],
    tests: [
      'test/integration/sending-cap.test.ts',
      'test/integration/smtp-message.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/plan.test.ts',
    ],
  },
  'VIV-2.1b': {
    code: [
      'server/src/domain/sending-policy/profiles/vivanet-shared.ts',
      'server/src/domain/sending-policy/gates.ts',
    ],
    tests: [
      'test/integration/simulation.test.ts',
      'test/integration/cli-simulate.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/merge.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/simulate.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/simulate.property.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/site-profile.test.ts',
    ],
  },
  'VIV-2.1c': {
    code: ['server/src/domain/sending-policy/plan.ts'],
    tests: [
      'test/integration/cli-simulate.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/plan.test.ts',
    ],
  },
  'VIV-2.1d': {
    code: [
      'server/src/domain/sending-policy/merge.ts',
      'server/src/services/sending/engine.ts',
      'server/src/services/sending/turn.ts',
      'server/src/services/policies.ts',
    ],
    tests: [
      'test/integration/outage.test.ts',
      'test/integration/kill.test.ts',
      'test/integration/sending-random.test.ts',
      'src/plugins/newsletter/server/src/services/policies.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/merge.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/plan-input.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/plan.property.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/plan-world.property.test.ts',
    ],
  },
  'VIV-2.2': {
    code: ['server/src/domain/sending-policy/off-peak.ts', 'server/src/domain/sending-policy/may-leave.ts'],
    tests: [
      'test/integration/simulation.test.ts',
      'test/integration/cli-simulate.test.ts',
      'test/integration/sending-window.test.ts',
      'src/plugins/newsletter/admin/src/i18n/zoneName.test.ts',
      'src/plugins/newsletter/admin/src/pages/Campaigns/startTime.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/may-leave.test.ts',
      'test/e2e/journey.test.ts',
    ],
  },
  'VIV-2.3a': {
    code: [
      'server/src/services/signup/signup.ts',
      'server/src/services/consent/confirmation.ts',
      'server/src/domain/consent/confirmation.ts',
    ],
    tests: [
      'test/integration/consent-refused.test.ts',
      'test/api/signup.test.ts',
      'test/e2e/scanners.test.ts',
      'test/integration/walls.test.ts',
      'src/plugins/newsletter/server/src/domain/consent/confirmation.test.ts',
    ],
  },
  'VIV-2.4a': {
    code: [
      'server/src/domain/consent/complete-proof.ts',
      'server/src/domain/consent/ledger.ts',
      'server/src/services/consent/consent.ts',
    ],
    tests: [
      'test/integration/consent-refused.test.ts',
      'src/plugins/newsletter/server/src/domain/consent/complete-proof.test.ts',
      'test/api/signup.test.ts',
    ],
  },
  'VIV-2.4b': {
    code: [
      'server/src/domain/consent/complete-proof.ts',
      'server/src/services/signup/signup.ts',
      'server/src/domain/consent/ledger.ts',
      'server/src/domain/import/import-row.ts',
      'server/src/domain/import/heading-words.ts',
    ],
    tests: [
      'src/plugins/newsletter/server/src/domain/import/file-reading.test.ts',
      'src/plugins/newsletter/admin/src/pages/Imports/importState.test.ts',
      'test/integration/consent-refused.test.ts',
      'test/api/imports.test.ts',
      'src/plugins/newsletter/server/src/domain/consent/complete-proof.test.ts',
      'test/api/signup.test.ts',
      'src/plugins/newsletter/server/src/http/client-ip.test.ts',
    ],
  },
  'VIV-2.4c': {
    code: ['server/src/domain/consent/complete-proof.ts', 'server/src/services/consent/confirmation.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/consent/complete-proof.test.ts',
      'test/api/signup.test.ts',
    ],
  },
  'VIV-2.5': {
    code: ['server/src/walls/subscriber.ts', 'server/src/domain/delivery/hand-over-gate.ts'],
    tests: [
      'test/integration/walls.test.ts',
      'test/integration/proof.test.ts',
      'test/integration/consent-by-hand.test.ts',
    ],
  },
  'VIV-3.0': {
    code: ['server/src/domain/sending-policy/profiles/vivanet-dedicated.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/sending-policy/merge.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/plan.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/simulate.test.ts',
    ],
  },
  'VIV-2.3b': {
    code: ['server/src/services/consent/confirmation.ts'],
    tests: ['test/api/confirmation-reply.test.ts'],
  },
  'VIV-2.3c': {
    code: ['server/src/domain/import/origins.ts', 'server/src/services/importing/import-order.ts'],
    tests: ['test/integration/consent-by-list.test.ts'],
  },
  'VIV-2.4d': {
    code: ['server/src/domain/leaving/leave-mail.ts', 'server/src/services/leaving/leaving-by-mail.ts'],
    tests: [
      'test/api/leaving-by-mail.test.ts',
      'src/plugins/newsletter/server/src/domain/leaving/leave-mail.test.ts',
    ],
  },
  'VIV-2.4e': {
    code: [
      'server/src/domain/delivery/outcome.ts',
      'server/src/services/consent/consent.ts',
      'server/src/services/sending/bounced.ts',
    ],
    tests: ['test/integration/smtp-failures.test.ts', 'test/integration/dead-addresses.test.ts'],
  },
  'VIV-2.4f': {
    code: [
      'server/src/domain/leaving/backlog.ts',
      'server/src/services/leaving/leaving-by-mail.ts',
      'server/src/services/leaving/leaving-report.ts',
      'server/src/jobs/leaving-tasks.ts',
    ],
    tests: ['test/api/admin-deadlines.test.ts'],
  },
  'VIV-2.4g': {
    code: [
      'server/src/domain/sending-policy/merge.ts',
      'server/src/domain/sending-policy/profiles/vivanet-shared.ts',
    ],
    tests: ['src/plugins/newsletter/server/src/domain/sending-policy/merge.test.ts'],
  },
  'VIV-2.4h': {
    code: ['server/src/domain/delivery/hand-over-gate.ts', 'server/src/services/senders.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/delivery/hand-over-gate.test.ts'],
  },
};
