import bootstrap from './bootstrap';
import { contentTypes } from './content-types';
import { abuseReportsController } from './controllers/admin/abuse-reports';
import { breachesController } from './controllers/admin/breaches';
import { transportsController } from './controllers/admin/transports';
import { approvalsController, campaignsController } from './controllers/admin/campaigns';
import { formsController } from './controllers/admin/forms';
import { deadlinesController } from './controllers/admin/deadlines';
import { dkimKeysController } from './controllers/admin/dkim-keys';
import { exportsController } from './controllers/admin/exports';
import { importsController } from './controllers/admin/imports';
import { overviewController } from './controllers/admin/overview';
import { purposesController } from './controllers/admin/purposes';
import { proofsController } from './controllers/admin/proofs';
import { lanesController } from './controllers/admin/lanes';
import { lettersController } from './controllers/admin/letters';
import { recipientsController } from './controllers/admin/recipients';
import { recordsController } from './controllers/admin/records';
import { rightsController } from './controllers/admin/rights';
import { senderTermsController } from './controllers/admin/sender-terms';
import { sendersController } from './controllers/admin/senders';
import { subscribersController } from './controllers/admin/subscribers';
import { publicController } from './controllers/content-api/public';
import destroy from './destroy';
import { unreadableBody } from './http/unreadable-body';
import { newsletter } from './instance';
import register from './register';
import { adminRoutes } from './routes/admin';
import { contentApiRoutes } from './routes/content-api';

export default {
  register,
  bootstrap,
  destroy,
  contentTypes,
  routes: { admin: adminRoutes, 'content-api': contentApiRoutes },
  controllers: {
    public: publicController,
    campaigns: campaignsController,
    lanes: lanesController,
    letters: lettersController,
    recipients: recipientsController,
    approvals: approvalsController,
    subscribers: subscribersController,
    abuseReports: abuseReportsController,
    forms: formsController,
    purposes: purposesController,
    deadlines: deadlinesController,
    exports: exportsController,
    imports: importsController,
    overview: overviewController,
    proofs: proofsController,
    breaches: breachesController,
    transports: transportsController,
    records: recordsController,
    rights: rightsController,
    senders: sendersController,
    dkimKeys: dkimKeysController,
    senderTerms: senderTermsController,
  },
  middlewares: { 'unreadable-body': unreadableBody },
  /** `strapi.plugin('newsletter').service('newsletter')`: everything composed, for scripts of the site. */
  services: { newsletter: () => newsletter() },
};
