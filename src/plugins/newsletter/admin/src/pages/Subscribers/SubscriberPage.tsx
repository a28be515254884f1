import { useState } from 'react';
import { useParams } from 'react-router-dom';
import type { ErasureResult, Subscriber } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { DateTime } from '../../components/DateTime';
import { Facts } from '../../components/Facts';
import { Notice } from '../../components/Notice';
import { PageFrame } from '../../components/PageFrame';
import { ResourceView } from '../../components/ResourceView';
import { StateBadge } from '../../components/StateBadge';
import { TimeZoneContext } from '../../i18n/useDates';
import { useText, useWord } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { BASE_PATH } from '../../pluginId';
import { useSubscriber } from '../../services/subscribers';
import { ConsentTimeline } from './ConsentTimeline';
import { ConsentsTable } from './ConsentsTable';
import { ErasureEffects } from './ErasureEffects';
import { MailTable } from './MailTable';
import { RightsCard } from './RightsCard';
import { SUBSCRIBER_TONES } from './subscriberState';

/** One person, in the time zone of the sender: what is told here has to agree with the proof. */
export default function SubscriberPage() {
  const { id = '' } = useParams();
  const text = useText();
  const resource = useSubscriber(id);
  const { data } = resource;
  const [erasure, setErasure] = useState<ErasureResult | null>(null);
  const erased = (result: ErasureResult) => {
    setErasure(result);
    resource.reload();
  };
  return (
    <TimeZoneContext.Provider value={data?.timeZone}>
      <PageFrame
        permissions={PAGE_PERMISSIONS.subscribers}
        title={data?.email || text(data ? 'subscriber.erased_person' : 'subscriber.page')}
        subtitle={data && text('subscriber.zone', { zone: data.timeZone })}
        back={{ to: `${BASE_PATH}/subscribers`, label: text('subscribers.title') }}
        badge={
          data && (
            <StateBadge tone={SUBSCRIBER_TONES[data.state]}>
              {text(`subscriber.state.${data.state}`)}
            </StateBadge>
          )
        }
      >
        {erasure && <ErasureOutcome result={erasure} />}
        <ResourceView resource={resource}>
          {(subscriber) => (
            <SubscriberBody subscriber={subscriber} onChanged={resource.reload} onErased={erased} />
          )}
        </ResourceView>
      </PageFrame>
    </TimeZoneContext.Provider>
  );
}

interface SubscriberBodyProps {
  readonly subscriber: Subscriber;
  readonly onChanged: () => void;
  readonly onErased: (result: ErasureResult) => void;
}

function SubscriberBody({ subscriber, onChanged, onErased }: SubscriberBodyProps) {
  const text = useText();
  const word = useWord();
  const { consents, timeline } = subscriber;
  const titles = new Map(consents.map(({ purposeKey, purposeTitle }) => [purposeKey, purposeTitle]));
  return (
    <>
      <SuppressionNotices subscriber={subscriber} />
      <SmtpUtf8Notice mark={subscriber.needsSmtpUtf8} />
      <Card title={text('subscriber.facts')}>
        <Facts
          items={[
            { label: text('campaign.sender'), value: subscriber.senderName },
            { label: text('subscriber.since'), value: <DateTime value={subscriber.createdAt} /> },
            { label: text('subscriber.locale'), value: word('locale', subscriber.locale) },
            ...Object.entries(subscriber.fields).map(([name, value]) => ({
              label: word('subscriber.field', name),
              value,
            })),
          ]}
        />
      </Card>
      <Card title={text('consents.title')}>
        <ConsentsTable consents={consents} />
      </Card>
      <RightsCard subscriber={subscriber} onChanged={onChanged} onErased={onErased} />
      <Card title={text('subscriber.mails')}>
        <MailTable mails={subscriber.mails} />
      </Card>
      <Card title={text('timeline.title')}>
        <ConsentTimeline subscriberId={subscriber.id} events={timeline} purposeTitles={titles} />
      </Card>
    </>
  );
}

function ErasureOutcome({ result }: { readonly result: ErasureResult }) {
  const text = useText();
  return (
    <Notice tone="success" title={text('erasure.done')} announce>
      <ErasureEffects proofKeptUntil={result.proofKeptUntil} />
    </Notice>
  );
}

/** A kind, and for some what it was about: the number of a report, the answer of a mail server. */
function Source({ source }: { readonly source: string }) {
  const word = useWord();
  const [kind = '', ...details] = source.split(':');
  const words = word('suppression.source', kind);
  return <>{details.length === 0 ? words : `${words}: ${details.join(':')}`}</>;
}

function SuppressionNotices({ subscriber: { suppressions } }: { readonly subscriber: Subscriber }) {
  const text = useText();
  const word = useWord();
  return (
    <>
      {suppressions.map(({ reason, since, source }) => (
        <Notice key={`${reason}-${since}`} tone="danger" title={text('suppression.title')}>
          {word('suppression.reason', reason)} · <DateTime value={since} /> · <Source source={source} />
        </Notice>
      ))}
    </>
  );
}

/** Whose lack it is and what helps: never the person's, who stays subscribed (C.2.2). */
function SmtpUtf8Notice({ mark }: { readonly mark: Subscriber['needsSmtpUtf8'] }) {
  const text = useText();
  if (mark === null) return null;
  return (
    <Notice tone="warning" title={text('smtputf8.title')}>
      {text(`smtputf8.${mark.lack}`)} {text('smtputf8.stays')} · <DateTime value={mark.at} />
    </Notice>
  );
}
