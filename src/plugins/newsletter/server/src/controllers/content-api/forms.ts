import type { Context } from 'koa';
import type { PublicForm } from '../../../../shared/contracts';
import { Refusal } from '../../domain/refusal';
import { visitor } from '../../http/visitor';
import { newsletter } from '../../instance';
import { publicForm } from './views';

/** A published form together with what a submission of it has to bring back. */
export const offerForm = async (ctx: Context, slug: string): Promise<PublicForm> => {
  const { signup, guard } = newsletter();
  const { form } = await signup.openForm(slug);
  return {
    ...publicForm(form),
    nonce: guard.issueNonce(form, visitor(ctx).ip),
    proofOfWork: await guard.demandsProof(form),
  };
};

/** The version a visitor saw, where whoever posts it says so. @throws Refusal field_invalid */
export const readVersion = (version: unknown): number | undefined => {
  if (version === undefined || version === null) return undefined;
  if (typeof version !== 'number' || !Number.isInteger(version))
    throw new Refusal('field_invalid', 'MOS-2.3', { field: 'version' });
  return version;
};
