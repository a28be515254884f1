import { compileContent, renderFor } from '../../domain/rendering';
import { Refusal } from '../../domain/refusal';
import type { SentContent } from '../../domain/campaign/content-hash';
import type { AbuseReportRepository } from '../../repositories/abuse/abuse-reports';
import type { DeliveryRepository } from '../../repositories/sending/deliveries';
import type { RunRepository } from '../../repositories/sending/runs';
import type { SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { Links } from '../links';

interface Deps {
  readonly links: Links;
  readonly deliveries: DeliveryRepository;
  readonly runs: RunRepository;
  readonly subscribers: SubscriberRepository;
  readonly reports: Pick<AbuseReportRepository, 'closesWebVersion'>;
}

/** The mail of one recipient in the browser. Null when it can no longer be shown: after an erasure, or a decision (DE-14). */
export const createWebViewService = ({ links, deliveries, runs, subscribers, reports }: Deps) => ({
  /** @throws Refusal link_invalid */
  show: async (token: string): Promise<string | null> => {
    const id = links.open('view', token);
    if (id === null) throw new Refusal('link_invalid', 'R8058-3');
    const delivery = await deliveries.find(Number(id));
    const run = delivery ? await runs.find(delivery.runId) : null;
    const subscriber = delivery ? await subscribers.find(delivery.subscriberId) : null;
    if (!delivery || !run || !subscriber || subscriber.state === 'erased') return null;
    if (await reports.closesWebVersion(run.campaignId)) return null;
    const sent = JSON.parse(await runs.content(run.id)) as SentContent;
    const compiled = compileContent({ subject: sent.subject, html: sent.html, text: sent.text });
    if (!compiled.ok) return null;
    const shown = renderFor(compiled.content, {
      subscriber: { email: subscriber.email, fields: subscriber.fields },
      links: {
        unsubscribe: links.unsubscribe(delivery.id),
        preferences: links.preferences(subscriber.id),
        webView: links.webView(delivery.id),
        reportAbuse: links.abuse(delivery.id),
        origin: links.originPage(),
      },
      campaign: { mailingId: run.mailingId, subject: sent.subject },
    });
    return shown.ok ? shown.html : null;
  },
});

export type WebViewService = ReturnType<typeof createWebViewService>;
