import { findMailingId, traceMail } from '../../domain/abuse/evidence';
import type { AbuseInput } from '../../domain/abuse/report-input';
import type { ReceiptProof } from '../../repositories/abuse/abuse-reports';
import type { SignupFormRepository } from '../../repositories/forms/signup-forms';
import type { DeliveryRepository, DeliveryRow } from '../../repositories/sending/deliveries';
import type { Run, RunRepository } from '../../repositories/sending/runs';
import type { Sender, SenderRepository } from '../../repositories/senders';
import type { SubscriberRecord, SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { Links } from '../links';

interface Deps {
  readonly links: Links;
  readonly runs: RunRepository;
  readonly deliveries: DeliveryRepository;
  readonly forms: Pick<SignupFormRepository, 'find' | 'idOfSlug'>;
  readonly senders: SenderRepository;
  readonly subscribers: SubscriberRepository;
}

/** What a report could be traced to. */
export interface Trace {
  readonly run: Run | null;
  readonly delivery: DeliveryRow | null;
  readonly proof: ReceiptProof;
}

/** Finds out what a report is about: the mailing, its sender, and whose mailbox it reached (MSR-AS-6, MFR-8.3). */
export const createAbuseTrace = ({ links, runs, deliveries, forms, senders, subscribers }: Deps) => {
  const traceDelivery = async (id: string | null, proof: ReceiptProof): Promise<Trace | null> => {
    const delivery = id === null ? null : await deliveries.find(Number(id));
    const run = delivery ? await runs.find(delivery.runId) : null;
    return delivery && run ? { run, delivery, proof } : null;
  };

  /** A web version may have been passed on: its address names the mailing and proves no receipt. */
  const traceWebVersion = async (location: string): Promise<Run | null> => {
    const [, token] = /\/newsletter\/view\/([\w-]{20,512})/.exec(location) ?? [];
    const id = token === undefined ? null : links.open('view', token);
    return (await traceDelivery(id, 'none'))?.run ?? null;
  };

  const senderOfForm = async (location: string): Promise<Sender | null> => {
    const [, slug] = /\/newsletter\/forms\/([\w-]{1,100})/.exec(location) ?? [];
    const id = slug === undefined ? null : await forms.idOfSlug(slug);
    const form = id === null ? null : await forms.find(id);
    return form ? senders.find(form.senderId) : null;
  };

  /** A keyed token, of the link or inside the attached mail, proves receipt; a Mailing-ID alone only names the mailing. */
  const trace = async (input: AbuseInput, attached: string | null): Promise<Trace> => {
    const byLink =
      typeof input.token === 'string' ? await traceDelivery(links.open('abuse', input.token), 'token') : null;
    if (byLink) return byLink;
    const found = attached === null ? null : traceMail(attached);
    for (const token of found?.unsubscribeTokens ?? []) {
      const byMail = await traceDelivery(links.open('unsubscribe', token), 'attached-mail');
      if (byMail) return byMail;
    }
    const place = String(input.mailingId ?? '');
    const shown = await traceWebVersion(place);
    if (shown) return { run: shown, delivery: null, proof: 'none' };
    const id = findMailingId(place) ?? found?.mailingId ?? null;
    return { run: id === null ? null : await runs.findByMailingId(id), delivery: null, proof: 'none' };
  };

  const traceSender = async (
    input: AbuseInput,
    attached: string | null,
    run: Run | null,
  ): Promise<Sender | null> => {
    if (run) return senders.find(run.senderId);
    const returnPath = attached === null ? null : traceMail(attached).returnPath;
    const domain = returnPath?.slice(returnPath.lastIndexOf('@') + 1);
    const byMail = domain ? await senders.findByBounceDomain(domain) : null;
    return byMail ?? senderOfForm(String(input.mailingId ?? ''));
  };

  /** Who is meant: the subscriber the token was made for, else the one with the reporter's address at that sender. */
  const traceSubscriber = async (
    found: Trace,
    sender: Sender | null,
    normalised: string,
  ): Promise<SubscriberRecord | null> => {
    if (found.delivery) return subscribers.find(found.delivery.subscriberId);
    return sender ? subscribers.findByAddress(sender.id, normalised) : null;
  };

  return { trace, traceSender, traceSubscriber };
};

export type AbuseTrace = ReturnType<typeof createAbuseTrace>;
