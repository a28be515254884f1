import type { Context } from 'koa';
import type { AgreementState, SenderDetail } from '../../../../shared/contracts';
import { AGREEMENTS } from '../../domain/agreement/agreements';
import { Refusal } from '../../domain/refusal';
import { checkImprint } from '../../domain/sender';
import { clientIp } from '../../http/client-ip';
import { withRefusals } from '../../http/errors';
import { localeOf, type Locale } from '../../http/locale';
import { bodyOf, param } from '../../http/request';
import { newsletter } from '../../instance';
import type { Sender } from '../../repositories/senders';
import { namesInForce, policyFor } from '../../services/policies';
import { actorOf } from './actor';
import { iso } from './instants';
import { policyValues } from './policy-values';

const agreementStates = async (sender: Sender, locale: Locale): Promise<AgreementState[]> => {
  const { senders, adminUsers } = newsletter().repositories;
  const all = await senders.acceptances(sender.id);
  return Promise.all(
    AGREEMENTS.map(async ({ name, version, title, text }) => {
      const found = all.find((one) => one.policy === name && one.version === version);
      const accepted = found && {
        at: iso(found.acceptedAt),
        by: await adminUsers.nameOf(found.userId),
      };
      return { policy: name, version, title: title[locale], text: text[locale], accepted: accepted ?? null };
    }),
  );
};

const detailView = async (sender: Sender, locale: Locale): Promise<SenderDetail> => {
  const { repositories, links, siteProfiles } = newsletter();
  const imprint = checkImprint(sender.imprint);
  const forms = await repositories.forms.ofSender(sender.id);
  const { id, name, state, fromName, fromEmail, timeZone, domain, bounceDomain } = sender;
  return {
    id,
    name,
    state,
    fromName,
    fromEmail,
    timeZone,
    domain,
    bounceDomain,
    profiles: namesInForce(sender.profiles),
    imprintProblems: imprint.ok
      ? []
      : imprint.problems.map(({ field, rule, message }) => ({ field, rule, message: message[locale] })),
    agreements: await agreementStates(sender, locale),
    dkimRecord: { name: `${sender.dkimSelector}._domainkey.${domain}`, value: sender.dkimPublicKey },
    policy: policyValues(policyFor(sender.profiles, siteProfiles), locale),
    forms: forms.map(({ slug, title, publishedVersion }) => ({
      slug,
      title,
      version: publishedVersion,
      url: links.form(slug),
    })),
  };
};

export const sendersController = withRefusals({
  list: async (ctx: Context) => {
    const senders = await newsletter().repositories.senders.all();
    ctx.body = { results: await Promise.all(senders.map((sender) => detailView(sender, localeOf(ctx)))) };
  },

  accept: async (ctx: Context) => {
    const { policy, accepted } = bodyOf(ctx);
    if (accepted !== true) throw new Refusal('policy_not_accepted', 'MFR-3.1', { field: 'accepted' });
    const { senders, trustedProxies } = newsletter();
    await senders.accept(param(ctx, 'id'), policy, { ...actorOf(ctx), ip: clientIp(ctx, trustedProxies) });
    ctx.body = await detailView(await senders.find(param(ctx, 'id')), localeOf(ctx));
  },

  decide: async (ctx: Context) => {
    const { state, reason } = bodyOf(ctx);
    if (state !== 'active' && state !== 'suspended')
      throw new Refusal('field_invalid', 'MFR-1.1', { field: 'state' });
    const { senders } = newsletter();
    await senders.decide(
      param(ctx, 'id'),
      { state, reason: typeof reason === 'string' ? reason : '' },
      actorOf(ctx),
    );
    ctx.body = await detailView(await senders.find(param(ctx, 'id')), localeOf(ctx));
  },
});
