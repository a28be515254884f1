import { Refusal } from '../domain/refusal';
import type { SignupFormRepository } from '../repositories/forms/signup-forms';
import type { FormService } from '../services/forms/forms';
import { keep, leaveUnset, type Attributes, type Wall } from './wall';

/**
 * Through Strapi's own doors a form that could not be published is not saved either; saving one publishes it
 * (MOS-2.2 to 2.4), unless it was retired. Drafts are kept by the form builder alone.
 */
export const signupFormWall = (forms: () => FormService, versions: () => SignupFormRepository): Wall => {
  const hasVersions = async (form: Attributes): Promise<boolean> =>
    (await versions().latest(String(form.documentId))) !== null;
  const requireFree = async (slug: unknown): Promise<void> => {
    if ((await versions().idOfSlug(String(slug))) !== null)
      throw new Refusal('name_taken', 'MFR-4.1', { field: 'slug' });
  };
  return {
    create: async (data) => {
      leaveUnset(data, { publishedVersion: null, retiredAt: null }, 'derived_state', 'MOS-2.3');
      await forms().check(data);
      await requireFree(data.slug);
    },
    update: async (data, before) => {
      keep(data, before, ['publishedVersion', 'retiredAt'], ['derived_state', 'MOS-2.3']);
      keep(data, before, ['senderId'], ['fixed_value', 'MSR-2.4-5']);
      // Embedded forms and consent records call it by this name.
      if (await hasVersions(before)) keep(data, before, ['slug'], ['fixed_value', 'MFR-4.1']);
      await forms().check({ ...before, ...data });
      if (data.slug !== undefined && data.slug !== before.slug) await requireFree(data.slug);
    },
    remove: async (before) => {
      if (await hasVersions(before)) throw new Refusal('not_allowed', 'MOS-2.8');
    },
  };
};
