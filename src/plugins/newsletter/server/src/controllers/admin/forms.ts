import type { Context } from 'koa';
import type { FormPreview, FormStarter, FormVersionView } from '../../../../shared/contracts';
import { Refusal } from '../../domain/refusal';
import { starterTexts } from '../../domain/signup-form/starter-texts';
import { withRefusals } from '../../http/errors';
import { localeOf } from '../../http/locale';
import { bodyOf, envelope, pageOf, param, queryText } from '../../http/request';
import { newsletter } from '../../instance';
import { starterFacts } from '../../services/forms/form-content';
import { parseFormDraft } from '../../services/forms/form-drafts';
import { policyFor } from '../../services/policies';
import { actorOf } from './actor';
import {
  detailView,
  findingView,
  pageOfContent,
  pageOfDraft,
  summaryView,
  versionSummary,
} from './form-views';

const answer = async (ctx: Context): Promise<void> => {
  ctx.body = await detailView(await newsletter().forms.find(param(ctx, 'id')), localeOf(ctx));
};

export const formsController = withRefusals({
  list: async (ctx: Context) => {
    const page = pageOf(ctx);
    const filter = {
      q: queryText(ctx, 'q'),
      state: queryText(ctx, 'state'),
      senderId: queryText(ctx, 'senderId'),
    };
    const found = await newsletter().repositories.forms.page({ ...page, ...filter });
    ctx.body = envelope(page, {
      total: found.total,
      results: await Promise.all(found.results.map(summaryView)),
    });
  },

  find: answer,

  create: async (ctx: Context) => {
    const form = await newsletter().formDrafts.create(parseFormDraft(bodyOf(ctx)), actorOf(ctx).name);
    ctx.status = 201;
    ctx.body = await detailView(form, localeOf(ctx));
  },

  update: async (ctx: Context) => {
    await newsletter().formDrafts.save(param(ctx, 'id'), parseFormDraft(bodyOf(ctx)), actorOf(ctx).name);
    await answer(ctx);
  },

  remove: async (ctx: Context) => {
    await newsletter().formDrafts.remove(param(ctx, 'id'), actorOf(ctx).name);
    ctx.status = 204;
  },

  publish: async (ctx: Context) => {
    const { contentHash } = bodyOf(ctx);
    // Nobody publishes what he has not seen.
    if (typeof contentHash !== 'string')
      throw new Refusal('field_invalid', 'MOS-2.3', { field: 'contentHash' });
    await newsletter().forms.publish(param(ctx, 'id'), { actor: actorOf(ctx).name, contentHash });
    await answer(ctx);
  },

  retire: async (ctx: Context) => {
    await newsletter().forms.retire(param(ctx, 'id'), actorOf(ctx).name);
    await answer(ctx);
  },

  version: async (ctx: Context) => {
    const { forms, repositories, clock } = newsletter();
    const form = await forms.find(param(ctx, 'id'));
    const wanted = Number(param(ctx, 'version'));
    const version = (await repositories.forms.versions(form.id)).find((one) => one.version === wanted);
    if (!version) throw new Refusal('not_found', 'MOS-2.8');
    const counts = await repositories.forms.counts(form.id, clock.now());
    const sender = await repositories.senders.find(version.content.senderId);
    ctx.body = {
      ...(await versionSummary(version, { form, counts })),
      formId: form.id,
      formName: form.name || form.title || form.slug,
      html: pageOfContent(version.content, sender, String(version.version)),
    } satisfies FormVersionView;
  },

  preview: async (ctx: Context) => {
    const assessed = await newsletter().forms.assess(parseFormDraft(bodyOf(ctx)));
    ctx.body = {
      html: pageOfDraft(assessed),
      findings: assessed.findings.map((finding) => findingView(finding, localeOf(ctx))),
    } satisfies FormPreview;
  },

  starter: async (ctx: Context) => {
    const { repositories, siteProfiles } = newsletter();
    const sender = await repositories.senders.find(queryText(ctx, 'senderId') ?? '');
    if (!sender) throw new Refusal('field_invalid', 'MFR-1.1', { field: 'senderId' });
    const { maxPartners } = policyFor(sender.profiles, siteProfiles);
    ctx.body = {
      ...starterTexts(queryText(ctx, 'language') === 'en' ? 'en' : 'de', starterFacts(sender)),
      privacyUrl: sender.privacyUrl,
      partners: { max: maxPartners.value, rule: maxPartners.rule },
    } satisfies FormStarter;
  },
});
