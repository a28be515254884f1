import { useParams } from 'react-router-dom';
import type { Subscriber } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { DateTime } from '../../components/DateTime';
import { Facts } from '../../components/Facts';
import { Notice } from '../../components/Notice';
import { PageFrame } from '../../components/PageFrame';
import { RefusalNotice } from '../../components/RefusalNotice';
import { ResourceView } from '../../components/ResourceView';
import { StateBadge } from '../../components/StateBadge';
import { useCan } from '../../hooks/useOverview';
import { useText, useWord } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { BASE_PATH } from '../../pluginId';
import { useProof, useSubscriber } from '../../services/subscribers';
import { ConsentTimeline } from './ConsentTimeline';
import { ConsentsTable } from './ConsentsTable';
import { MailTable } from './MailTable';
import { ProofButtons } from './ProofButtons';
import { UnsubscribeButton } from './UnsubscribeButton';
import { SUBSCRIBER_TONES, isRevocable } from './subscriberState';

export default function SubscriberPage() {
  const { id = '' } = useParams();
  const text = useText();
  const resource = useSubscriber(id);
  const proof = useProof(id);
  const { data } = resource;
  const mayUnsubscribe = useCan('subscribers.unsubscribe');
  const mayProve = useCan('subscribers.prove');
  return (
    <PageFrame
      permissions={PAGE_PERMISSIONS.subscribers}
      title={data?.email || text(data ? 'subscriber.erased' : 'subscriber.page')}
      back={{ to: `${BASE_PATH}/subscribers`, label: text('subscribers.title') }}
      badge={
        data && (
          <StateBadge tone={SUBSCRIBER_TONES[data.state]}>
            {text(`subscriber.state.${data.state}`)}
          </StateBadge>
        )
      }
      actions={
        data && (
          <>
            {mayProve && <ProofButtons subscriberId={id} proof={proof} />}
            {mayUnsubscribe && data.consents.some(isRevocable) && (
              <UnsubscribeButton subscriber={data} onDone={resource.reload} />
            )}
          </>
        )
      }
    >
      <RefusalNotice refusal={proof.refusal} />
      <ResourceView resource={resource}>
        {(subscriber) => <SubscriberBody subscriber={subscriber} />}
      </ResourceView>
    </PageFrame>
  );
}

function SubscriberBody({ subscriber }: { readonly subscriber: Subscriber }) {
  const text = useText();
  const word = useWord();
  const { consents, timeline } = subscriber;
  const titles = new Map(consents.map(({ purposeKey, purposeTitle }) => [purposeKey, purposeTitle]));
  return (
    <>
      <SuppressionNotices subscriber={subscriber} />
      <Card title={text('subscriber.facts')}>
        <Facts
          items={[
            { label: text('campaign.sender'), value: subscriber.senderName },
            { label: text('subscriber.since'), value: <DateTime value={subscriber.createdAt} /> },
            { label: text('subscriber.locale'), value: word('locale', subscriber.locale) },
            ...Object.entries(subscriber.fields).map(([label, value]) => ({ label, value })),
          ]}
        />
      </Card>
      <Card title={text('consents.title')}>
        <ConsentsTable consents={consents} />
      </Card>
      <Card title={text('subscriber.mails')}>
        <MailTable mails={subscriber.mails} />
      </Card>
      <Card title={text('timeline.title')}>
        <ConsentTimeline events={timeline} purposeTitles={titles} />
      </Card>
    </>
  );
}

function SuppressionNotices({ subscriber: { suppressions } }: { readonly subscriber: Subscriber }) {
  const text = useText();
  const word = useWord();
  return (
    <>
      {suppressions.map(({ reason, since, source }) => (
        <Notice key={`${reason}-${since}`} tone="danger" title={text('suppression.title')}>
          {word('suppression.reason', reason)} · <DateTime value={since} /> ·{' '}
          {word('suppression.source', source)}
        </Notice>
      ))}
    </>
  );
}
