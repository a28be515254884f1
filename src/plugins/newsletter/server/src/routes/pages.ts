import type { Context } from 'koa';
import {
  showAbuse,
  showAbuseConfirmation,
  submitAbuse,
  submitAbuseConfirmation,
} from '../controllers/pages/abuse';
import {
  showConfirmation,
  showNeverAgain,
  submitConfirmation,
  submitNeverAgain,
} from '../controllers/pages/confirmation';
import { showUnsubscribe, showWebView, submitUnsubscribe } from '../controllers/pages/leaving';
import { showOrigin, submitOrigin } from '../controllers/pages/origin';
import { showPreferences, submitPreferences } from '../controllers/pages/preferences';
import { showPrivacy } from '../controllers/pages/privacy';
import { showRenewal, submitRenewal } from '../controllers/pages/renewal';
import {
  showAddress,
  showAddressChange,
  showData,
  showDataRequest,
  showErasure,
  submitAddress,
  submitAddressChange,
  submitData,
  submitDataRequest,
  submitErasure,
} from '../controllers/pages/rights';
import { showForm, submitForm } from '../controllers/pages/signup';
import { showWidgetFile } from '../controllers/pages/widget';
import { showMetrics } from '../http/metrics';
import { page } from '../http/pages';

const route = (method: 'GET' | 'POST', path: string, handler: (ctx: Context) => Promise<void> | void) => ({
  method,
  path: `/newsletter${path}`,
  handler: page(handler),
  info: { type: 'content-api' as const, pluginName: 'newsletter' },
  config: { auth: false as const },
});

/** Pages behind the links in mails, outside of /api. GET shows, POST does (design 2.5). */
export const pageRoutes = [
  route('GET', '/forms/:slug', showForm),
  route('POST', '/forms/:slug', submitForm),
  route('GET', '/:file(widget(?:-proof|-spelling)?\\.js)', showWidgetFile),
  route('GET', '/confirm/:token', showConfirmation),
  route('POST', '/confirm/:token', submitConfirmation),
  route('GET', '/never-again/:token', showNeverAgain),
  route('POST', '/never-again/:token', submitNeverAgain),
  route('GET', '/u/:token', showUnsubscribe),
  route('POST', '/u/:token', submitUnsubscribe),
  route('GET', '/preferences/:token', showPreferences),
  route('POST', '/preferences/:token', submitPreferences),
  route('GET', '/preferences/:token/address', showAddress),
  route('POST', '/preferences/:token/address', submitAddress),
  route('GET', '/address/:token', showAddressChange),
  route('POST', '/address/:token', submitAddressChange),
  route('GET', '/access', showDataRequest),
  route('POST', '/access', submitDataRequest),
  route('GET', '/data/:token', showData),
  route('POST', '/data/:token', submitData),
  route('GET', '/erasure/:token', showErasure),
  route('POST', '/erasure/:token', submitErasure),
  route('GET', '/renew/:token', showRenewal),
  route('POST', '/renew/:token', submitRenewal),
  route('GET', '/view/:token', showWebView),
  route('GET', '/origin', showOrigin),
  route('POST', '/origin', submitOrigin),
  route('GET', '/privacy', showPrivacy),
  route('GET', '/abuse', showAbuse),
  route('POST', '/abuse', submitAbuse),
  route('GET', '/abuse/confirm/:token', showAbuseConfirmation),
  route('POST', '/abuse/confirm/:token', submitAbuseConfirmation),
];

/** For a monitoring system, and only where a token is set: otherwise there is nothing at this path. */
export const metricsRoutes = (token: unknown) =>
  typeof token === 'string' && token !== ''
    ? [{ ...route('GET', '/metrics', showMetrics(token)), handler: showMetrics(token) }]
    : [];

/** The first part of each page's path below /newsletter. */
export const pageNames: ReadonlySet<string> = new Set(
  pageRoutes.map(({ path }) => path.split('/')[2] ?? '').filter((name) => !name.startsWith(':')),
);
