import { Refusal } from '../domain/refusal';
import { readAllowedOrigins } from '../domain/signup-form/allowed-origins';
import type { SenderService } from '../services/senders';
import { keep, leaveUnset, type Wall } from './wall';

/** Given by the product once, never edited, never shared (MSR-AS-10). */
const FIXED = ['key', 'bounceDomain', 'domain', 'dkimSelector', 'dkimPublicKey', 'dkimPrivateKey'] as const;

export const senderWall = (senders: () => SenderService): Wall => ({
  create: (data) => {
    leaveUnset(data, { state: 'pending' }, 'derived_state', 'MFR-1.1');
    leaveUnset(
      data,
      { key: null, bounceDomain: null, dkimPublicKey: null, dkimPrivateKey: null },
      'fixed_value',
      'MSR-AS-10',
    );
    readAllowedOrigins(data.allowedOrigins);
    Object.assign(data, senders().provision(data.profiles));
  },

  update: async (data, before) => {
    keep(data, before, ['state'], ['derived_state', 'MFR-1.1']);
    keep(data, before, FIXED, ['fixed_value', 'MSR-AS-10']);
    if ('allowedOrigins' in data) readAllowedOrigins(data.allowedOrigins);
    if ('profiles' in data && data.profiles !== null) senders().requireKnownProfiles(data.profiles);
    if (data.name !== undefined && data.name !== before.name)
      await senders().requirePlainName(String(before.documentId), data.name);
  },

  remove: (before) => {
    if (before.state !== 'pending') throw new Refusal('not_allowed', 'MSR-2.7a');
  },
});
