import type { Database } from './db/database';
import { createAbuseReportRepository } from './repositories/abuse/abuse-reports';
import { createAdminUserRepository } from './repositories/admin-users';
import { createCampaignRepository } from './repositories/campaigns/campaigns';
import { createConfirmationRequestRepository } from './repositories/signup/confirmation-requests';
import { createCounterRepository } from './repositories/counters';
import { createConsentRepository } from './repositories/consent/consents';
import { createConsentRebuildRepository } from './repositories/consent/consent-rebuild';
import { createDeliveryRepository } from './repositories/sending/deliveries';
import { createRecipientRepository } from './repositories/sending/recipients';
import { createImportEvidenceRepository } from './repositories/importing/import-evidence';
import { createImportWrites } from './repositories/importing/import-writes';
import { createImportRepository } from './repositories/importing/imports';
import { createExportRepository } from './repositories/importing/exports';
import { createGaugeRepository } from './repositories/gauges';
import { createHeartbeatRepository } from './repositories/heartbeats';
import { createLeaseRepository } from './repositories/leases';
import { createLedgerRepository } from './repositories/ledger/ledger';
import { createLedgerCheckpointRepository } from './repositories/ledger/ledger-checkpoints';
import { createLedgerSealRepository } from './repositories/ledger/ledger-seals';
import { createLetterRepository } from './repositories/sending/letters';
import { createNoticeRepository } from './repositories/sending/notices';
import { createLeavingTaskRepository } from './repositories/leaving/leaving-tasks';
import { createLeavingRepository } from './repositories/leaving/leavings';
import { createPauseRepository } from './repositories/consent/pauses';
import { createProofScanRepository } from './repositories/proof/proof-scan';
import { createBreachRepository } from './repositories/rights/breaches';
import { createDkimKeyRepository } from './repositories/dkim-keys';
import { createErasureRepository } from './repositories/rights/erasures';
import { createRightsRequestRepository } from './repositories/rights/rights-requests';
import { createPurposeRepository } from './repositories/forms/purposes';
import { createOrphanRepository } from './repositories/sending/orphans';
import { createOutcomeRepository } from './repositories/sending/outcomes';
import { createRunRepository } from './repositories/sending/runs';
import { createDoctorRepository } from './repositories/doctor';
import { createFirstSendRepository } from './repositories/sending/first-sends';
import { createProviderLaneRepository } from './repositories/sending/provider-lanes';
import { createRunAnswerRepository } from './repositories/sending/run-answers';
import { createJointListRepository } from './repositories/sending/joint-lists';
import { createCampaignGateRepository } from './repositories/sending/campaign-gate';
import { createRunnerRepository } from './repositories/sending/runners';
import { createSlotRepository } from './repositories/sending/slots';
import { createSendPermissionRepository } from './repositories/sending/send-permissions';
import { createSanctionRepository } from './repositories/sanctions';
import { createSenderTermsRepository } from './repositories/sender-terms';
import { createSenderRepository } from './repositories/senders';
import { createSendingLogRepository } from './repositories/sending/sending-log';
import { createSignupFormRepository } from './repositories/forms/signup-forms';
import { createSubscriberListRepository } from './repositories/subscribers/subscriber-list';
import { createSubscriberSearchRepository } from './repositories/subscribers/subscriber-search';
import { createSignupTrafficRepository } from './repositories/signup/signup-traffic';
import { createSubscriberMailRepository } from './repositories/subscribers/subscriber-mail';
import { createUtf8MarkRepository } from './repositories/subscribers/utf8-marks';
import { createSubscriberRepository } from './repositories/subscribers/subscribers';
import { createSuppressionRepository } from './repositories/consent/suppressions';
import { createTransportRepository } from './repositories/sending/transports';
import type { Keys } from './services/keys';

/** Every table's keeper, once. */
export const composeRepositories = (database: Database, keys: Keys) => ({
  senders: createSenderRepository(database),
  sanctions: createSanctionRepository(database),
  senderTerms: createSenderTermsRepository(database),
  transportRows: createTransportRepository(database),
  dkimKeys: createDkimKeyRepository(database),
  purposes: createPurposeRepository(database),
  forms: createSignupFormRepository(database),
  traffic: createSignupTrafficRepository(database),
  subscribers: createSubscriberRepository(database),
  subscriberList: createSubscriberListRepository(database),
  subscriberSearch: createSubscriberSearchRepository(database),
  subscriberMail: createSubscriberMailRepository(database),
  utf8Marks: createUtf8MarkRepository(database),
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
  campaignGate: createCampaignGateRepository(database),
  jointLists: createJointListRepository(database),
  runs: createRunRepository(database),
  runAnswers: createRunAnswerRepository(database),
  firstSends: createFirstSendRepository(database),
  providerLanes: createProviderLaneRepository(database),
  doctor: createDoctorRepository(database),
  runners: createRunnerRepository(database),
  slots: createSlotRepository(database),
  deliveries: createDeliveryRepository(database),
  orphans: createOrphanRepository(database),
  outcomes: createOutcomeRepository(database),
  recipients: createRecipientRepository(database, keys),
  notices: createNoticeRepository(database),
  letters: createLetterRepository(database),
  log: createSendingLogRepository(database),
  leases: createLeaseRepository(database),
  counters: createCounterRepository(database),
  gauges: createGaugeRepository(database),
  heartbeats: createHeartbeatRepository(database),
  pauses: createPauseRepository(database),
  leavings: createLeavingRepository(database),
  erasures: createErasureRepository(database),
  breaches: createBreachRepository(database),
  rightsRequests: createRightsRequestRepository(database),
  tasks: createLeavingTaskRepository(database),
  imports: createImportRepository(database),
  importWrites: createImportWrites(database),
  exports: createExportRepository(database),
  importEvidence: createImportEvidenceRepository(database),
  reports: createAbuseReportRepository(database),
  adminUsers: createAdminUserRepository(database),
});
