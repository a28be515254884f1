import { Layouts, Page } from '@strapi/strapi/admin';
import { Suspense, lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { SideNav, StripNav, useNavEntries } from '../components/NewsletterNav';
import { useKeptFocus } from '../hooks/useKeptFocus';
import { OverviewProvider } from '../hooks/useOverview';
import { useText } from '../i18n/useText';

const CampaignsPage = lazy(() => import('./Campaigns/CampaignsPage'));
const CampaignPage = lazy(() => import('./Campaigns/CampaignPage'));
const ApprovalsPage = lazy(() => import('./Approvals/ApprovalsPage'));
const FormsPage = lazy(() => import('./Forms/FormsPage'));
const FormPage = lazy(() => import('./Forms/FormPage'));
const FormVersionPage = lazy(() => import('./Forms/FormVersionPage'));
const PurposesPage = lazy(() => import('./Purposes/PurposesPage'));
const SubscribersPage = lazy(() => import('./Subscribers/SubscribersPage'));
const SubscriberPage = lazy(() => import('./Subscribers/SubscriberPage'));
const RightsPage = lazy(() => import('./Rights/RightsPage'));
const ImportsPage = lazy(() => import('./Imports/ImportsPage'));
const NewImportPage = lazy(() => import('./Imports/NewImportPage'));
const ImportPage = lazy(() => import('./Imports/ImportPage'));
const AbuseReportsPage = lazy(() => import('./AbuseReports/AbuseReportsPage'));
const AbuseReportPage = lazy(() => import('./AbuseReports/AbuseReportPage'));
const SendersPage = lazy(() => import('./Senders/SendersPage'));
const SenderPage = lazy(() => import('./Senders/SenderPage'));
const LettersPage = lazy(() => import('./Letters/LettersPage'));
const OutboxPage = lazy(() => import('./Outbox/OutboxPage'));
const OutboxMailPage = lazy(() => import('./Outbox/OutboxMailPage'));

export default function App() {
  useKeptFocus();
  return (
    <OverviewProvider>
      <Layouts.Root sideNav={<SideNav />}>
        <StripNav />
        <Pages />
      </Layouts.Root>
    </OverviewProvider>
  );
}

function Pages() {
  const text = useText();
  return (
    <Suspense fallback={<Page.Loading>{text('common.loading')}</Page.Loading>}>
      <Routes>
        <Route index element={<FirstPage />} />
        <Route path="campaigns" element={<CampaignsPage />} />
        <Route path="campaigns/:id" element={<CampaignPage />} />
        <Route path="approvals" element={<ApprovalsPage />} />
        <Route path="forms" element={<FormsPage />} />
        <Route path="forms/:id" element={<FormPage />} />
        <Route path="forms/:id/versions/:version" element={<FormVersionPage />} />
        <Route path="purposes" element={<PurposesPage />} />
        <Route path="subscribers" element={<SubscribersPage />} />
        <Route path="subscribers/:id" element={<SubscriberPage />} />
        <Route path="rights" element={<RightsPage />} />
        <Route path="imports" element={<ImportsPage />} />
        <Route path="imports/new" element={<NewImportPage />} />
        <Route path="imports/:id" element={<ImportPage />} />
        <Route path="abuse-reports" element={<AbuseReportsPage />} />
        <Route path="abuse-reports/:id" element={<AbuseReportPage />} />
        <Route path="senders" element={<SendersPage />} />
        <Route path="senders/:id" element={<SenderPage />} />
        <Route path="letters" element={<LettersPage />} />
        <Route path="outbox" element={<OutboxPage />} />
        <Route path="outbox/:file" element={<OutboxMailPage />} />
        <Route path="*" element={<Navigate to="/404" replace />} />
      </Routes>
    </Suspense>
  );
}

/** The menu leads to the first page this user may see, which for the abuse desk is not the campaigns. */
function FirstPage() {
  const [first] = useNavEntries();
  return first === undefined ? <Page.NoPermissions /> : <Navigate to={first.to} replace />;
}
