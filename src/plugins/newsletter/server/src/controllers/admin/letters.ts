import type { Context } from 'koa';
import type { Letter as LetterView, LetterPage, LetterState } from '../../../../shared/contracts';
import { isSecondLook } from '../../domain/delivery/second-look';
import type { AgainDecision } from '../../domain/notice/again';
import { NOTICE_NAMES, type NoticeName } from '../../domain/notice/notice-name';
import { Refusal } from '../../domain/refusal';
import { withRefusals } from '../../http/errors';
import { bodyOf, envelope, pageOf, queryText, rowIdOf } from '../../http/request';
import { newsletter } from '../../instance';
import type { Letter } from '../../repositories/sending/letters';
import { actorOf, mayDo } from './actor';
import { iso, isoOrNull } from './instants';

/** To people who report, and may want to stay unknown to everybody but the desk (MSR-AS-4). */
const TO_REPORTERS: ReadonlySet<NoticeName> = new Set([
  'abuse-acknowledgement',
  'abuse-confirm',
  'abuse-decision',
]);

interface Judged {
  readonly letter: Letter;
  readonly again: AgainDecision;
}

const letterView = async ({ letter, again }: Judged, seesReporters: boolean): Promise<LetterView> => {
  const { repositories, messages } = newsletter();
  const hidden = TO_REPORTERS.has(letter.notice) && !seesReporters;
  const sender = await repositories.senders.find(letter.senderId);
  return {
    id: String(letter.id),
    kind: letter.notice,
    state: letter.state,
    senderName: sender?.name ?? '',
    email: hidden ? '' : letter.toAddress,
    hidden,
    subscriberId: hidden ? null : letter.subscriberId,
    reason: letter.reason,
    reply: hidden ? null : letter.reply,
    messageId: messages.noticeMessageId(letter),
    createdAt: iso(letter.createdAt),
    at: isoOrNull(letter.handedOverAt),
    again,
  };
};

const STATES: readonly LetterState[] = ['uncertain', 'failed'];

/** One of a closed set, or nothing; anything else is a mistake to tell and not to ignore. */
const oneOf = <T extends string>(ctx: Context, field: string, known: readonly T[]): T | undefined => {
  const wanted = queryText(ctx, field);
  const found = known.find((one) => one === wanted);
  if (wanted !== undefined && found === undefined)
    throw new Refusal('field_invalid', 'DESIGN-2.6', { field });
  return found;
};

/** Mails to one person that ended without a good end. */
export const lettersController = withRefusals({
  list: async (ctx: Context) => {
    const page = pageOf(ctx);
    const state = oneOf(ctx, 'state', STATES) ?? 'uncertain';
    const notice = oneOf(ctx, 'kind', NOTICE_NAMES);
    const found = await newsletter().letters.page({ ...page, state, notice });
    const seesReporters = mayDo(ctx, 'abuse.decide');
    const results = await Promise.all(found.results.map((one) => letterView(one, seesReporters)));
    const { counts } = found;
    ctx.body = { ...envelope(page, { results, total: counts[state] }), counts } satisfies LetterPage;
  },

  decide: async (ctx: Context) => {
    const id = rowIdOf(ctx, 'id', 'DESIGN-2.3');
    const { decision } = bodyOf(ctx);
    if (!isSecondLook(decision)) throw new Refusal('field_invalid', 'DESIGN-2.3', { field: 'decision' });
    await newsletter().letters.decide(id, decision, actorOf(ctx).name);
    ctx.status = 204;
  },
});
