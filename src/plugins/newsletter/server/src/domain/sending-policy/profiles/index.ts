import { csa } from './csa';
import { leadMotor } from './lead-motor';
import { mailflatrate } from './mailflatrate';
import { mailster } from './mailster';
import { mosento } from './mosento';
import { vivanetDedicated } from './vivanet-dedicated';
import { vivanetShared } from './vivanet-shared';
import type { SendingProfile } from '../profile';

export type BuiltInProfileName =
  'mosento' | 'mailflatrate' | 'mailster' | 'vivanet-shared' | 'vivanet-dedicated' | 'lead-motor' | 'csa';

export const builtInProfiles: Record<BuiltInProfileName, SendingProfile> = {
  mosento,
  mailflatrate,
  mailster,
  'vivanet-shared': vivanetShared,
  'vivanet-dedicated': vivanetDedicated,
  'lead-motor': leadMotor,
  csa,
};

/** Not a file of its own: every built-in profile merged. The default of a new sender. */
export const STRICTEST = 'strictest';
