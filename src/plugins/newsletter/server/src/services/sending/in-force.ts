import { Refusal } from '../../domain/refusal';
import { limitsProfile, type SendingPolicy, type SendingProfile } from '../../domain/sending-policy';
import type { Sender, SenderRepository } from '../../repositories/senders';
import type { SanctionRepository } from '../../repositories/sanctions';
import type { SenderTermsRepository } from '../../repositories/sender-terms';
import { policyFor, type SiteProfiles } from '../policies';

/** What binds every mail of one sender domain. */
export interface InForce {
  readonly policy: SendingPolicy;
  /** The strictest throttle an operator imposed (MSR-2.4-3); null: none. */
  readonly throttlePerHour: number | null;
}

interface Deps {
  readonly senders: Pick<SenderRepository, 'all'>;
  readonly sanctions: Pick<SanctionRepository, 'inForce'>;
  readonly senderTerms: Pick<SenderTermsRepository, 'limits'>;
  readonly siteProfiles: SiteProfiles;
}

/**
 * The one place that says what is in force: the engine, the forecast and the gate before a campaign ask here. Senders
 * that share a domain share its reputation: all their profiles, limits and sanctions together bind it.
 */
export const createInForce = ({ senders, sanctions, senderTerms, siteProfiles }: Deps) => {
  const limitsOf = async (own: readonly Sender[]): Promise<readonly SendingProfile[]> => {
    const rows = await senderTerms.limits(own.map(({ id }) => id));
    return rows.map(({ senderId, limits }) => {
      const parsed = limitsProfile(own.find(({ id }) => id === senderId)?.key ?? senderId, limits);
      // Written past the product: nobody knows what it was to mean.
      if (!parsed.ok) throw new Refusal('unknown_profile', 'MOS-1.4', { profile: parsed.code });
      return parsed.profile;
    });
  };

  const throttleOf = async (own: readonly Sender[]): Promise<number | null> => {
    const inForce = await sanctions.inForce(own.map(({ id }) => id));
    const speeds = inForce.filter(({ kind }) => kind === 'throttle').map(({ perHour }) => perHour ?? 0);
    return speeds.length === 0 ? null : Math.min(...speeds);
  };

  /** @throws Refusal unknown_profile */
  const ofSenders = async (own: readonly Sender[]): Promise<InForce> => {
    const strict = own.length === 0 || own.some(({ profiles }) => profiles.length === 0);
    const names = strict ? [] : [...new Set(own.flatMap(({ profiles }) => profiles))];
    return {
      policy: policyFor(names, siteProfiles, await limitsOf(own)),
      throttlePerHour: await throttleOf(own),
    };
  };

  return {
    ofSenders,
    ofSender: async (sender: Sender): Promise<InForce> =>
      ofSenders((await senders.all()).filter(({ domain }) => domain === sender.domain)),
  };
};

export type InForceService = ReturnType<typeof createInForce>;
