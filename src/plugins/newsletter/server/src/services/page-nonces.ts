import type { Clock } from './clock';
import type { Links } from './links';

/** How long a page may stay open before its button wants a reload (standards C.5). */
const VALID_MS = 30 * 60_000;

export interface PageView {
  /** When the page was loaded, epoch ms. */
  readonly at: number;
  readonly ip: string;
}

/**
 * Ties a button to the page it stands on: signed, stateless, so that showing a page writes nothing (design 2.5).
 * It also carries when and from where the page was loaded; a scanner that posts without having seen the page has none.
 */
export const createPageNonces = (links: Links, clock: Clock) => ({
  issue: (page: string, ip: string): string => links.token('page-nonce', `${page}|${clock.now()}|${ip}`),

  /** What the nonce says, or null when it is altered, of another page or too old. */
  open: (page: string, nonce: unknown, validMs = VALID_MS): PageView | null => {
    const content = typeof nonce === 'string' ? links.open('page-nonce', nonce) : null;
    const [ofPage, at, ip] = content?.split('|') ?? [];
    const fresh = at !== undefined && clock.now() - Number(at) <= validMs;
    return ofPage === page && fresh && ip !== undefined ? { at: Number(at), ip } : null;
  },
});

export type PageNonces = ReturnType<typeof createPageNonces>;
