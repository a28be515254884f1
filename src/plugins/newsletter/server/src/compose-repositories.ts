import type { Database } from './db/database';
import { createAbuseReportRepository } from './repositories/abuse-reports';
import { createAdminUserRepository } from './repositories/admin-users';
import { createCampaignRepository } from './repositories/campaigns';
import { createConfirmationRequestRepository } from './repositories/confirmation-requests';
import { createConsentRepository } from './repositories/consents';
import { createConsentRebuildRepository } from './repositories/consent-rebuild';
import { createDeliveryRepository } from './repositories/deliveries';
import { createRecipientRepository } from './repositories/recipients';
import { createImportEvidenceRepository } from './repositories/import-evidence';
import { createImportWrites } from './repositories/import-writes';
import { createImportRepository } from './repositories/imports';
import { createExportRepository } from './repositories/exports';
import { createLeaseRepository } from './repositories/leases';
import { createLedgerRepository } from './repositories/ledger';
import { createLedgerCheckpointRepository } from './repositories/ledger-checkpoints';
import { createLedgerSealRepository } from './repositories/ledger-seals';
import { createNoticeRepository } from './repositories/notices';
import { createLeavingTaskRepository } from './repositories/leaving-tasks';
import { createLeavingRepository } from './repositories/leavings';
import { createPauseRepository } from './repositories/pauses';
import { createProofScanRepository } from './repositories/proof-scan';
import { createPurposeRepository } from './repositories/purposes';
import { createRunRepository } from './repositories/runs';
import { createSendPermissionRepository } from './repositories/send-permissions';
import { createSenderRepository } from './repositories/senders';
import { createSendingLogRepository } from './repositories/sending-log';
import { createSignupFormRepository } from './repositories/signup-forms';
import { createSubscriberListRepository } from './repositories/subscriber-list';
import { createSubscriberSearchRepository } from './repositories/subscriber-search';
import { createSignupTrafficRepository } from './repositories/signup-traffic';
import { createSubscriberMailRepository } from './repositories/subscriber-mail';
import { createSubscriberRepository } from './repositories/subscribers';
import { createSuppressionRepository } from './repositories/suppressions';
import type { Keys } from './services/keys';

/** Every table's keeper, once. */
export const composeRepositories = (database: Database, keys: Keys) => ({
  senders: createSenderRepository(database),
  purposes: createPurposeRepository(database),
  forms: createSignupFormRepository(database),
  traffic: createSignupTrafficRepository(database),
  subscribers: createSubscriberRepository(database),
  subscriberList: createSubscriberListRepository(database),
  subscriberSearch: createSubscriberSearchRepository(database),
  subscriberMail: createSubscriberMailRepository(database),
  consents: createConsentRepository(database),
  ledger: createLedgerRepository(database, keys.ledgerMac),
  seals: createLedgerSealRepository(database),
  checkpoints: createLedgerCheckpointRepository(database),
  rebuild: createConsentRebuildRepository(database),
  proofScan: createProofScanRepository(database),
  requests: createConfirmationRequestRepository(database),
  suppressions: createSuppressionRepository(database),
  campaigns: createCampaignRepository(database),
  permissions: createSendPermissionRepository(database),
  runs: createRunRepository(database),
  deliveries: createDeliveryRepository(database),
  recipients: createRecipientRepository(database, keys.ledgerMac),
  notices: createNoticeRepository(database),
  log: createSendingLogRepository(database),
  leases: createLeaseRepository(database),
  pauses: createPauseRepository(database),
  leavings: createLeavingRepository(database),
  tasks: createLeavingTaskRepository(database),
  imports: createImportRepository(database),
  importWrites: createImportWrites(database),
  exports: createExportRepository(database),
  importEvidence: createImportEvidenceRepository(database),
  reports: createAbuseReportRepository(database),
  adminUsers: createAdminUserRepository(database),
});
