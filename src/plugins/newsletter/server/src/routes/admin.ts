import type { Ability } from '../../../shared/contracts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A route of the admin, with the permission it asks for written right at it. */
const guarded = (method: Method, path: string, handler: string, ability: Ability) => ({
  method,
  path,
  handler,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [`plugin::newsletter.${ability}`] } },
    ],
  },
});

/** Everybody who is logged in: it tells each what he may do. */
const forEverybody = (method: Method, path: string, handler: string) => ({
  method,
  path,
  handler,
  config: { policies: ['admin::isAuthenticatedAdmin'] },
});

/** Under /newsletter, for the admin's pages. */
export const adminRoutes = {
  type: 'admin',
  routes: [
    forEverybody('GET', '/overview', 'overview.show'),
    forEverybody('GET', '/heartbeat', 'overview.heartbeat'),

    guarded('GET', '/campaigns', 'campaigns.list', 'campaigns.read'),
    guarded('POST', '/campaigns', 'campaigns.create', 'campaigns.write'),
    guarded('GET', '/campaigns/:id', 'campaigns.find', 'campaigns.read'),
    guarded('PUT', '/campaigns/:id', 'campaigns.update', 'campaigns.write'),
    guarded('DELETE', '/campaigns/:id', 'campaigns.remove', 'campaigns.write'),
    guarded('POST', '/previews', 'campaigns.preview', 'campaigns.read'),
    guarded('POST', '/campaigns/:id/check', 'campaigns.check', 'campaigns.read'),
    guarded('GET', '/campaigns/:id/forecast', 'campaigns.forecast', 'campaigns.read'),
    guarded('GET', '/campaigns/:id/progress', 'campaigns.progress', 'campaigns.read'),
    guarded('GET', '/campaigns/:id/lanes', 'lanes.list', 'campaigns.read'),
    guarded('GET', '/campaigns/:id/recipients', 'recipients.list', 'subscribers.read'),
    guarded('POST', '/campaigns/:id/recipient-decisions', 'recipients.decide', 'campaigns.send'),
    guarded('GET', '/campaigns/:id/report', 'recipients.report', 'subscribers.export'),
    guarded('POST', '/campaigns/:id/confirmations', 'campaigns.confirm', 'campaigns.send'),
    guarded('POST', '/campaigns/:id/schedule', 'campaigns.schedule', 'campaigns.send'),
    guarded('POST', '/campaigns/:id/pause', 'campaigns.pause', 'campaigns.send'),
    guarded('DELETE', '/campaigns/:id/pause', 'campaigns.resume', 'campaigns.send'),
    guarded('POST', '/campaigns/:id/cancellation', 'campaigns.cancel', 'campaigns.send'),

    guarded('GET', '/approvals', 'approvals.list', 'campaigns.read'),
    guarded('POST', '/approvals/:id/decision', 'approvals.decide', 'campaigns.approve'),

    // Not `/forms`: there the hosted forms are, for everybody.
    guarded('GET', '/signup-forms', 'forms.list', 'forms.read'),
    guarded('POST', '/signup-forms', 'forms.create', 'forms.write'),
    guarded('GET', '/signup-forms/:id', 'forms.find', 'forms.read'),
    guarded('PUT', '/signup-forms/:id', 'forms.update', 'forms.write'),
    guarded('DELETE', '/signup-forms/:id', 'forms.remove', 'forms.write'),
    guarded('POST', '/signup-forms/:id/publication', 'forms.publish', 'forms.publish'),
    guarded('DELETE', '/signup-forms/:id/publication', 'forms.retire', 'forms.publish'),
    guarded('GET', '/signup-forms/:id/versions/:version', 'forms.version', 'forms.read'),
    guarded('POST', '/form-previews', 'forms.preview', 'forms.read'),
    guarded('GET', '/form-starters', 'forms.starter', 'forms.read'),

    guarded('GET', '/purposes', 'purposes.list', 'forms.read'),
    guarded('POST', '/purposes', 'purposes.create', 'forms.write'),
    guarded('PUT', '/purposes/:id', 'purposes.update', 'forms.write'),
    guarded('POST', '/purposes/:id/archival', 'purposes.archive', 'forms.write'),
    guarded('DELETE', '/purposes/:id/archival', 'purposes.restore', 'forms.write'),

    // By POST: what is searched for is an address, and a query string ends up in logs.
    guarded('POST', '/subscriber-searches', 'subscribers.list', 'subscribers.read'),
    guarded('GET', '/subscribers/:id', 'subscribers.find', 'subscribers.read'),
    guarded('GET', '/subscribers/:id/proof', 'proofs.json', 'subscribers.prove'),
    guarded('GET', '/subscribers/:id/proof.pdf', 'proofs.pdf', 'subscribers.prove'),
    guarded('GET', '/subscribers/:id/records/:record/form', 'subscribers.form', 'subscribers.read'),
    guarded('POST', '/subscribers/:id/unsubscription', 'subscribers.unsubscribe', 'subscribers.unsubscribe'),

    // By POST: each one taken is noted.
    guarded('POST', '/subscribers/:id/access-export', 'rights.export', 'rights.access'),
    guarded('POST', '/subscribers/:id/address-change', 'rights.correct', 'rights.correct'),
    guarded('POST', '/subscribers/:id/erasure', 'rights.erase', 'rights.erase'),

    guarded('GET', '/leaving-tasks', 'deadlines.tasks', 'rights.read'),
    guarded('POST', '/leaving-tasks/:id/decision', 'deadlines.decide', 'rights.decide'),
    guarded('GET', '/leaving-latency', 'deadlines.latency', 'rights.read'),
    guarded('GET', '/retention', 'deadlines.retention', 'rights.read'),
    guarded('GET', '/data-requests', 'deadlines.requests', 'rights.read'),
    guarded('GET', '/erasures', 'deadlines.erasures', 'rights.read'),
    guarded('GET', '/breaches', 'breaches.list', 'rights.read'),
    guarded('POST', '/breaches', 'breaches.record', 'rights.decide'),
    guarded('POST', '/breaches/:id/closure', 'breaches.close', 'rights.decide'),
    guarded('GET', '/processing-records', 'records.records', 'rights.read'),
    guarded('GET', '/processing-agreement', 'records.agreement', 'rights.read'),

    // By GET: Strapi's client takes files no other way. It holds no address, and each one taken is noted.
    guarded('GET', '/exports', 'exports.create', 'subscribers.export'),

    guarded('GET', '/imports', 'imports.list', 'imports.read'),
    guarded('POST', '/imports', 'imports.create', 'imports.write'),
    guarded('GET', '/imports/:id', 'imports.find', 'imports.read'),
    guarded('PUT', '/imports/:id', 'imports.configure', 'imports.write'),
    guarded('POST', '/imports/:id/parts', 'imports.receive', 'imports.write'),
    guarded('POST', '/imports/:id/completion', 'imports.complete', 'imports.write'),
    guarded('GET', '/imports/:id/preview', 'imports.preview', 'imports.write'),
    guarded('POST', '/imports/:id/start', 'imports.start', 'imports.write'),
    guarded('POST', '/imports/:id/cancellation', 'imports.cancel', 'imports.write'),
    guarded('POST', '/imports/:id/evidence', 'imports.answerEvidence', 'imports.write'),
    guarded('POST', '/imports/:id/evidence-decision', 'imports.decide', 'imports.decide'),
    guarded('GET', '/imports/:id/report', 'imports.report', 'imports.write'),

    guarded('GET', '/abuse-reports', 'abuseReports.list', 'abuse.read'),
    guarded('GET', '/abuse-reports/:id', 'abuseReports.find', 'abuse.read'),
    guarded('POST', '/abuse-reports/:id/verdict', 'abuseReports.decide', 'abuse.decide'),

    guarded('GET', '/letters', 'letters.list', 'letters.read'),
    guarded('POST', '/letters/:id/decision', 'letters.decide', 'letters.decide'),

    guarded('GET', '/outbox', 'overview.outbox', 'outbox.read'),
    guarded('GET', '/outbox/:file', 'overview.outboxMail', 'outbox.read'),
    guarded('GET', '/transports', 'transports.list', 'outbox.read'),
    guarded('POST', '/transports/checks', 'transports.check', 'outbox.read'),

    guarded('GET', '/senders', 'senders.list', 'campaigns.read'),
    guarded('POST', '/senders/:id/acceptances', 'senders.accept', 'campaigns.send'),
    guarded('POST', '/senders/:id/decision', 'senders.decide', 'senders.decide'),
    guarded('POST', '/senders/:id/sanctions', 'senderTerms.impose', 'senders.decide'),
    guarded('POST', '/senders/:id/sanctions/:sanction/release', 'senderTerms.release', 'senders.decide'),
    guarded('POST', '/senders/:id/termination', 'senderTerms.terminate', 'senders.decide'),
    guarded('PUT', '/senders/:id/contract-end', 'senderTerms.setContractEnd', 'senders.decide'),
    guarded('PUT', '/senders/:id/limits', 'senderTerms.setLimits', 'senders.decide'),
    guarded('POST', '/senders/:id/dkim-keys', 'dkimKeys.order', 'senders.decide'),
    guarded('DELETE', '/senders/:id/dkim-keys/:selector', 'dkimKeys.withdraw', 'senders.decide'),
  ],
};
