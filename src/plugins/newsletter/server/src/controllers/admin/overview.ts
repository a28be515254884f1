import type { Context } from 'koa';
import type { Ability, Overview } from '../../../../shared/contracts';
import { AGREEMENTS, RULES_VERSION } from '../../domain/agreement/agreements';
import { withRefusals } from '../../http/errors';
import { localeOf } from '../../http/locale';
import { envelope, pageOf, param } from '../../http/request';
import { newsletter } from '../../instance';
import { ABILITIES } from '../../permissions';
import { consentWindow, namesInForce } from '../../services/policies';
import { mayDo } from './actor';
import { iso } from './instants';

const transport = (): Overview['transport'] => {
  const [first] = newsletter().transports.settings;
  return first ? { name: 'smtp', host: first.host } : { name: 'outbox', host: null };
};

/** For those who may see the requests themselves. */
const backlogFor = async (ctx: Context): Promise<Overview['leavingBacklog']> => {
  const waiting = mayDo(ctx, 'rights.read') ? await newsletter().leavingByMail.backlog() : null;
  return waiting && { count: waiting.count, since: iso(waiting.oldestAt) };
};

const breachesFor = async (ctx: Context): Promise<Overview['openBreaches']> => {
  const open = mayDo(ctx, 'rights.read') ? await newsletter().repositories.breaches.open() : null;
  return open && { count: open.count, dueAt: iso(open.dueAt) };
};

export const overviewController = withRefusals({
  show: async (ctx: Context) => {
    const { repositories, clock, siteProfiles } = newsletter();
    const locale = localeOf(ctx);
    const purposes = await repositories.purposes.all();
    const senders = await repositories.senders.all();
    const windowOf = (senderId: string) =>
      consentWindow(senders.find(({ id }) => id === senderId)?.profiles ?? [], siteProfiles, clock.now());
    ctx.body = {
      senders: senders.map((sender) => ({
        id: sender.id,
        name: sender.name,
        state: sender.state,
        fromName: sender.fromName,
        fromEmail: sender.fromEmail,
        profiles: namesInForce(sender.profiles),
        timeZone: sender.timeZone,
      })),
      purposes: await Promise.all(
        purposes.map(async ({ id, senderId, key, title, kind }) => ({
          id,
          senderId,
          key,
          title,
          kind,
          activeCount: await repositories.consents.countActive(senderId, key, windowOf(senderId)),
        })),
      ),
      templates: (await repositories.campaigns.templates()).map(({ id, senderId, name, format }) => ({
        id,
        senderId,
        name,
        format,
      })),
      transport: transport(),
      heartbeat: await newsletter().heartbeat.read(),
      signupAlarms: (await newsletter().guard.alarms()).map((alarm) => ({
        ...alarm,
        since: iso(alarm.since),
      })),
      leavingBacklog: await backlogFor(ctx),
      openBreaches: await breachesFor(ctx),
      uncertainLetters: mayDo(ctx, 'letters.read') ? await repositories.letters.countUncertain() : 0,
      rules: {
        version: RULES_VERSION,
        text: AGREEMENTS.find(({ name }) => name === 'anti-spam')?.text[locale] ?? '',
      },
      can: Object.fromEntries(ABILITIES.map((ability) => [ability, mayDo(ctx, ability)])) as Record<
        Ability,
        boolean
      >,
    } satisfies Overview;
  },

  /** Asked every few seconds by every open page, so it costs one row. */
  heartbeat: async (ctx: Context) => {
    ctx.body = (await newsletter().heartbeat.read()) satisfies Overview['heartbeat'];
  },

  outbox: async (ctx: Context) => {
    const page = pageOf(ctx);
    ctx.body = envelope(page, await newsletter().outbox.page(page.page, page.pageSize));
  },

  outboxMail: async (ctx: Context) => {
    ctx.body = await newsletter().outbox.read(param(ctx, 'file'));
  },
});
