import { parseEmail } from '../../domain/address/email-address';
import type { Outcome } from '../../domain/delivery/outcome';
import { signOfUtf8 } from '../../domain/delivery/smtputf8-mark';
import type { Notice } from '../../repositories/sending/notices';
import type { SubscriberRecord, SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { Keys } from '../keys';
import type { SuppressBounced } from './bounced';
import type { NoteUtf8 } from './utf8-marks';

type Ended = Pick<Outcome, 'state' | 'reason' | 'refusal' | 'suppress' | 'reply'>;

interface Deps {
  readonly subscribers: Pick<SubscriberRepository, 'find'>;
  readonly keys: Pick<Keys, 'hashAddress'>;
  readonly suppressBounced: SuppressBounced;
  readonly noteUtf8: NoteUtf8;
}

/** What the end of a mail to one person says about the address: dead, or beyond what a server can carry (C.2.2). */
export const createNoticeAddress = ({ subscribers, keys, suppressBounced, noteUtf8 }: Deps) => {
  /** A letter about somebody may go to another address than his, which is then as good as before. */
  const ownerOf = async ({ subscriberId, toAddress }: Notice): Promise<SubscriberRecord | null> => {
    const subscriber = subscriberId === null ? null : await subscribers.find(subscriberId);
    const parsed = parseEmail(toAddress);
    if (!subscriber || !parsed.ok) return null;
    return keys.hashAddress(parsed.address.normalised) === subscriber.emailHash ? subscriber : null;
  };

  return async (notice: Notice, ended: Ended): Promise<void> => {
    const sign = signOfUtf8(notice.toAddress, ended);
    if (!ended.suppress && sign === null) return;
    const owner = await ownerOf(notice);
    if (owner && ended.suppress) await suppressBounced(owner.id, ended.reply);
    if (owner && sign) await noteUtf8(owner.id, sign);
  };
};

export type HeedAddress = ReturnType<typeof createNoticeAddress>;
