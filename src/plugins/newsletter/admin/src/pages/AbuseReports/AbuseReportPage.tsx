import { Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import type { AbuseReport } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { DateTime } from '../../components/DateTime';
import { Facts } from '../../components/Facts';
import { Notice } from '../../components/Notice';
import { PageFrame } from '../../components/PageFrame';
import { ResourceView } from '../../components/ResourceView';
import { RowLink } from '../../components/RowLink';
import { StateBadge } from '../../components/StateBadge';
import { useCan } from '../../hooks/useOverview';
import { useDates } from '../../i18n/useDates';
import { useText, useWord } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { BASE_PATH } from '../../pluginId';
import { useAbuseReport } from '../../services/abuseReports';
import { VerdictForm } from './VerdictForm';

export default function AbuseReportPage() {
  const { id = '' } = useParams();
  const text = useText();
  const { toggleNotification } = useNotification();
  const resource = useAbuseReport(id);
  const { data } = resource;
  const onDecided = () => {
    toggleNotification({ type: 'success', message: text('verdict.given') });
    resource.reload();
  };
  return (
    <PageFrame
      permissions={PAGE_PERMISSIONS.abuseReports}
      title={data === undefined ? text('abuse.page') : text('abuse.page_of', { number: data.caseNumber })}
      back={{ to: `${BASE_PATH}/abuse-reports`, label: text('abuse.title') }}
      badge={
        data && (
          <StateBadge tone={data.state === 'open' ? 'warning' : 'neutral'}>
            {text(`abuse.state.${data.state}`)}
          </StateBadge>
        )
      }
    >
      <ResourceView resource={resource}>
        {(report) => (
          <>
            <ReportCard report={report} />
            <VerdictCard report={report} onDecided={onDecided} />
          </>
        )}
      </ResourceView>
    </PageFrame>
  );
}

function ReportCard({ report }: { readonly report: AbuseReport }) {
  const text = useText();
  const word = useWord();
  return (
    <Card title={text('abuse.report')}>
      <Notice tone={report.suppressed ? 'success' : 'info'}>
        {text(report.suppressed ? 'abuse.suppressed' : 'abuse.not_suppressed')}
      </Notice>
      <Facts
        items={[
          { label: text('abuse.reason'), value: word('abuse.reason', report.reason) },
          { label: text('abuse.received'), value: <DateTime value={report.receivedAt} precise /> },
          { label: text('abuse.proof'), value: text(`abuse.proof.${report.proof}`) },
          { label: text('abuse.reporter'), value: <Reporter report={report} /> },
          { label: text('campaign.mailing_id'), value: report.mailingId ?? '–' },
          { label: text('abuse.location'), value: report.location ?? '–' },
          {
            label: text('abuse.campaign'),
            value: <LinkTo path="campaigns" id={report.campaignId} name={report.campaignTitle} />,
          },
          {
            label: text('abuse.subscriber'),
            value: (
              <LinkTo path="subscribers" id={report.subscriberId} name={text('abuse.open_subscriber')} />
            ),
          },
          { label: text('campaign.sender'), value: report.senderName ?? '–' },
          { label: text('abuse.attachment'), value: report.attachmentName ?? '–' },
        ]}
      />
      <Typography variant="epsilon" fontWeight="semiBold" tag="h3">
        {text('abuse.message')}
      </Typography>
      <Typography
        tag="div"
        textColor="neutral800"
        style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}
      >
        {report.message || '–'}
      </Typography>
    </Card>
  );
}

function Reporter({ report: { reporter, anonymous } }: { readonly report: AbuseReport }) {
  const text = useText();
  if (reporter === null) return <>{text(anonymous ? 'abuse.anonymous' : 'abuse.reporter_hidden')}</>;
  const name = [reporter.salutation, reporter.name].filter(Boolean).join(' ');
  return <>{name === '' ? reporter.email : `${name} <${reporter.email}>`}</>;
}

interface LinkToProps {
  readonly path: 'campaigns' | 'subscribers';
  readonly id: string | null;
  readonly name: string | null;
}

function LinkTo({ path, id, name }: LinkToProps) {
  const mayRead = useCan(`${path}.read`);
  if (id === null || !mayRead) return <>{path === 'campaigns' && name !== null ? name : '–'}</>;
  return <RowLink to={`${BASE_PATH}/${path}/${id}`}>{name ?? id}</RowLink>;
}

/** What reporter and sender were told (DE-14). */
function Told({ report: { reasons, measure, ground } }: { readonly report: AbuseReport }) {
  const text = useText();
  const word = useWord();
  return (
    <>
      {measure !== null && (
        <p>
          {text('verdict.measure')}: {word('verdict.measure', measure)}
        </p>
      )}
      {ground !== null && (
        <p>
          {text('verdict.ground')}: {ground}
        </p>
      )}
      {reasons !== null && (
        <p>
          {text('verdict.reasons')}: {reasons}
        </p>
      )}
    </>
  );
}

function VerdictCard(props: { readonly report: AbuseReport; readonly onDecided: () => void }) {
  const { report, onDecided } = props;
  const text = useText();
  const word = useWord();
  const { dateTime } = useDates();
  const mayDecide = useCan('abuse.decide');
  const { verdict, verdictNote, decidedBy, decidedAt } = report;
  return (
    <Card title={text('verdict.title')}>
      {verdict !== null && (
        <Notice tone="info" title={word('verdict.choice', verdict)}>
          {verdictNote && <p>{verdictNote}</p>}
          <Told report={report} />
          {decidedBy !== null && decidedAt !== null && (
            <p>{text('approval.decided_by', { who: decidedBy, at: dateTime(decidedAt) })}</p>
          )}
        </Notice>
      )}
      {report.state === 'open' &&
        (mayDecide ? (
          <VerdictForm reportId={report.id} illegalContent={report.illegalContent} onDecided={onDecided} />
        ) : (
          <Notice tone="info">{text('verdict.not_permitted')}</Notice>
        ))}
    </Card>
  );
}
