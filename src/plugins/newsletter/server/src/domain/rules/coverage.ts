import { RuleId } from './catalogue';

/** Where a rule is enforced and proven. */
export interface Coverage {
  /** Enforcing files, relative to the plugin's root, e.g. `server/src/domain/…`. */
  readonly code: readonly string[];
  /** Test files, relative to the repository's root; each holds a title that begins with the rule's id. */
  readonly tests: readonly string[];
}

export type CoverageTable = Readonly<Partial<Record<RuleId, Coverage>>>;

/** One row per rule that is built; a rule without a row is planned. */
export const coverage: CoverageTable = {
  'MOS-1.1': {
    code: ['server/src/domain/agreement/agreements.ts', 'server/src/services/senders.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/agreement/agreements.test.ts'],
  },
  'MOS-1.2': {
    code: ['server/src/domain/agreement/agreements.ts', 'server/src/domain/delivery/hand-over-gate.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/agreement/agreements.test.ts'],
  },
  'MOS-1.3': {
    code: ['server/src/domain/delivery/hand-over-gate.ts', 'server/src/services/sending/turn.ts'],
    tests: [
      'test/api/leaving.test.ts',
      'test/integration/sending-gates-while-running.test.ts',
      'test/integration/walls.test.ts',
      'src/plugins/newsletter/server/src/domain/consent/confirmation.test.ts',
    ],
  },
  'MOS-1.4': {
    code: ['server/src/services/sending/engine.ts', 'server/src/domain/sending-policy/merge.ts'],
    tests: [
      'test/integration/cli-simulate.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/merge.test.ts',
    ],
  },
  'MOS-1.5': {
    code: ['server/src/services/senders.ts', 'server/src/domain/delivery/hand-over-gate.ts'],
    tests: ['test/integration/sending-gates-while-running.test.ts'],
  },
  'MOS-2.1': {
    code: ['server/src/domain/import/origins.ts', 'server/src/domain/import/import-row.ts'],
    tests: [
      'test/integration/cli-ledger.test.ts',
      'src/plugins/newsletter/server/src/domain/import/import.test.ts',
      'src/plugins/newsletter/server/src/services/csv-rows.test.ts',
    ],
  },
  'MOS-2.2': {
    code: [
      'server/src/pages/parts/purposes.ts',
      'server/src/services/signup.ts',
      'server/src/domain/signup-form/form-version.ts',
    ],
    tests: [
      'test/api/signup-page.test.ts',
      'test/api/signup.test.ts',
      'test/e2e/journey.test.ts',
      'test/integration/walls.test.ts',
    ],
  },
  'MOS-2.3': {
    code: [
      'server/src/walls/purpose.ts',
      'server/src/pages/parts/purposes.ts',
      'server/src/domain/signup-form/form-version.ts',
    ],
    tests: [
      'test/integration/walls.test.ts',
      'src/plugins/newsletter/server/src/domain/signup-form/form-version.test.ts',
      'src/plugins/newsletter/server/src/pages/form-page.test.ts',
    ],
  },
  'MOS-2.4': {
    code: ['server/src/domain/signup-form/form-version.ts', 'server/src/services/forms.ts'],
    tests: [
      'test/api/signup.test.ts',
      'test/integration/walls.test.ts',
      'src/plugins/newsletter/server/src/domain/signup-form/form-version.test.ts',
      'src/plugins/newsletter/server/src/pages/form-page.test.ts',
    ],
  },
  'MOS-2.5': {
    code: ['server/src/domain/consent/state.ts', 'server/src/services/signup.ts'],
    tests: [
      'test/api/leaving.test.ts',
      'test/integration/sending-gates-while-running.test.ts',
      'test/integration/walls.test.ts',
      'src/plugins/newsletter/admin/src/pages/Campaigns/campaignDraft.test.ts',
    ],
  },
  'MOS-2.7': {
    code: ['server/src/pages/parts/purposes.ts'],
    tests: ['src/plugins/newsletter/server/src/pages/form-page.test.ts'],
  },
  'MOS-2.8': {
    code: ['server/src/services/proof.ts', 'server/src/domain/import/import-row.ts'],
    tests: [
      'test/api/signup-page.test.ts',
      'test/integration/cli-ledger.test.ts',
      'test/integration/walls.test.ts',
      'src/plugins/newsletter/server/src/domain/consent/ledger.test.ts',
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
    code: ['server/src/domain/content-policy/categories/mosento-not-accepted.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/content-policy/check-content.test.ts'],
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
    code: ['server/src/services/approvals.ts', 'server/src/domain/campaign/send-gate.ts'],
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
  'MFR-1.1': {
    code: [
      'server/src/walls/sender.ts',
      'server/src/services/senders.ts',
      'server/src/domain/campaign/send-gate.ts',
    ],
    tests: ['test/api/signup-page.test.ts', 'test/integration/walls.test.ts'],
  },
  'MFR-2.1': {
    code: [
      'server/src/domain/address/role-address.ts',
      'server/src/services/signup.ts',
      'server/src/domain/delivery/hand-over-gate.ts',
      'server/src/domain/import/import-row.ts',
    ],
    tests: [
      'test/integration/walls.test.ts',
      'src/plugins/newsletter/server/src/domain/address/role-address.test.ts',
      'src/plugins/newsletter/server/src/domain/import/import.test.ts',
    ],
  },
  'MFR-3.1': {
    code: ['server/src/domain/agreement/agreements.ts', 'server/src/services/senders.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/agreement/agreements.test.ts'],
  },
  'MFR-3.2': {
    code: ['admin/src/components/Notice.tsx'],
    tests: ['test/e2e/journey.test.ts'],
  },
  'MFR-3.3': {
    code: [
      'server/src/domain/campaign/send-gate.ts',
      'server/src/services/sending/schedule.ts',
      'server/src/domain/campaign/content-hash.ts',
    ],
    tests: [
      'test/e2e/journey.test.ts',
      'test/integration/sending-gates-while-running.test.ts',
      'test/integration/sending-permission.test.ts',
      'test/integration/walls.test.ts',
    ],
  },
  'MFR-4.1': {
    code: ['server/src/pages/form-page.ts', 'server/src/controllers/pages/signup.ts'],
    tests: ['test/api/signup-page.test.ts', 'src/plugins/newsletter/server/src/pages/csp.test.ts'],
  },
  'MFR-4.2': {
    code: ['server/src/services/signup.ts', 'server/src/walls/subscriber.ts'],
    tests: [
      'test/api/signup-page.test.ts',
      'test/api/signup.test.ts',
      'test/e2e/journey.test.ts',
      'test/integration/walls.test.ts',
    ],
  },
  'MFR-4.3': {
    code: [
      'server/src/services/signup.ts',
      'server/src/services/confirmation.ts',
      'server/src/services/proof.ts',
    ],
    tests: ['test/e2e/journey.test.ts', 'src/plugins/newsletter/server/src/pages/form-page.test.ts'],
  },
  'MFR-5.1': {
    code: [
      'server/src/domain/rendering/footer.ts',
      'server/src/domain/content-policy/structure/unsubscribe-html.ts',
    ],
    tests: [
      'test/integration/sending-permission.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/check-structure.test.ts',
      'src/plugins/newsletter/server/src/domain/rendering/footer.test.ts',
    ],
  },
  'MFR-5.2': {
    code: [
      'server/src/domain/sender/imprint.ts',
      'server/src/domain/rendering/footer.ts',
      'server/src/domain/content-policy/structure/imprint.ts',
    ],
    tests: [
      'test/integration/cli-check-mail.test.ts',
      'test/integration/cli-check.test.ts',
      'test/integration/sending-permission.test.ts',
      'test/integration/smtp-message.test.ts',
    ],
  },
  'MFR-5.3': {
    code: ['server/src/domain/sender/from-address.ts', 'server/src/domain/campaign/send-gate.ts'],
    tests: [
      'test/integration/cli-check-mail.test.ts',
      'test/integration/cli-check.test.ts',
      'src/plugins/newsletter/server/src/domain/sender/from-address.test.ts',
    ],
  },
  'MFR-6.1': {
    code: ['server/src/domain/delivery/outcome.ts', 'server/src/services/consent.ts'],
    tests: ['test/integration/smtp-failures.test.ts'],
  },
  'MFR-8.1': {
    code: ['server/src/domain/message/mailing-id.ts', 'server/src/domain/message/frame-headers.ts'],
    tests: [
      'test/api/abuse-reports.test.ts',
      'test/api/reading.test.ts',
      'test/e2e/journey.test.ts',
      'test/integration/cli-check-mail.test.ts',
    ],
  },
  'MFR-8.2': {
    code: ['server/src/services/abuse.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/abuse/evidence.test.ts'],
  },
  'MFR-8.3': {
    code: ['server/src/domain/abuse/evidence.ts', 'server/src/services/abuse.ts'],
    tests: [
      'test/api/abuse-reports.test.ts',
      'src/plugins/newsletter/server/src/domain/abuse/evidence.test.ts',
    ],
  },
  'MSR-2.4-3': {
    code: ['server/src/domain/sending-policy/limits.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/sending-policy/limits.test.ts'],
  },
  'MSR-2.4-4': {
    code: ['server/src/domain/import/origins.ts'],
    tests: ['test/integration/cli-ledger.test.ts'],
  },
  'MSR-2.4-5': {
    code: ['server/src/domain/import/origins.ts', 'server/src/services/forms.ts'],
    tests: [
      'test/integration/walls.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/merge.test.ts',
    ],
  },
  'MSR-2.4-10': {
    code: ['server/src/domain/consent/state.ts', 'server/src/domain/delivery/hand-over-gate.ts'],
    tests: [
      'test/api/signup-limits.test.ts',
      'test/integration/cli-ledger.test.ts',
      'test/integration/renewal.test.ts',
      'test/integration/sending-gates-while-running.test.ts',
    ],
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
    code: ['server/src/services/leaving.ts', 'server/src/pages/unsubscribe-page.ts'],
    tests: [
      'test/api/leaving.test.ts',
      'test/e2e/journey.test.ts',
      'src/plugins/newsletter/admin/src/pages/Outbox/mailLinks.test.ts',
      'src/plugins/newsletter/server/src/domain/content-policy/check-structure.test.ts',
    ],
  },
  'MSR-2.4-18': {
    code: ['server/src/services/leaving.ts'],
    tests: ['src/plugins/newsletter/server/src/pages/leaving-pages.test.ts'],
  },
  'MSR-2.4-19': {
    code: ['server/src/pages/form-page.ts', 'server/src/domain/signup-form/form-version.ts'],
    tests: ['src/plugins/newsletter/server/src/pages/form-page.test.ts'],
  },
  'MSR-2.4-20': {
    code: ['server/src/pages/form-page.ts', 'server/src/domain/signup-form/form-version.ts'],
    tests: ['src/plugins/newsletter/server/src/pages/form-page.test.ts'],
  },
  'MSR-2.4-21': {
    code: ['server/src/domain/delivery/hand-over-gate.ts', 'server/src/domain/address/email-address.ts'],
    tests: [
      'test/api/leaving.test.ts',
      'test/integration/walls.test.ts',
      'src/plugins/newsletter/server/src/domain/address/email-address.test.ts',
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
  'MSR-4.3d': {
    code: [
      'server/src/domain/abuse/evidence.ts',
      'server/src/services/abuse.ts',
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
  'MSR-AS-4': {
    code: ['server/src/services/abuse.ts', 'server/src/controllers/admin/abuse-reports.ts'],
    tests: [
      'test/api/abuse-reports.test.ts',
      'src/plugins/newsletter/server/src/domain/notice/abuse-mails.test.ts',
      'src/plugins/newsletter/server/src/pages/abuse-page.test.ts',
    ],
  },
  'MSR-AS-5': {
    code: ['server/src/services/abuse.ts', 'server/src/walls/index.ts'],
    tests: ['test/api/abuse-reports.test.ts', 'test/integration/walls.test.ts'],
  },
  'MSR-AS-6': {
    code: ['server/src/domain/abuse/evidence.ts', 'server/src/services/abuse.ts'],
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
    code: ['server/src/services/origin.ts', 'server/src/domain/consent/origin.ts'],
    tests: [
      'test/integration/origin.test.ts',
      'src/plugins/newsletter/server/src/domain/consent/origin.test.ts',
      'src/plugins/newsletter/server/src/domain/notice/origin-mail.test.ts',
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
      'server/src/repositories/sending-log.ts',
      'server/src/services/sending/domain-drain.ts',
    ],
    tests: [
      'test/integration/cli-simulate.test.ts',
      'test/integration/sending-cap.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/merge.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/plan.property.test.ts',
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
      'src/plugins/newsletter/server/src/domain/delivery/classify-reply.test.ts',
      'src/plugins/newsletter/server/src/domain/delivery/outcome.test.ts',
      'src/plugins/newsletter/server/src/domain/delivery/retry-schedule.test.ts',
    ],
  },
  'VIV-1.5': {
    code: ['server/src/domain/sending-policy/list-size.ts', 'server/src/domain/campaign/send-gate.ts'],
    tests: [
      'test/integration/cli-simulate.test.ts',
      'test/integration/sending-window.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/list-size.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/may-leave.test.ts',
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
      'test/integration/cli-simulate.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/merge.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/simulate.test.ts',
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
    ],
    tests: [
      'test/integration/kill.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/merge.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/plan-input.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/plan.property.test.ts',
    ],
  },
  'VIV-2.2': {
    code: ['server/src/domain/sending-policy/off-peak.ts', 'server/src/domain/sending-policy/may-leave.ts'],
    tests: [
      'test/integration/cli-simulate.test.ts',
      'test/integration/sending-window.test.ts',
      'src/plugins/newsletter/admin/src/pages/Campaigns/startTime.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/may-leave.test.ts',
    ],
  },
  'VIV-2.3a': {
    code: [
      'server/src/services/signup.ts',
      'server/src/services/confirmation.ts',
      'server/src/domain/consent/confirmation.ts',
    ],
    tests: [
      'test/api/signup.test.ts',
      'test/integration/walls.test.ts',
      'src/plugins/newsletter/server/src/domain/consent/confirmation.test.ts',
    ],
  },
  'VIV-2.4a': {
    code: ['server/src/domain/consent/ledger.ts', 'server/src/services/consent.ts'],
    tests: ['test/api/signup.test.ts'],
  },
  'VIV-2.4b': {
    code: ['server/src/services/signup.ts', 'server/src/domain/consent/ledger.ts'],
    tests: ['test/api/signup.test.ts', 'src/plugins/newsletter/server/src/http/client-ip.test.ts'],
  },
  'VIV-2.4c': {
    code: ['server/src/services/confirmation.ts'],
    tests: ['test/api/signup.test.ts'],
  },
  'VIV-2.5': {
    code: ['server/src/walls/subscriber.ts', 'server/src/domain/delivery/hand-over-gate.ts'],
    tests: ['test/integration/walls.test.ts'],
  },
  'VIV-3.0': {
    code: ['server/src/domain/sending-policy/profiles/vivanet-dedicated.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/sending-policy/merge.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/plan.test.ts',
      'src/plugins/newsletter/server/src/domain/sending-policy/simulate.test.ts',
    ],
  },
  'LM-2.1': {
    code: ['server/src/domain/address/role-address.ts', 'server/src/services/signup.ts'],
    tests: [
      'test/api/signup.test.ts',
      'src/plugins/newsletter/server/src/domain/address/role-address.test.ts',
    ],
  },
  'LM-3.2': {
    code: ['server/src/services/sending/schedule.ts', 'server/src/domain/campaign/send-gate.ts'],
    tests: ['test/integration/sending-permission.test.ts'],
  },
  'LM-8.1': {
    code: ['server/src/domain/message/mailing-id.ts', 'server/src/domain/message/frame-headers.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/message/compile-message.test.ts',
      'src/plugins/newsletter/server/src/domain/message/ids.test.ts',
    ],
  },
  'LM-8.2': {
    code: ['server/src/services/abuse.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/abuse/evidence.test.ts'],
  },
  'LM-8.3': {
    code: ['server/src/pages/abuse-page.ts', 'server/src/services/abuse.ts'],
    tests: [
      'test/api/abuse-reports.test.ts',
      'test/e2e/journey.test.ts',
      'src/plugins/newsletter/server/src/domain/notice/abuse-mails.test.ts',
      'src/plugins/newsletter/server/src/domain/notice/html.test.ts',
    ],
  },
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
    code: ['server/src/domain/token/token.ts', 'server/src/services/leaving.ts'],
    tests: [
      'test/api/bad-input.test.ts',
      'test/api/leaving.test.ts',
      'src/plugins/newsletter/server/src/domain/token/token.test.ts',
    ],
  },
  'R8058-6': {
    code: ['server/src/controllers/pages/leaving.ts'],
    tests: ['test/api/reading.test.ts'],
  },
  'R8058-7': {
    code: ['server/src/services/leaving.ts'],
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
    code: ['server/src/domain/message/message-id.ts'],
    tests: [
      'src/plugins/newsletter/server/src/domain/message/compile-message.test.ts',
      'src/plugins/newsletter/server/src/domain/message/ids.test.ts',
    ],
  },
  'R5322-3': {
    code: ['server/src/domain/message/recipient-headers.ts'],
    tests: ['src/plugins/newsletter/server/src/domain/message/compile-message.test.ts'],
  },
  'R5322-4': {
    code: ['server/src/domain/message/header-text.ts'],
    tests: [
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
    code: ['server/src/domain/message/wire-address.ts'],
    tests: [
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
    code: ['server/src/providers/mailer/smtp-session.ts'],
    tests: [
      'src/plugins/newsletter/server/src/providers/mailer/smtp-url.test.ts',
      'src/plugins/newsletter/server/src/providers/mailer/smtp.test.ts',
    ],
  },
  'R3461-1': {
    code: ['server/src/providers/mailer/smtp-session.ts'],
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
  'G-16': {
    code: ['server/src/walls/subscriber.ts'],
    tests: ['test/regression/details-of-a-stranger.test.ts'],
  },
  'DE-6': {
    code: ['server/src/domain/notice/confirmation-lint.ts', 'server/src/domain/notice/confirmation-mail.ts'],
    tests: [
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
  'DESIGN-2.1': {
    code: ['server/src/domain/delivery/hand-over-gate.ts', 'server/src/services/sending/turn.ts'],
    tests: [
      'src/plugins/newsletter/admin/src/pages/Campaigns/campaignState.test.ts',
      'src/plugins/newsletter/server/src/domain/campaign/campaign-state.test.ts',
      'src/plugins/newsletter/server/src/domain/campaign/send-gate.test.ts',
      'src/plugins/newsletter/server/src/domain/delivery/hand-over-gate.test.ts',
    ],
  },
  'DESIGN-2.2': {
    code: [
      'server/src/domain/consent/ledger.ts',
      'server/src/walls/consent-record.ts',
      'server/src/services/ledger-check.ts',
    ],
    tests: ['test/integration/cli-ledger.test.ts'],
  },
  'DESIGN-2.3': {
    code: ['server/src/services/sending/turn.ts', 'server/src/services/sending/engine.ts'],
    tests: [
      'test/integration/sending-steering.test.ts',
      'test/integration/smtp-failures.test.ts',
      'test/integration/smtp-trouble.test.ts',
      'src/plugins/newsletter/admin/src/pages/Campaigns/campaignState.test.ts',
    ],
  },
  'DESIGN-2.4': {
    code: ['server/src/repositories/sending-log.ts', 'server/src/services/sending/domain-drain.ts'],
    tests: [
      'test/integration/sending-two-runners.test.ts',
      'src/plugins/newsletter/server/src/jobs/every.test.ts',
    ],
  },
  'DESIGN-2.6': {
    code: ['server/src/http/errors.ts', 'server/src/http/refusal-table.ts'],
    tests: [
      'test/api/bad-input.test.ts',
      'test/integration/cli.test.ts',
      'src/plugins/newsletter/admin/src/pages/Campaigns/campaignDraft.test.ts',
      'src/plugins/newsletter/admin/src/pages/Campaigns/forecastChart.test.ts',
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
