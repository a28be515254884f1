import type { Context } from 'koa';
import { newsletter } from '../../instance';
import { withRefusals } from '../../http/errors';
import { asLocale, localeOf } from '../../http/locale';
import { isOneClick } from '../../http/one-click';
import { bodyOf, param, requireReadableType } from '../../http/request';
import { readUpload } from '../../http/upload';
import { signsOf } from '../../http/signs';
import { visitor } from '../../http/visitor';
import { Refusal } from '../../domain/refusal';
import type { LeavingAct } from '../../services/leaving/leaving';
import { offerForm, readVersion } from './forms';
import { readPreferences } from './preferences';
import { countingUnknown } from './unknown-links';
import { preferencesView } from './views';

/** One-click clients post from anywhere, some of them from a browser (R8058-8). */
const allowAnyOrigin = (ctx: Context): void => {
  ctx.set('Access-Control-Allow-Origin', '*');
  ctx.set('Cache-Control', 'no-store');
};

/** The public JSON operations. Same services as the pages and GraphQL, same refusals. */
export const publicController = withRefusals({
  form: async (ctx: Context) => {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { data: await offerForm(ctx, param(ctx, 'slug')) };
  },

  challenge: async (ctx: Context) => {
    ctx.set('Cache-Control', 'no-store');
    const { signup, challenge, limits } = newsletter();
    const { form } = await signup.openForm(param(ctx, 'slug'));
    await limits.take('signup-challenge', visitor(ctx).ip);
    ctx.body = { data: await challenge.issue(form.content.slug) };
  },

  subscribe: async (ctx: Context) => {
    requireReadableType(ctx);
    const body = bodyOf(ctx);
    const { signup } = newsletter();
    if (typeof body.form !== 'string') throw new Refusal('form_unknown', 'DESIGN-2.6', { field: 'form' });
    await signup.request({
      form: body.form,
      email: body.email,
      consents: body.consents,
      fields: body.fields,
      locale: asLocale(body.locale) ?? undefined,
      source: typeof body.source === 'string' ? body.source : undefined,
      version: readVersion(body.version),
      signs: signsOf(ctx, 'api', body),
      ...visitor(ctx),
    });
    ctx.status = 202;
    ctx.body = { data: { status: 'confirmation-requested' } };
  },

  confirm: async (ctx: Context) => {
    requireReadableType(ctx);
    const { token } = bodyOf(ctx);
    if (typeof token !== 'string') throw new Refusal('link_invalid', 'VIV-2.3a', { field: 'token' });
    const act = { method: 'api' as const, ...visitor(ctx) };
    const pending = await countingUnknown(ctx, () => newsletter().confirmation.confirm(token, act));
    ctx.body = {
      data: {
        status: 'confirmed',
        purposes: pending.boxes.map((box) => ({ key: box.purposeKey, title: box.title })),
      },
    };
  },

  preferences: async (ctx: Context) => {
    ctx.set('Cache-Control', 'no-store');
    const found = await countingUnknown(ctx, () => newsletter().preferences.show(param(ctx, 'token')));
    ctx.body = { data: preferencesView(found) };
  },

  savePreferences: async (ctx: Context) => {
    ctx.set('Cache-Control', 'no-store');
    requireReadableType(ctx);
    const body = bodyOf(ctx);
    const { preferences } = newsletter();
    const before = await countingUnknown(ctx, () => preferences.show(param(ctx, 'token')));
    const act: LeavingAct = { method: 'api', ...visitor(ctx) };
    const saved = await preferences.save(param(ctx, 'token'), readPreferences(body, before), act);
    ctx.body = { data: preferencesView(saved) };
  },

  unsubscribe: async (ctx: Context) => {
    allowAnyOrigin(ctx);
    const body = (ctx.request as { body?: unknown }).body;
    const scope = (body as { scope?: unknown } | undefined)?.scope === 'all' ? 'all' : 'this';
    const act: LeavingAct = { method: isOneClick(ctx, body) ? 'one-click' : 'api', scope, ...visitor(ctx) };
    await countingUnknown(ctx, () => newsletter().leaving.leave(param(ctx, 'token'), act));
    ctx.status = 200;
    ctx.body = { data: { status: 'unsubscribed' } };
  },

  renew: async (ctx: Context) => {
    requireReadableType(ctx);
    const { token } = bodyOf(ctx);
    if (typeof token !== 'string') throw new Refusal('link_invalid', 'MSR-2.4-10', { field: 'token' });
    const act = { method: 'api' as const, ...visitor(ctx) };
    const { purpose } = await countingUnknown(ctx, () => newsletter().renewal.renew(token, act));
    ctx.body = { data: { status: 'renewed', purpose: { key: purpose.key, title: purpose.title } } };
  },

  askOrigin: async (ctx: Context) => {
    requireReadableType(ctx);
    await newsletter().origin.ask({ email: bodyOf(ctx).email, ip: visitor(ctx).ip, locale: localeOf(ctx) });
    ctx.status = 202;
    ctx.body = { data: { status: 'received' } };
  },

  reportAbuse: async (ctx: Context) => {
    requireReadableType(ctx);
    const { limits, abuse } = newsletter();
    await limits.take('abuse-report', visitor(ctx).ip);
    const receipt = await abuse.file({
      ...bodyOf(ctx),
      attachment: await readUpload(ctx, 'attachment'),
      locale: localeOf(ctx),
    });
    ctx.status = 202;
    ctx.body = { data: receipt };
  },

  /** With which key checkpoints of the consent ledger are signed: for whoever keeps one. */
  ledgerKey: async (ctx: Context) => {
    const key = await newsletter().ledgerCheckpoints.publishedKey();
    if (!key) throw new Refusal('not_found', 'DESIGN-2.2');
    ctx.body = { data: key };
  },
});
