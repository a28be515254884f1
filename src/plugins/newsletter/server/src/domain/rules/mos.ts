import { mosBehaviour } from './mos/behaviour';
import { mosContent } from './mos/content';

/** mosento, Anti-Spam-Richtlinien. */
export const mos = { ...mosBehaviour, ...mosContent };
