const open = (method: 'GET' | 'POST' | 'PATCH', path: string, handler: string) => ({
  method,
  path,
  handler: `public.${handler}`,
  // Visitors have no account. What protects them and us is in the services: tokens, limits, one answer for all.
  config: { auth: false as const },
});

/** Under /api/newsletter. */
export const contentApiRoutes = {
  type: 'content-api',
  routes: [
    open('GET', '/forms/:slug', 'form'),
    open('GET', '/forms/:slug/challenge', 'challenge'),
    open('POST', '/subscriptions', 'subscribe'),
    open('POST', '/confirmations', 'confirm'),
    open('GET', '/preferences/:token', 'preferences'),
    open('PATCH', '/preferences/:token', 'savePreferences'),
    open('POST', '/unsubscribe/:token', 'unsubscribe'),
    open('POST', '/renewals', 'renew'),
    open('POST', '/origin-requests', 'askOrigin'),
    open('POST', '/abuse-reports', 'reportAbuse'),
    open('GET', '/ledger-key', 'ledgerKey'),
  ],
};
