import type { Core } from '@strapi/strapi';
import { uid, type ContentTypeName } from '../content-types';
import { newsletter } from '../instance';
import { campaignWall } from './campaign';
import { consentRecordWall } from './consent-record';
import { purposeWall } from './purpose';
import { asStrapiError } from './refused';
import { senderWall } from './sender';
import { signupFormWall } from './signup-form';
import { subscriberWall } from './subscriber';
import { keep, refuse, type Attributes, type Wall } from './wall';

/** Written by services only: by what people did, not by filling in a form. */
const closed = (rule: string): Wall => ({
  create: refuse('derived_state', rule),
  update: refuse('derived_state', rule),
  remove: refuse('derived_state', rule),
});

const WALLS: Partial<Record<ContentTypeName, Wall>> = {
  'consent-record': consentRecordWall,
  subscriber: subscriberWall(newsletter),
  campaign: campaignWall,
  sender: senderWall(() => newsletter().senders),
  purpose: purposeWall(() => newsletter().purposes),
  'signup-form': signupFormWall(
    () => newsletter().forms,
    () => newsletter().repositories.forms,
  ),
  suppression: closed('MSR-2.4-21'),
  'abuse-report': closed('MSR-AS-5'),
};

interface LifecycleEvent {
  readonly params: { readonly data?: unknown; readonly where?: unknown };
  readonly result?: unknown;
}

const userOf = (strapi: Core.Strapi) =>
  strapi.requestContext.get()?.state?.user as { id?: unknown; preferedLanguage?: unknown } | undefined;

/** In the caller's transaction where there is one: Strapi's own call joins it, and our repositories join Strapi's. */
const guardedIn =
  (strapi: Core.Strapi) =>
  async (work: () => Promise<void> | void): Promise<void> => {
    try {
      await newsletter().database.transaction(async () => work());
    } catch (error) {
      throw asStrapiError(error, userOf(strapi)?.preferedLanguage === 'de' ? 'de' : 'en');
    }
  };

const each = (data: unknown): Record<string, unknown>[] =>
  (Array.isArray(data) ? data : [data ?? {}]) as Record<string, unknown>[];

/** Database lifecycles run under every door of Strapi and inside the caller's transaction: the last wall (design 3). */
export const raiseWalls = (strapi: Core.Strapi): void => {
  const guarded = guardedIn(strapi);
  for (const [name, wall] of Object.entries(WALLS) as [ContentTypeName, Wall][]) {
    const model = uid(name);
    const rows = async (event: LifecycleEvent): Promise<Attributes[]> =>
      (await strapi.db.query(model).findMany({ where: event.params.where as never })) as Attributes[];
    const onCreate = (event: LifecycleEvent) =>
      guarded(async () => {
        for (const data of each(event.params.data)) await wall.create(data);
      });
    const onUpdate = (event: LifecycleEvent) =>
      guarded(async () => {
        const data = each(event.params.data)[0] ?? {};
        for (const before of await rows(event)) {
          // Consents, runs and forms hang on these two: whoever moves them moves a yes to somebody else.
          keep(data, before, ['id', 'documentId'], ['fixed_value', 'DESIGN-2.2']);
          await wall.update(data, before);
        }
      });
    const onRemove = (event: LifecycleEvent) =>
      guarded(async () => {
        for (const before of await rows(event)) await wall.remove(before);
      });
    strapi.db.lifecycles.subscribe({
      models: [model],
      beforeCreate: onCreate,
      beforeCreateMany: onCreate,
      beforeUpdate: onUpdate,
      beforeUpdateMany: onUpdate,
      beforeDelete: onRemove,
      beforeDeleteMany: onRemove,
    } as never);
  }
  followUp(strapi);
};

/** What a permitted write sets off. */
const followUp = (strapi: Core.Strapi): void => {
  const guarded = guardedIn(strapi);
  const idOf = (event: LifecycleEvent): string =>
    String((event.result as { documentId?: unknown } | undefined)?.documentId ?? '');
  /** Who is logged in where the write came through the admin; else the site's own code. */
  const actor = (): string => {
    const user = userOf(strapi);
    return user?.id === undefined ? 'site' : `user:${String(user.id)}`;
  };
  const publish = (event: LifecycleEvent) =>
    guarded(async () => {
      const { forms } = newsletter();
      const form = await forms.find(idOf(event));
      if (!form.retired) await forms.publish(form.id, { actor: actor() });
    });
  strapi.db.lifecycles.subscribe({
    models: [uid('signup-form')],
    afterCreate: publish,
    afterUpdate: publish,
  } as never);
  const remember = (event: LifecycleEvent) =>
    guarded(() => newsletter().purposes.remember(idOf(event), actor()));
  strapi.db.lifecycles.subscribe({
    models: [uid('purpose')],
    afterCreate: remember,
    afterUpdate: remember,
  } as never);
  // An edit through any door is an edit: what people said to the earlier content no longer counts.
  const reopen = (event: LifecycleEvent) => guarded(() => newsletter().campaign.reopen(idOf(event)));
  strapi.db.lifecycles.subscribe({ models: [uid('campaign')], afterUpdate: reopen } as never);
};
