import type { Context } from 'koa';
import { newsletter } from '../../instance';
import type { Actor } from '../../services/sending/schedule';

interface AdminState {
  readonly user?: {
    readonly id: number;
    readonly firstname?: string | null;
    readonly lastname?: string | null;
    readonly email?: string;
  };
  readonly userAbility?: { can(action: string): boolean };
}

/** Who is logged in. The routes' policies have made sure that somebody is. */
export const actorOf = (ctx: Context): Actor => {
  const { user } = ctx.state as AdminState;
  if (!user) throw new Error('An admin route ran without a user.');
  return { userId: user.id, name: `user:${user.id}` };
};

export const mayDo = (ctx: Context, action: string): boolean =>
  (ctx.state as AdminState).userAbility?.can(`plugin::newsletter.${action}`) ?? false;

/** `user:7` by name; what no person did stays what it is. */
export const nameOfActor = async (actor: string | null): Promise<string | null> => {
  const id = /^user:(\d+)$/.exec(actor ?? '')?.[1];
  return id === undefined ? actor : newsletter().repositories.adminUsers.nameOf(Number(id));
};
