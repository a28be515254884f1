import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { nameServersOf, smtpUrlsOf, type NewsletterConfig } from './config';
import { composeRepositories } from './compose-repositories';
import { createDoctorRepository } from './repositories/doctor';
import { openDatabase } from './db/database';
import type { Reach } from './domain/address/reachable';
import { mxLookup } from './providers/dns/mx';
import { createAudit } from './services/audit';
import { systemClock } from './services/clock';
import { createDkimKeys, type Encryption } from './services/dkim/dkim-keys';
import { createKeys } from './services/keys';
import { createLedgerCheckpoints } from './services/ledger/ledger-checkpoints';
import { createLedgerSealing } from './services/ledger/ledger-sealing';
import { counted } from './services/metrics/counted';
import { createCounters } from './services/metrics/counters';
import { createLinks } from './services/links';
import { parseSiteProfiles } from './services/policies';
import { createRateLimits } from './services/rate-limits';
import { createInForce } from './services/sending/in-force';
import { createListSizes } from './services/sending/list-sizes';
import { createMailboxCheck } from './services/mailbox-check';
import { createMailHosts, NO_LOOK_UPS } from './services/sending/mail-hosts';
import { createMessageFactory } from './services/sending/messages';
import { createSecretGuard } from './services/secret-guard';
import { createRunEnds } from './services/sending/run-ends';
import { createTransports } from './services/sending/transports';

/** What all use cases stand on. Nothing else reads configuration, clock or environment. */
export const composeBase = (strapi: Core.Strapi, config: NewsletterConfig) => {
  const clock = systemClock;
  const database = openDatabase(strapi);
  const secretKeys = createKeys(config.secret);
  const secretGuard = createSecretGuard({
    keys: secretKeys,
    doctor: createDoctorRepository(database),
    onForeign: () =>
      strapi.log.error(
        'newsletter: NEWSLETTER_SECRET is not the one that the consent records of this database were written with: nothing is sent or recorded and no link is opened (secret_foreign, DESIGN-2.7). Start again with the right one; see "Secrets" in docs/operations.md.',
      ),
  });
  const { keys } = secretGuard;
  const links = createLinks(keys, config.publicUrl, config.privacyUrl);
  const siteProfiles = parseSiteProfiles(config.profiles);
  const encryption = strapi.service('admin::encryption') as unknown as Encryption;
  const plain = composeRepositories(database, keys);
  const counters = config.metricsToken === null ? null : createCounters(plain.counters);
  const repositories = counters ? counted(plain, database, counters) : plain;
  const audit = createAudit(database, clock);
  const dkim = createDkimKeys({ encryption, dkimKeys: repositories.dkimKeys, clock });
  const limits = createRateLimits(config.rateLimits, clock);
  const transports = createTransports({
    urls: smtpUrlsOf(config),
    outboxDir: path.resolve(config.outboxDir),
    clock,
    transportRows: repositories.transportRows,
    onUnkept: (error) =>
      strapi.log.warn(
        `newsletter: the state of a mail server could not be kept. ${error instanceof Error ? error.message : String(error)}`,
      ),
  });
  const nameServers = nameServersOf(config);
  const mailHosts =
    nameServers === null ? NO_LOOK_UPS : createMailHosts({ ask: mxLookup(nameServers), clock });
  const reach: Reach = { smtpUtf8: config.smtpUtf8 === 'on' };
  const messages = createMessageFactory({
    keys,
    links,
    abuseAddress: config.abuseAddress,
    confirmReplyAddress: config.confirmReplyAddress ?? null,
    reach,
  });
  const listSizes = createListSizes(repositories);
  const inForce = createInForce({ ...repositories, siteProfiles });
  const runEnds = createRunEnds({ ...repositories, database, audit });
  const ledgerSealing = createLedgerSealing({ database, keys: secretKeys, seals: repositories.seals });
  const ledgerCheckpoints = createLedgerCheckpoints({ ...repositories, clock, encryption, ledgerSealing });
  return {
    ...repositories,
    repositories,
    /** Null while nobody asks for metrics. */
    counters,
    encryption,
    ledgerSealing,
    ledgerCheckpoints,
    database,
    clock,
    keys,
    /** Refuse nothing: only to tell forged records from our own. */
    secretKeys,
    secretGuard,
    links,
    audit,
    siteProfiles,
    reach,
    dkim,
    messages,
    listSizes,
    inForce,
    runEnds,
    limits,
    mailHosts,
    mailboxCheck: createMailboxCheck(mailHosts),
    transports,
    mailer: transports.mailer,
  };
};

export type Base = ReturnType<typeof composeBase>;
