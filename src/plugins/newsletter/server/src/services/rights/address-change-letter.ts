import { CONFIRMATION_VALID_MS, DAY_MS } from '../../domain/consent/confirmation';
import { addressChangeMail } from '../../domain/notice';
import { checkImprint, imprintLines } from '../../domain/sender';
import type { StoredRequest } from '../../repositories/signup/confirmation-requests';
import type { NewNotice } from '../../repositories/sending/notices';
import type { Purpose } from '../../repositories/forms/purposes';
import type { Sender } from '../../repositories/senders';
import type { ConsentEvent } from '../consent/consent';
import type { Links } from '../links';

/** Takes the place of a form: what is asked for is what the old address has. */
export const FORM = 'address-change';

export interface Act {
  readonly ip: string;
  readonly userAgent: string;
  /** Who of the team entered it on the person's word; absent where the person did. */
  readonly actor?: string;
  /** How the wish reached the team, in a closed word. */
  readonly reason?: string;
}

/** What the record of either step holds: what was asked, in which words, and by whom. */
export const changeEvidence = (
  request: StoredRequest,
  { title, messageTypes, frequency, text }: Purpose,
  sender: Sender,
  act: Act,
) => ({
  request: request.id,
  channel: 'e-mail',
  zone: sender.timeZone,
  collectedBy: sender.name,
  method: FORM,
  text: { title, messageTypes, frequency, text },
  source: request.source,
  ip: act.ip,
  userAgent: act.userAgent.slice(0, 300),
  ...(act.actor === undefined ? {} : { actor: act.actor }),
  ...(act.reason === undefined ? {} : { reason: act.reason }),
});

export interface ConfirmedAct extends Act {
  /** When and from where the page was loaded before its button was pressed. */
  readonly pageView?: { readonly at: number; readonly ip: string };
}

interface Confirmed {
  readonly request: StoredRequest;
  readonly sender: Sender;
  readonly purposes: readonly Purpose[];
}

/** The records of the second yes, purpose by purpose. */
export const confirmedEvents = (
  { request, sender, purposes }: Confirmed,
  act: ConfirmedAct,
  askedFrom: string | null,
): readonly ConsentEvent[] => {
  // Compared and kept, never a reason to refuse (VIV-2.4c).
  const pressed = { method: 'button', sameIpAsRequest: askedFrom === null ? null : askedFrom === act.ip };
  const view = act.pageView;
  const viewed = view && { request: request.id, viewedAt: new Date(view.at).toISOString(), ip: view.ip };
  return purposes.flatMap((purpose) => [
    ...(viewed ? [{ event: 'page-view' as const, purposeKey: purpose.key, payload: viewed }] : []),
    {
      event: 'confirmed' as const,
      purposeKey: purpose.key,
      payload: { ...changeEvidence(request, purpose, sender, act), ...pressed },
    },
  ]);
};

interface About {
  readonly sender: Sender;
  /** The new address as it was written. */
  readonly to: string;
  readonly asked: readonly Purpose[];
  readonly links: Links;
}

/** The mail to the new address, as it waits to be sent. */
export const addressChangeLetter = (
  request: StoredRequest,
  { sender, to, asked, links }: About,
): NewNotice => {
  const imprint = checkImprint(sender.imprint);
  const view = {
    senderName: sender.name,
    purposes: asked.map(({ title, messageTypes, frequency }) => ({
      title,
      kinds: [messageTypes],
      frequency,
    })),
    requestedAt: { at: new Date(request.requestedAt), zone: sender.timeZone },
    confirmUrl: links.addressChange(request.id),
    validDays: CONFIRMATION_VALID_MS / DAY_MS,
    neverAgainUrl: links.neverAgain(request.id),
    imprintLines: imprint.ok ? imprintLines(imprint.imprint, request.locale) : [sender.name],
  };
  return {
    senderId: sender.id,
    senderDomain: sender.domain,
    kind: 'confirmation',
    notice: 'address-change',
    subscriberId: request.subscriberId,
    reference: request.id,
    toAddress: to,
    ...addressChangeMail(view, request.locale),
    locale: request.locale,
    createdAt: request.requestedAt,
    giveUpAt: request.expiresAt,
  };
};
