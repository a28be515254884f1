import type { Context } from 'koa';
import { Refusal } from '../../domain/refusal';
import { posted } from '../../http/request';
import { visitor } from '../../http/visitor';
import { newsletter } from '../../instance';

/** Ties the button to the person and the moment of leaving: it fits no other page and no later one. */
const pageName = (subscriberId: string, leftAt: number): string => `undo.${subscriberId}.${leftAt}`;

/** What the page after leaving needs to offer a way back; nothing where nothing ended. */
export const undoView = (ctx: Context, subscriberId: string, leftAt: number | null) =>
  leftAt === null
    ? {}
    : {
        undo: {
          left: leftAt,
          nonce: newsletter().nonces.issue(pageName(subscriberId, leftAt), visitor(ctx).ip),
        },
      };

/** The moment of leaving that is to be taken back. @throws Refusal undo_expired */
export const readUndo = (ctx: Context, subscriberId: string): number => {
  const { left, nonce } = posted(ctx);
  const leftAt = typeof left === 'string' && /^\d{1,15}$/.test(left) ? Number(left) : null;
  if (leftAt === null || !newsletter().nonces.open(pageName(subscriberId, leftAt), nonce))
    throw new Refusal('undo_expired', 'MOS-1.3');
  return leftAt;
};
