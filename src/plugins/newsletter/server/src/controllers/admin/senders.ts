import type { Context } from 'koa';
import type { AgreementState, PolicyValue, SenderDetail } from '../../../../shared/contracts';
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

const agreementStates = async (sender: Sender, locale: Locale): Promise<AgreementState[]> => {
  const accepted = await newsletter().repositories.senders.acceptances(sender.id);
  return AGREEMENTS.map((agreement) => {
    const found = accepted.find(
      ({ policy, version }) => policy === agreement.name && version === agreement.version,
    );
    return {
      policy: agreement.name,
      version: agreement.version,
      title: agreement.title[locale],
      text: agreement.text[locale],
      accepted: found ? { at: new Date(found.acceptedAt).toISOString(), by: `#${found.userId}` } : null,
    };
  });
};

const POLICY_VALUES = [
  'capPerHour',
  'confirmationReserve',
  'spacingMs',
  'offPeak',
  'maxListSize',
  'coolDownMs',
  'consentMonths',
] as const;

const policyValues = (sender: Sender): PolicyValue[] => {
  const policy = policyFor(sender.profiles, newsletter().siteProfiles);
  return POLICY_VALUES.map((name) => {
    const { value, rule, profile } = policy[name];
    return { name, rule, profile, value: typeof value === 'object' ? JSON.stringify(value) : String(value) };
  });
};

const detailView = async (sender: Sender, locale: Locale): Promise<SenderDetail> => {
  const { repositories, links } = newsletter();
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
    policy: policyValues(sender),
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
