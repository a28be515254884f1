import type { MergeContext } from '../message/segments';

/** The variables a template sees, with the short names editors know from elsewhere. */
export function mergeScope({ subscriber, links, campaign }: MergeContext): Record<string, unknown> {
  const { fields } = subscriber;
  return {
    subscriber,
    links,
    campaign,
    fields,
    email: subscriber.email,
    first_name: fields.firstName,
    last_name: fields.lastName,
    unsubscribe_url: links.unsubscribe,
    preferences_url: links.preferences,
    web_view_url: links.webView,
    report_abuse_url: links.reportAbuse,
    origin_url: links.origin,
  };
}

const NOBODY: MergeContext = {
  subscriber: { email: '', fields: {} },
  links: { unsubscribe: '', preferences: '', webView: '', reportAbuse: '', origin: '' },
  campaign: { mailingId: '', subject: '' },
};

/** Names a template may not bind: `{% assign links = "" %}` would kill the unsubscribe link. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set([...Object.keys(mergeScope(NOBODY)), 'content']);

/** Outputs that may stand at the beginning of a URL: made by the product, hence never `javascript:`. */
export const PRODUCT_LINK =
  /^\{\{-?\s*(?:links\.(?:unsubscribe|preferences|webView|reportAbuse|origin)|(?:unsubscribe|preferences|web_view|report_abuse|origin)_url)\s*-?\}\}$/;
