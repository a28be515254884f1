import type { CoverageTable } from './coverage';

export const design: CoverageTable = {
  'DESIGN-2.1': {
    code: ['server/src/domain/delivery/hand-over-gate.ts', 'server/src/services/sending/turn.ts'],
    tests: [
      'test/api/second-look.test.ts',
      'src/plugins/newsletter/admin/src/pages/Campaigns/campaignState.test.ts',
      'src/plugins/newsletter/server/src/domain/campaign/campaign-state.test.ts',
      'src/plugins/newsletter/server/src/domain/campaign/send-gate.test.ts',
      'src/plugins/newsletter/server/src/domain/delivery/hand-over-gate.test.ts',
      'test/integration/consent-doors.test.ts',
    ],
  },
  'DESIGN-2.2': {
    code: [
      'server/src/domain/consent/ledger.ts',
      'server/src/walls/consent-record.ts',
      'server/src/services/ledger/ledger-check.ts',
      'server/src/services/ledger/ledger-sealing.ts',
      'server/src/services/ledger/ledger-checkpoints.ts',
      'server/src/services/consent/consent-rebuild.ts',
    ],
    tests: [
      'test/integration/cli-ledger.test.ts',
      'test/integration/every-kind.test.ts',
      'test/integration/ledger-sealing.test.ts',
      'test/integration/ledger-checkpoint.test.ts',
      'test/integration/consent-cache.test.ts',
      'src/plugins/newsletter/server/src/domain/consent/derive.test.ts',
      'src/plugins/newsletter/server/src/domain/consent/checkpoint.test.ts',
    ],
  },
  'DESIGN-2.3': {
    code: [
      'server/src/services/sending/turn.ts',
      'server/src/services/sending/run-upkeep.ts',
      'server/src/services/importing/write-batch.ts',
      'server/src/providers/mailer/smtp-session.ts',
      'server/src/services/sending/second-look.ts',
    ],
    tests: [
      'test/api/second-look.test.ts',
      'src/plugins/newsletter/server/src/providers/mailer/smtp-reply.test.ts',
      'src/plugins/newsletter/server/src/providers/mailer/smtp-pipelining.test.ts',
      'test/regression/broken-lists.test.ts',
      'test/integration/import-kill.test.ts',
      'src/plugins/newsletter/server/src/domain/import/plan-batch.test.ts',
      'test/integration/import.test.ts',
      'test/integration/sending-steering.test.ts',
      'test/integration/smtp-failures.test.ts',
      'test/integration/smtp-trouble.test.ts',
      'src/plugins/newsletter/admin/src/pages/Campaigns/campaignState.test.ts',
    ],
  },
  'DESIGN-2.4': {
    code: ['server/src/repositories/sending/sending-log.ts', 'server/src/services/sending/domain-drain.ts'],
    tests: [
      'test/integration/sending-two-runners.test.ts',
      'src/plugins/newsletter/server/src/jobs/every.test.ts',
    ],
  },
  'DESIGN-2.6': {
    code: [
      'server/src/http/errors.ts',
      'server/src/http/refusal-table.ts',
      'server/src/walls/drafts.ts',
      'server/src/graphql/fragment-guard.ts',
      'server/src/domain/import/sheet-span.ts',
    ],
    tests: [
      'test/api/second-look.test.ts',
      'test/regression/broken-lists.test.ts',
      'test/api/bad-input.test.ts',
      'test/api/imports-large.test.ts',
      'src/plugins/newsletter/server/src/domain/import/plan-batch.test.ts',
      'test/integration/cli.test.ts',
      'src/plugins/newsletter/server/src/services/importing/spreadsheet.test.ts',
      'src/plugins/newsletter/admin/src/pages/Campaigns/campaignDraft.test.ts',
      'src/plugins/newsletter/admin/src/pages/Campaigns/forecastChart.test.ts',
      'test/integration/consent-by-hand.test.ts',
    ],
  },
  'DESIGN-2.7': {
    code: ['server/src/domain/refusal.ts'],
    tests: [
      'test/integration/cli-check-mail.test.ts',
      'test/integration/cli-check.test.ts',
      'test/integration/cli-ledger.test.ts',
      'test/integration/cli-simulate.test.ts',
    ],
  },
};
