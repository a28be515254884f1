import { mailster } from './categories/mailster';
import { malware } from './categories/malware';
import { mosentoApproval } from './categories/mosento-approval';
import { mosentoForbidden } from './categories/mosento-forbidden';
import { mosentoNotAccepted } from './categories/mosento-not-accepted';
import type { Category, ContentPolicy } from './types';

const mosento = [...mosentoForbidden, ...mosentoNotAccepted, ...mosentoApproval];
const everything = [...mosento, ...mailster];

/** What each sending-policy profile forbids. Those whose source names no topics have an empty list. */
const CATEGORIES_OF: ReadonlyMap<string, readonly Category[]> = new Map(
  Object.entries({
    mosento,
    mailster,
    mailflatrate: [],
    'vivanet-shared': [],
    'vivanet-dedicated': [],
    'lead-motor': [],
    csa: [],
    strictest: everything,
  }),
);

/**
 * The categories in force for a sender: the union over its profiles and the site's own rows. No profile, or one
 * that is not known here, means all of them. Where two rows meet, both are reported and the stricter one decides.
 */
export function contentPolicyFor(
  profiles: readonly string[],
  siteCategories: readonly Category[] = [],
): ContentPolicy {
  const named = profiles.length === 0 ? ['strictest'] : profiles;
  const inForce = named.flatMap((profile) => CATEGORIES_OF.get(profile) ?? everything);
  return { categories: [...new Set([...inForce, ...malware, ...siteCategories])] };
}
