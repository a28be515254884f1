import type { FormService } from '../services/forms';
import { keep, leaveUnset, type Attributes, type Wall } from './wall';

/** A form that could not be published is not saved either; saving one publishes it (MOS-2.2 to 2.4). */
export const signupFormWall = (forms: () => FormService): Wall => {
  const check = (form: Attributes) => forms().check(form);
  return {
    create: async (data) => {
      leaveUnset(data, { publishedVersion: null }, 'derived_state', 'MOS-2.3');
      await check(data);
    },
    update: async (data, before) => {
      keep(data, before, ['publishedVersion'], ['derived_state', 'MOS-2.3']);
      keep(data, before, ['senderId'], ['fixed_value', 'MSR-2.4-5']);
      await check({ ...before, ...data });
    },
    remove: () => undefined,
  };
};
