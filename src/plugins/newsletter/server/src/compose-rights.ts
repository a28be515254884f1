import path from 'node:path';
import type { Base } from './compose-base';
import type { NewsletterConfig } from './config';
import { mailboxAddress } from './domain/message';
import type { RecordFacts } from './domain/records/build-records';
import { ABILITIES } from './permissions';
import { forgetOutbox } from './providers/mailer';
import { createPersonalDataRepository } from './repositories/rights/personal-data';
import { createRestrictedProofRepository } from './repositories/proof/restricted-proofs';
import { createRetentionRepository } from './repositories/rights/retention';
import { createRetentionRunRepository } from './repositories/rights/retention-runs';
import { createAccessExport } from './services/rights/access-export';
import { createAddressChangeService } from './services/rights/address-change';
import type { ConsentService } from './services/consent/consent';
import { createBreachService } from './services/rights/breaches';
import { createErasureService } from './services/rights/erasure';
import type { LeavingService } from './services/leaving/leaving';
import { createRecordsService } from './services/rights/records';
import { createRetentionService } from './services/rights/retention';
import { createRestrictedProofService } from './services/proof/restricted-proofs';
import { createEvidenceSeal, createRestrictedSeal } from './services/proof/restricted-seal';
import { createRightsService } from './services/rights/rights';
import { createStaffRights } from './services/rights/staff-rights';

type Deps = Base & {
  readonly config: NewsletterConfig;
  readonly consent: ConsentService;
  readonly leaving: LeavingService;
  wake(): void;
};

/** How mail leaves, as far as it stands in the records of processing. */
const mailServersOf = ({ transports }: Base): RecordFacts['mailServers'] =>
  transports.settings.map(({ host, port, tls, verifyCertificate }) => ({
    host,
    port,
    tls,
    verifiesCertificate: verifyCertificate,
  }));

/** The person's rights: access, portability, erasure (GDPR Art. 15, 17, 20). */
export const composeRights = (deps: Deps) => {
  const { config, database, keys } = deps;
  const base = {
    ...deps,
    personalData: createPersonalDataRepository(database),
    restrictedProofs: createRestrictedProofRepository(database),
    restrictedSeal: createRestrictedSeal(keys),
    evidenceSeal: createEvidenceSeal(keys),
  };
  const outboxDir = path.resolve(config.outboxDir);
  const erasure = createErasureService({
    ...base,
    forgetOutbox: async (addresses) => {
      if (deps.transports.settings.length > 0) return;
      const spellings = addresses.flatMap((address) => {
        const wire = mailboxAddress(address);
        return wire.ok ? [address, wire.address] : [address];
      });
      await forgetOutbox(outboxDir, [...new Set(spellings)]);
    },
  });
  const access = createAccessExport(base);
  const addressChange = createAddressChangeService(base);
  return {
    erasure,
    access,
    restrictedProofs: createRestrictedProofService(base),
    retention: createRetentionService({
      ...base,
      erasure,
      retentionRows: createRetentionRepository(database),
      retentionRuns: createRetentionRunRepository(database),
    }),
    addressChange,
    breaches: createBreachService(base),
    records: createRecordsService({
      ...base,
      installation: {
        publicUrl: config.publicUrl,
        abuseAddress: config.abuseAddress,
        mailServers: mailServersOf(deps),
        abilities: ABILITIES.length,
      },
    }),
    staffRights: createStaffRights({ ...base, access, erasure, addressChange }),
    rights: createRightsService({ ...base, access, erasure }),
  };
};
