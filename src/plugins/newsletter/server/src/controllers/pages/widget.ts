import type { Context } from 'koa';
import { Refusal } from '../../domain/refusal';
import { param } from '../../http/request';
import { newsletter } from '../../instance';

/** A new version reaches every site within ten minutes; what is asked for by its hash never changes. */
const REVALIDATE = 'public, max-age=600, must-revalidate';
const FOREVER = 'public, max-age=31536000, immutable';

/** The scripts of the signup widget: the only files of ours that foreign sites load. */
export const showWidgetFile = (ctx: Context): void => {
  const file = newsletter().widgetFiles.read(param(ctx, 'file'));
  if (!file) throw new Refusal('not_found', 'MFR-4.1');
  ctx.type = 'text/javascript; charset=utf-8';
  ctx.set('Cache-Control', ctx.query.v === file.hash ? FOREVER : REVALIDATE);
  // The files loaded later are modules, and those are always asked for by CORS.
  ctx.set('Access-Control-Allow-Origin', '*');
  ctx.remove('Access-Control-Allow-Credentials');
  ctx.set('Cross-Origin-Resource-Policy', 'cross-origin');
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.vary('Accept-Encoding');
  ctx.etag = `W/"${file.hash}"`;
  ctx.status = 200;
  if (ctx.get('If-None-Match').includes(file.hash)) {
    ctx.status = 304;
    return;
  }
  const zipped = ctx.acceptsEncodings('gzip', 'identity') === 'gzip';
  if (zipped) ctx.set('Content-Encoding', 'gzip');
  ctx.body = zipped ? file.gzipped : file.plain;
};
