import { Refusal } from '../domain/refusal';
import type { ConsentRepository } from '../repositories/consents';
import { keep, type Attributes, type Wall } from './wall';

const TOLD = ['title', 'messageTypes', 'frequency', 'text'] as const;
const KEY = /^[a-z0-9][a-z0-9-]{0,59}$/;

const requireTold = (purpose: Attributes): void => {
  const missing = TOLD.find((name) => typeof purpose[name] !== 'string' || purpose[name].trim() === '');
  if (missing !== undefined) throw new Refusal('purpose_incomplete', 'MOS-2.3', { field: missing });
};

/** What a person agreed to cannot become something else; the text may improve, old versions are in the forms. */
export const purposeWall = (consents: () => ConsentRepository): Wall => ({
  create: (data) => {
    requireTold(data);
    if (typeof data.key !== 'string' || !KEY.test(data.key))
      throw new Refusal('field_invalid', 'MOS-2.5', { field: 'key' });
  },

  update: (data, before) => {
    keep(data, before, ['key', 'senderId', 'kind'], ['fixed_value', 'MOS-2.5']);
    requireTold({ ...before, ...data });
  },

  remove: async (before) => {
    const used = await consents().countAny(String(before.senderId), String(before.key));
    if (used > 0) throw new Refusal('not_allowed', 'MOS-2.8');
  },
});
