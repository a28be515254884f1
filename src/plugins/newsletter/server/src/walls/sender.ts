import { Refusal } from '../domain/refusal';
import { wrongDetail } from '../domain/sender';
import { readAllowedOrigins } from '../domain/signup-form/allowed-origins';
import type { SenderService } from '../services/senders';
import { keep, leaveUnset, type Attributes, type Wall } from './wall';

/** Given by the product once, never edited, never shared (MSR-AS-10). */
const FIXED = ['key', 'bounceDomain', 'domain', 'dkimSelector', 'dkimPublicKey', 'dkimPrivateKey'] as const;

/** What the imprint is given is right from the start, for it is printed in every mail (DE-11, MSR-2.5-1 to 2.5-3). */
const requireRightDetails = (data: Attributes, before?: Attributes): void => {
  const wrong = wrongDetail(data, before);
  if (wrong) {
    const { field, code, rule, message } = wrong;
    throw new Refusal('field_invalid', rule, { field, problem: code, message });
  }
};

export const senderWall = (senders: () => SenderService): Wall => ({
  create: async (data) => {
    leaveUnset(data, { state: 'pending' }, 'derived_state', 'MFR-1.1');
    leaveUnset(
      data,
      { key: null, bounceDomain: null, dkimSelector: null, dkimPublicKey: null, dkimPrivateKey: null },
      'fixed_value',
      'MSR-AS-10',
    );
    readAllowedOrigins(data.allowedOrigins);
    requireRightDetails(data);
    Object.assign(data, await senders().provision(data));
  },

  update: async (data, before) => {
    keep(data, before, ['state'], ['derived_state', 'MFR-1.1']);
    keep(data, before, FIXED, ['fixed_value', 'MSR-AS-10']);
    if ('allowedOrigins' in data) readAllowedOrigins(data.allowedOrigins);
    requireRightDetails(data, before);
    if ('profiles' in data && data.profiles !== null) senders().requireKnownProfiles(data.profiles);
    if (data.name !== undefined && data.name !== before.name)
      await senders().requirePlainName(String(before.documentId), data.name);
  },

  remove: (before) => {
    if (before.state !== 'pending') throw new Refusal('not_allowed', 'MSR-2.7a');
  },
});
