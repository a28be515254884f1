import { Refusal } from '../domain/refusal';
import { isPurposeKey, requireTold } from '../domain/signup-form/purpose-draft';
import type { PurposeService } from '../services/forms/purposes';
import { keep, type Attributes, type Wall } from './wall';

const nameOf = (purpose: Attributes) => ({ senderId: String(purpose.senderId), key: String(purpose.key) });

/** What a person agreed to cannot become something else; the text may improve, old versions are in the forms. */
export const purposeWall = (purposes: () => PurposeService): Wall => ({
  create: async (data) => {
    // Where nobody else is named the sender is responsible; a partner has to be named.
    if ((data.controller ?? null) === null && data.kind !== 'partner')
      data.controller = await purposes().controllerAt(String(data.senderId));
    requireTold(data);
    if (!isPurposeKey(data.key)) throw new Refusal('field_invalid', 'MOS-2.5', { field: 'key' });
    await purposes().requireFree(nameOf(data));
  },

  update: async (data, before) => {
    keep(data, before, ['key', 'senderId', 'kind'], ['fixed_value', 'MOS-2.5']);
    requireTold({ ...before, ...data });
    if ((data.archivedAt ?? null) !== null) await purposes().requireUnused(nameOf(before));
  },

  remove: (before) => purposes().requireRemovable(nameOf(before)),
});
