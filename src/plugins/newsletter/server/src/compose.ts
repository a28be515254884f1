import path from 'node:path';
import { version } from '../../package.json';
import type { Core } from '@strapi/strapi';
import type { NewsletterConfig } from './config';
import { composeBase } from './compose-base';
import { composeRights } from './compose-rights';
import { composeSending } from './compose-sending';
import { parseTrustedProxies } from './http/client-ip';
import { createComplaintCount } from './services/sending/complaints';
import { migrations } from './migrations';
import { createAbuseService } from './services/abuse/abuse';
import { createAbuseAnswers } from './services/abuse/abuse-answers';
import { createAbuseTrace } from './services/abuse/abuse-trace';
import { createDoctor } from './services/doctor';
import { systemDns } from './providers/dns/dns';
import { createEvidenceSeal } from './services/proof/restricted-seal';
import { createApprovalService } from './services/campaigns/approvals';
import { createCampaignService } from './services/campaigns/campaigns';
import { createConfirmationService } from './services/consent/confirmation';
import { createConsentRebuild } from './services/consent/consent-rebuild';
import { createConsentService } from './services/consent/consent';
import { createConsentUpkeep } from './services/consent/consent-upkeep';
import { createContentService } from './services/campaigns/content';
import { createFormContent } from './services/forms/form-content';
import { createFormDrafts } from './services/forms/form-drafts';
import { createFormService } from './services/forms/forms';
import { createHeartbeat } from './services/heartbeat';
import { createDkimRotation } from './services/dkim/dkim-rotation';
import { createExportService } from './services/importing/exports';
import { createImports } from './services/importing';
import { createLeavingService } from './services/leaving/leaving';
import { createLeavingByMail } from './services/leaving/leaving-by-mail';
import { createLeavingReport } from './services/leaving/leaving-report';
import { createLedgerCheck } from './services/ledger/ledger-check';
import { createLedgerExport } from './services/ledger/ledger-export';
import { createMetrics } from './services/metrics/metrics';
import { createOriginService } from './services/rights/origin';
import { createOutlook } from './services/campaigns/outlook';
import { createOutboxReader } from './services/campaigns/outbox-reader';
import { createPageNonces } from './services/page-nonces';
import { createPreferenceService } from './services/consent/preferences';
import { createLaneReport } from './services/campaigns/lane-report';
import { createProgressService } from './services/campaigns/progress';
import { createProofScan } from './services/proof/proof-scan';
import { createProofService } from './services/proof/proof';
import { proofPdf } from './services/proof/proof-pdf';
import { createPurposeService } from './services/forms/purposes';
import { createSanctionService } from './services/sanctions';
import { createSenderTerms } from './services/sender-terms';
import { createSenderService } from './services/senders';
import { gentleWake } from './services/sending/gentle-wake';
import { processName } from './services/process-name';
import { createRecipientsCsv } from './services/campaigns/recipients-csv';
import { createRenewalService } from './services/consent/renewal';
import { createScheduleService } from './services/sending/schedule';
import { createScheduleGate } from './services/sending/schedule-gate';
import { createSecondLook } from './services/sending/second-look';
import { createSteeringService } from './services/sending/steering';
import { createSignupService } from './services/signup/signup';
import { createSubscriberListService } from './services/subscriber-list';
import { createSignupChallenge } from './services/signup/signup-challenge';
import { createSignupGuard } from './services/signup/signup-guard';
import { createSignupMeter } from './services/signup/signup-meter';
import { createTroubles } from './services/troubles';
import { createWebViewService } from './services/campaigns/web-view';
import { createWidgetFiles } from './services/forms/widget-files';

/** The longest a confirmation mail waits for others that were asked for in the same moment. */
const SIGNUP_WAKES_APART_MS = 1_000;

/** Builds everything once. */
export const compose = (strapi: Core.Strapi, config: NewsletterConfig) => {
  const base = composeBase(strapi, config);
  const { clock, database, keys, links, siteProfiles, repositories, audit, limits, mailer, dkim } = base;
  const consent = createConsentService(base);

  const holder = processName();
  const { engine, handOut, wake, letters, startSending } = composeSending(strapi, { ...base, consent });

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
  const heartbeat = createHeartbeat(base);
  const rights = composeRights({ ...base, config, consent, leaving, wake });
  return {
    config,
    clock,
    database,
    links,
    keys,
    secretGuard: base.secretGuard,
    siteProfiles,
    reach: base.reach,
    mailHosts: base.mailHosts,
    mailboxCheck: base.mailboxCheck,
    inForce: base.inForce,
    repositories,
    audit,
    limits,
    transports: base.transports,
    mailer,
    engine,
    handOut,
    startSending,
    doctor: createDoctor({
      ...base,
      ...repositories,
      settings: {
        publicUrl: config.publicUrl,
        abuseAddress: config.abuseAddress,
        bounceHost: config.bounceHost,
        serverSends: config.sending === 'on',
        looksUpMx: config.mxLookup !== 'off',
        takesUtf8: base.reach.smtpUtf8,
      },
      migrations: migrations.map(({ name }) => name),
      dns: systemDns(),
      version,
      isSqlite: database.isSqlite,
    }),
    holder,
    dkim,
    dkimRotation: createDkimRotation(base),
    trustedProxies: parseTrustedProxies(config.trustedProxies),
    heartbeat,
    troubles: createTroubles({ clock, log: (message) => strapi.log.error(`newsletter: ${message}`) }),
    metrics: base.counters
      ? createMetrics({
          ...base,
          heartbeat,
          counters: base.counters,
          counterRows: repositories.counters,
          outboxDir: base.transports.settings.length === 0 ? path.resolve(config.outboxDir) : null,
        })
      : null,
    counters: base.counters,
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
    senders: createSenderService({ ...base, bounceHost: config.bounceHost }),
    sanctioning: createSanctionService({ ...base, wake }),
    terms: createSenderTerms({ ...base, wake }),
    schedule: createScheduleService({ ...base, campaign, gate: createScheduleGate(base), wake }),
    letters,
    messages: base.messages,
    secondLook: createSecondLook({ ...base, campaign, wake }),
    steering: createSteeringService({ ...base, campaign, wake }),
    approvals: createApprovalService({ ...base, campaign }),
    progress: createProgressService({ ...base, content, outlook: createOutlook(base) }),
    laneReport: createLaneReport(base),
    recipientsCsv: createRecipientsCsv(base),
    webView: createWebViewService({ ...base }),
    abuse: createAbuseService({
      ...base,
      consent,
      traces: createAbuseTrace(base),
      answers: createAbuseAnswers({
        ...base,
        escalationAddress: config.escalationAddress ?? config.abuseAddress,
      }),
      evidenceSeal: createEvidenceSeal(base.keys),
      countComplaint: createComplaintCount(base),
      wake,
    }),
    origin: createOriginService({ ...base, wake }),
    proof: createProofService(base),
    proofPdf,
    subscriberList: createSubscriberListService(base),
    ledgerSealing: base.ledgerSealing,
    ledgerCheckpoints: base.ledgerCheckpoints,
    rebuildConsents: createConsentRebuild(base),
    scanProofs: createProofScan(base),
    ledgerExport: createLedgerExport(base),
    verifyLedger: createLedgerCheck({ ...base, keys: base.secretKeys }),
    // Beside the server's own bundle in dist/.
    widgetFiles: createWidgetFiles(path.join(__dirname, '../widget')),
    exports: createExportService(base),
    imports: createImports({
      ...base,
      holder,
      wake,
      overduePerHour: config.overduePerHour,
      folder: path.resolve(config.importsDir),
      onStorageFailure: (error) =>
        strapi.log.error(
          `newsletter: lists cannot be stored in importsDir. ${error instanceof Error ? error.message : String(error)}`,
        ),
    }),
    outbox: createOutboxReader(path.resolve(config.outboxDir)),
  };
};

export type Newsletter = ReturnType<typeof compose>;
