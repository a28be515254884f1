import type { Context } from 'koa';
import { HONEYPOT_FIELD } from '../pages';
import type { SubmissionSigns } from '../services/signup/signup-guard';

/** What a request and its body tell the guard of signup forms. */
export const signsOf = (
  ctx: Context,
  door: SubmissionSigns['door'],
  body: Readonly<Record<string, unknown>>,
): Omit<SubmissionSigns, 'ip'> => ({
  door,
  origin: ctx.get('Origin') || undefined,
  host: ctx.host,
  nonce: body.nonce,
  trap: body[HONEYPOT_FIELD],
  proof: body.proof,
});
