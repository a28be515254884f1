import type { Database } from '../db/database';
import { AGREEMENTS, agreementHash } from '../domain/agreement/agreements';
import { Refusal } from '../domain/refusal';
import { checkImprint } from '../domain/sender';
import { adsInConfirmation } from '../domain/signup-form/confirmation-preview';
import { randomId } from '../repositories/rows';
import type { Sender, SenderRepository } from '../repositories/senders';
import type { SignupFormRepository } from '../repositories/forms/signup-forms';
import type { Audit } from './audit';
import type { Clock } from './clock';
import type { DkimKeys, Encryption } from './dkim/dkim-keys';
import { policyFor, type SiteProfiles } from './policies';
import type { Actor } from './sending/schedule';

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly senders: SenderRepository;
  readonly forms: SignupFormRepository;
  readonly dkim: DkimKeys;
  readonly encryption: Encryption;
  readonly siteProfiles: SiteProfiles;
  readonly bounceHost: string;
}

export const createSenderService = (deps: Deps) => {
  const { database, clock, audit, senders, forms, dkim, siteProfiles } = deps;

  const find = async (id: string): Promise<Sender> => {
    const sender = await senders.find(id);
    if (!sender) throw new Refusal('not_found', 'DESIGN-2.8');
    return sender;
  };

  return {
    find,

    /**
     * What the product gives a new sender, once and for good: its key and its own bounce domain (MSR-AS-10); and its
     * domain a signing key where it has none. Also refuses a profile that does not exist: a typo must not loosen a policy.
     */
    provision: async ({ profiles, domain }: { profiles?: unknown; domain?: unknown }) => {
      if (profiles !== null && profiles !== undefined && !Array.isArray(profiles)) {
        throw new Refusal('unknown_profile', 'MOS-1.4', { field: 'profiles' });
      }
      policyFor((profiles ?? []) as string[], siteProfiles);
      if (typeof domain === 'string') await dkim.provide(domain);
      const key = `t${randomId(6)}`;
      return { key, bounceDomain: `${key}.${deps.bounceHost}`, state: 'pending' };
    },

    requireKnownProfiles: (profiles: unknown): void => {
      if (!Array.isArray(profiles)) throw new Refusal('unknown_profile', 'MOS-1.4', { field: 'profiles' });
      policyFor(profiles as string[], siteProfiles);
    },

    /**
     * A sender's name stands in every confirmation mail. One that would make the mails of a published form advertise
     * is refused where it is given; visitors would find the form gone otherwise (DE-6).
     */
    requirePlainName: async (id: string, name: unknown): Promise<void> => {
      if (typeof name !== 'string') return;
      const published = await forms.publishedOfSender(id);
      const advertises = published.find(
        ({ content }) => adsInConfirmation({ ...content, senderName: name }).length > 0,
      );
      if (advertises)
        throw new Refusal('form_advertises', 'DE-6', { field: 'name', form: advertises.content.slug });
    },

    /** Accepts one policy in its present version for a sender (MFR-3.1, MOS-1.1). */
    accept: (id: string, policy: unknown, actor: Actor & { ip: string | null }): Promise<void> =>
      database.transaction(async () => {
        const sender = await find(id);
        const agreement = AGREEMENTS.find(({ name }) => name === policy);
        if (!agreement) throw new Refusal('field_invalid', 'MFR-3.1', { field: 'policy' });
        await senders.accept({
          senderId: sender.id,
          userId: actor.userId,
          policy: agreement.name,
          version: agreement.version,
          textHash: agreementHash(agreement),
          acceptedAt: clock.now(),
          ip: actor.ip,
        });
        await audit.write({
          actor: actor.name,
          action: 'sender.accept',
          subject: id,
          details: { policy: agreement.name, version: agreement.version },
        });
      }),

    /** The operator's word on a sender: approve it, or suspend it with a reason (MFR-1.1, MOS-1.5, 1.6). Effective at once. */
    decide: (
      id: string,
      decision: { state: 'active' | 'suspended'; reason: string },
      actor: Actor,
    ): Promise<void> =>
      database.transaction(async () => {
        const sender = await find(id);
        if (sender.state === 'ended') throw new Refusal('not_allowed', 'MSR-2.7a');
        if (decision.reason.trim() === '') throw new Refusal('field_invalid', 'MOS-1.6', { field: 'reason' });
        const imprint = checkImprint(sender.imprint);
        if (decision.state === 'active' && !imprint.ok) {
          throw new Refusal('imprint_incomplete', 'MFR-5.2', {
            fields: imprint.problems.map(({ field }) => field),
          });
        }
        await senders.setState(id, decision.state);
        await audit.write({
          actor: actor.name,
          action: `sender.${decision.state}`,
          subject: id,
          details: { reason: decision.reason },
        });
      }),
  };
};

export type SenderService = ReturnType<typeof createSenderService>;
