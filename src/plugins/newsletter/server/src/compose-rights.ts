import path from 'node:path';
import type { NewsletterConfig } from './config';
import type { Database } from './db/database';
import { wireAddress } from './domain/message';
import { forgetOutbox } from './providers/mailer';
import type { ConfirmationRequestRepository } from './repositories/confirmation-requests';
import type { ConsentRepository } from './repositories/consents';
import type { LedgerRepository } from './repositories/ledger';
import type { NoticeRepository } from './repositories/notices';
import { createPersonalDataRepository } from './repositories/personal-data';
import type { PurposeRepository } from './repositories/purposes';
import { createRestrictedProofRepository } from './repositories/restricted-proofs';
import { createRightsRequestRepository } from './repositories/rights-requests';
import { createRetentionRepository } from './repositories/retention';
import type { SenderRepository } from './repositories/senders';
import type { SubscriberRepository } from './repositories/subscribers';
import type { SuppressionRepository } from './repositories/suppressions';
import { createAccessExport } from './services/rights/access-export';
import { createAddressChangeService } from './services/rights/address-change';
import type { Audit } from './services/audit';
import type { Clock } from './services/clock';
import type { ConsentService } from './services/consent/consent';
import { createErasureService } from './services/rights/erasure';
import type { Keys } from './services/keys';
import type { LeavingService } from './services/leaving/leaving';
import type { Links } from './services/links';
import type { RateLimits } from './services/rate-limits';
import { createRetentionService } from './services/rights/retention';
import { createRestrictedProofService } from './services/proof/restricted-proofs';
import { createRestrictedSeal } from './services/proof/restricted-seal';
import { createRightsService } from './services/rights/rights';

interface Deps {
  readonly config: NewsletterConfig;
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly links: Links;
  readonly limits: RateLimits;
  readonly audit: Audit;
  readonly senders: SenderRepository;
  readonly purposes: PurposeRepository;
  readonly subscribers: SubscriberRepository;
  readonly consents: ConsentRepository;
  readonly ledger: LedgerRepository;
  readonly notices: NoticeRepository;
  readonly requests: ConfirmationRequestRepository;
  readonly suppressions: SuppressionRepository;
  readonly consent: ConsentService;
  readonly leaving: LeavingService;
  wake(): void;
}

/** The person's rights: access, portability, erasure (GDPR Art. 15, 17, 20). */
export const composeRights = (deps: Deps) => {
  const { config, database, keys } = deps;
  const base = {
    ...deps,
    personalData: createPersonalDataRepository(database),
    restrictedProofs: createRestrictedProofRepository(database),
    rightsRequests: createRightsRequestRepository(database),
    restrictedSeal: createRestrictedSeal(keys),
  };
  const outboxDir = path.resolve(config.outboxDir);
  const erasure = createErasureService({
    ...base,
    forgetOutbox: async (address) => {
      if (config.smtpUrl !== null) return;
      const wire = wireAddress(address);
      for (const spelling of new Set([address, ...(wire.ok ? [wire.address] : [])]))
        await forgetOutbox(outboxDir, spelling);
    },
  });
  const access = createAccessExport(base);
  return {
    erasure,
    access,
    restrictedProofs: createRestrictedProofService(base),
    retention: createRetentionService({
      ...base,
      erasure,
      retentionRows: createRetentionRepository(database),
    }),
    addressChange: createAddressChangeService(base),
    rights: createRightsService({ ...base, access, erasure }),
  };
};
