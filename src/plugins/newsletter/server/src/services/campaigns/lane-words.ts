import type { LaneReason } from '../../domain/delivery/lane-signals';

/** Why a provider's lane rests or is slow. */
export const LANE_WORDS: Readonly<Record<LaneReason, { readonly de: string; readonly en: string }>> = {
  'rate-limited': {
    de: 'Der Anbieter findet, dass zu schnell zu viel kommt.',
    en: 'The provider finds that too much comes too fast.',
  },
  deferred: {
    de: 'Der Anbieter vertröstet uns für einige Stunden.',
    en: 'The provider puts us off for some hours.',
  },
  closing: {
    de: 'Der Mailserver des Anbieters hat die Verbindung beendet.',
    en: 'The provider’s mail server closed the connection.',
  },
  blocked: {
    de: 'Der Anbieter weist uns wegen unseres Rufs ab.',
    en: 'The provider turns us away for our reputation.',
  },
  'blocked-share': {
    de: 'Der Anbieter weist einen großen Teil der Mails wegen unseres Rufs ab.',
    en: 'The provider turns a large share of the mails away for our reputation.',
  },
  'too-many': {
    de: 'Dem Anbieter sind es zu viele Verbindungen auf einmal.',
    en: 'Too many connections at once for the provider.',
  },
};
