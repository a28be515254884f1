import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { NewsletterConfig } from './config';
import { composeRights } from './compose-rights';
import { openDatabase } from './db/database';
import { parseTrustedProxies } from './http/client-ip';
import { outboxMailer, parseSmtpUrl, smtpMailer, type Mailer } from './providers/mailer';
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
import { createAbuseService } from './services/abuse/abuse';
import { createAbuseAnswers } from './services/abuse/abuse-answers';
import { createAbuseTrace } from './services/abuse/abuse-trace';
import { createApprovalService } from './services/campaigns/approvals';
import { createAudit } from './services/audit';
import { createCampaignService } from './services/campaigns/campaigns';
import { systemClock } from './services/clock';
import { createConfirmationService } from './services/consent/confirmation';
import { createConsentRebuild } from './services/consent/consent-rebuild';
import { createConsentService } from './services/consent/consent';
import { createConsentUpkeep } from './services/consent/consent-upkeep';
import { createContentService } from './services/campaigns/content';
import { createDkimKeys, type Encryption } from './services/dkim-keys';
import { createFormContent } from './services/forms/form-content';
import { createFormDrafts } from './services/forms/form-drafts';
import { createFormService } from './services/forms/forms';
import { createHeartbeat } from './services/heartbeat';
import { createExportService } from './services/importing/exports';
import { createImports } from './services/importing';
import { createKeys } from './services/keys';
import { createLeavingService } from './services/leaving/leaving';
import { createLeavingByMail } from './services/leaving/leaving-by-mail';
import { createLeavingReport } from './services/leaving/leaving-report';
import { createLedgerCheck } from './services/ledger/ledger-check';
import { createLedgerCheckpoints } from './services/ledger/ledger-checkpoints';
import { createLedgerExport } from './services/ledger/ledger-export';
import { createLedgerSealing } from './services/ledger/ledger-sealing';
import { createLinks } from './services/links';
import { createOriginService } from './services/rights/origin';
import { createOutboxReader } from './services/campaigns/outbox-reader';
import { createPageNonces } from './services/page-nonces';
import { createPreferenceService } from './services/consent/preferences';
import { parseSiteProfiles } from './services/policies';
import { createProgressService } from './services/campaigns/progress';
import { createProofScan } from './services/proof/proof-scan';
import { createProofService } from './services/proof/proof';
import { proofPdf } from './services/proof/proof-pdf';
import { createPurposeService } from './services/forms/purposes';
import { createRateLimits } from './services/rate-limits';
import { createSenderService } from './services/senders';
import { createCampaignLanes } from './services/sending/campaign-lanes';
import { createDomainDrain } from './services/sending/domain-drain';
import { Engine } from './services/sending/engine';
import type { EngineLog } from './services/sending/engine-log';
import { createMessageFactory } from './services/sending/messages';
import { gentleWake } from './services/sending/gentle-wake';
import { createNoticeSender } from './services/sending/notices';
import { createRenewalService } from './services/consent/renewal';
import { createScheduleService } from './services/sending/schedule';
import { createRunUpkeep } from './services/sending/run-upkeep';
import { createSteeringService } from './services/sending/steering';
import { createTurns } from './services/sending/turn';
import { createWorkReader } from './services/sending/work';
import { createSignupService } from './services/signup/signup';
import { createSubscriberListService } from './services/subscriber-list';
import { createSignupChallenge } from './services/signup/signup-challenge';
import { createSignupGuard } from './services/signup/signup-guard';
import { createSignupMeter } from './services/signup/signup-meter';
import { createWebViewService } from './services/campaigns/web-view';
import { createWidgetFiles } from './services/forms/widget-files';

/** The longest a confirmation mail waits for others that were asked for in the same moment. */
const SIGNUP_WAKES_APART_MS = 1_000;

const openMailer = (config: NewsletterConfig, clock: { now(): number }): Mailer => {
  if (config.smtpUrl === null) {
    return outboxMailer({ dir: path.resolve(config.outboxDir), now: () => new Date(clock.now()) });
  }
  const parsed = parseSmtpUrl(config.smtpUrl);
  if (!parsed.ok) throw new Error(`SMTP_URL is not usable: ${parsed.detail}`);
  return smtpMailer(parsed.settings);
};

/** Builds everything once. Nothing else reads configuration, clock or environment. */
export const compose = (strapi: Core.Strapi, config: NewsletterConfig) => {
  const clock = systemClock;
  const database = openDatabase(strapi);
  const keys = createKeys(config.secret);
  const links = createLinks(keys, config.publicUrl);
  const siteProfiles = parseSiteProfiles(config.profiles);
  const encryption = strapi.service('admin::encryption') as unknown as Encryption;
  const repositories = {
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
  };
  const audit = createAudit(database, clock);
  const dkim = createDkimKeys(encryption);
  const limits = createRateLimits(config.rateLimits, clock);
  const mailer = openMailer(config, clock);
  const messages = createMessageFactory({
    keys,
    links,
    abuseAddress: config.abuseAddress,
    confirmReplyAddress: config.confirmReplyAddress ?? null,
  });
  const ledgerSealing = createLedgerSealing({ database, keys, seals: repositories.seals });
  const ledgerCheckpoints = createLedgerCheckpoints({ ...repositories, clock, encryption, ledgerSealing });
  const base = {
    ...repositories,
    ledgerSealing,
    ledgerCheckpoints,
    database,
    clock,
    keys,
    links,
    audit,
    siteProfiles,
    dkim,
    messages,
    limits,
    mailer,
  };
  const consent = createConsentService(base);

  const suppressBounced = async (subscriberId: string, reply: string): Promise<void> => {
    const subscriber = await repositories.subscribers.find(subscriberId);
    if (subscriber) await consent.suppress(subscriber, 'bounce', `smtp:${reply.slice(0, 100)}`);
  };
  const turns = createTurns(base);
  const campaignLanes = createCampaignLanes({ ...base, turns, suppressBounced });
  const noticeSender = createNoticeSender({ ...base, consent });
  const events: EngineLog = {
    info: (message) => strapi.log.info(`newsletter: ${message}`),
    error: (message, cause) =>
      strapi.log.error(
        `newsletter: ${message} ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`,
      ),
  };
  const upkeep = createRunUpkeep({ ...base, events });
  const engine = new Engine({
    ...base,
    events,
    upkeep,
    work: createWorkReader({ ...base, events, stopRun: upkeep.stopRun }),
    drain: (hooks) => createDomainDrain({ ...base, ...hooks, noticeSender, campaignLanes }),
  });
  const wake = engine.wake;

  const content = createContentService(base);
  const campaign = createCampaignService({ ...base, content });
  const nonces = createPageNonces(links, clock);
  const challenge = createSignupChallenge(base);
  const guard = createSignupGuard({
    ...base,
    nonces,
    challenge,
    meter: createSignupMeter({ ...base, floorPerHour: config.signupBreaker.floorPerHour }),
    onAlarm: (formId, threshold) =>
      strapi.log.error(
        `newsletter: signup form ${formId} got more than ${Math.floor(threshold)} submissions in an hour; those without proof of work are held back (C.6)`,
      ),
  });
  const signup = createSignupService({
    ...base,
    consent,
    guard,
    wake: gentleWake(wake, SIGNUP_WAKES_APART_MS),
  });
  const leaving = createLeavingService({ ...base, consent });
  const rights = composeRights({ ...base, config, consent, leaving, wake });
  return {
    config,
    clock,
    database,
    links,
    keys,
    siteProfiles,
    repositories,
    audit,
    limits,
    mailer,
    engine,
    dkim,
    trustedProxies: parseTrustedProxies(config.trustedProxies),
    heartbeat: createHeartbeat(base),
    nonces,
    guard,
    challenge,
    consent,
    content,
    campaign,
    signup,
    confirmation: createConfirmationService({ ...base, consent }),
    leaving,
    ...rights,
    preferences: createPreferenceService({ ...base, leaving }),
    leavingByMail: createLeavingByMail({ ...base, leaving }),
    leavingReport: createLeavingReport(repositories.leavings),
    renewal: createRenewalService({ ...base, consent }),
    consentUpkeep: createConsentUpkeep({ ...base, consent, wake }),
    forms: createFormService({ ...base, formContent: createFormContent(base) }),
    formDrafts: createFormDrafts(base),
    purposes: createPurposeService(base),
    senders: createSenderService({ ...base, encryption, bounceHost: config.bounceHost }),
    schedule: createScheduleService({ ...base, campaign, wake }),
    steering: createSteeringService({ ...base, campaign, wake }),
    approvals: createApprovalService({ ...base, campaign }),
    progress: createProgressService({ ...base }),
    webView: createWebViewService({ ...base }),
    abuse: createAbuseService({
      ...base,
      consent,
      traces: createAbuseTrace(base),
      answers: createAbuseAnswers({
        ...base,
        escalationAddress: config.escalationAddress ?? config.abuseAddress,
      }),
      wake,
    }),
    origin: createOriginService({ ...base, wake }),
    proof: createProofService(base),
    proofPdf,
    subscriberList: createSubscriberListService(base),
    ledgerSealing,
    ledgerCheckpoints,
    rebuildConsents: createConsentRebuild(base),
    scanProofs: createProofScan(base),
    ledgerExport: createLedgerExport(base),
    verifyLedger: createLedgerCheck(base),
    // Beside the server's own bundle in dist/.
    widgetFiles: createWidgetFiles(path.join(__dirname, '../widget')),
    exports: createExportService(base),
    imports: createImports({
      ...base,
      holder: engine.holder,
      folder: path.resolve(config.importsDir),
    }),
    outbox: createOutboxReader(path.resolve(config.outboxDir)),
  };
};

export type Newsletter = ReturnType<typeof compose>;
