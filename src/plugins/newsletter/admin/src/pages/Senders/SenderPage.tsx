import { Typography } from '@strapi/design-system';
import { useParams } from 'react-router-dom';
import type { SenderDetail } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { DataTable } from '../../components/DataTable';
import { Facts } from '../../components/Facts';
import { Notice } from '../../components/Notice';
import { PageFrame } from '../../components/PageFrame';
import { ResourceView } from '../../components/ResourceView';
import { StateBadge } from '../../components/StateBadge';
import { TabLink } from '../../components/TabLink';
import { Whole } from '../../components/Whole';
import { useCan } from '../../hooks/useOverview';
import { useText } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { BASE_PATH } from '../../pluginId';
import { useSenders } from '../../services/senders';
import { AgreementsCard } from './AgreementsCard';
import { SenderDecisionCard } from './SenderDecisionCard';
import { SenderKeysCard } from './SenderKeysCard';
import { SanctionsCard } from './SanctionsCard';
import { TermsCard } from './TermsCard';
import { SENDER_TONES } from './senderState';

/** What a sender needs before mail may leave in its name, and what is in force for it. */
export default function SenderPage() {
  const { id = '' } = useParams();
  const text = useText();
  const resource = useSenders();
  const mayDecide = useCan('senders.decide');
  const sender = resource.data?.results.find((candidate) => candidate.id === id);
  return (
    <PageFrame
      permissions={PAGE_PERMISSIONS.senders}
      title={sender?.name ?? text('campaign.sender')}
      back={{ to: `${BASE_PATH}/senders`, label: text('senders.title') }}
      badge={
        sender && (
          <StateBadge tone={SENDER_TONES[sender.state]}>{text(`sender.state.${sender.state}`)}</StateBadge>
        )
      }
    >
      <ResourceView resource={resource}>
        {() =>
          sender === undefined ? (
            <Notice tone="info">{text('refusal.code.not_found')}</Notice>
          ) : (
            <>
              <IdentityCard sender={sender} />
              <AgreementsCard sender={sender} onAccepted={resource.reload} />
              <SenderKeysCard sender={sender} mayOrder={mayDecide} onChanged={resource.reload} />
              {mayDecide && sender.state !== 'ended' && (
                <SenderDecisionCard sender={sender} onDecided={resource.reload} />
              )}
              <SanctionsCard sender={sender} onChanged={resource.reload} />
              <TermsCard sender={sender} onChanged={resource.reload} />
              <PolicyCard sender={sender} />
              <FormsCard sender={sender} />
            </>
          )
        }
      </ResourceView>
    </PageFrame>
  );
}

function IdentityCard({ sender }: { readonly sender: SenderDetail }) {
  const text = useText();
  const { imprintProblems } = sender;
  return (
    <Card title={text('sender.identity')}>
      {imprintProblems.length > 0 && (
        <Notice tone="danger" title={text('sender.imprint_problems')}>
          <ul>
            {imprintProblems.map(({ field, rule, message }) => (
              <li key={`${field}-${rule}`}>
                <strong>{rule}</strong> {message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Facts
        items={[
          { label: text('outbox.from'), value: `${sender.fromName} <${sender.fromEmail}>` },
          { label: text('sender.domain'), value: sender.domain },
          { label: text('sender.bounce_domain'), value: sender.bounceDomain },
          { label: text('sender.time_zone'), value: sender.timeZone },
          { label: text('sender.profiles'), value: sender.profiles.join(', ') },
        ]}
      />
    </Card>
  );
}

function PolicyCard({ sender: { policy } }: { readonly sender: SenderDetail }) {
  const text = useText();
  return (
    <Card title={text('sender.policy')}>
      {policy.length === 0 && <Notice tone="danger">{text('sender.policy.gone')}</Notice>}
      <Typography textColor="neutral600">{text('sender.policy.hint')}</Typography>
      <DataTable
        label={text('sender.policy')}
        columns={[
          { id: 'name', label: text('sender.policy.what'), cell: ({ name }) => name },
          { id: 'value', label: text('outbox.header_value'), cell: ({ value }) => value },
          { id: 'rule', label: text('recipients.rule'), cell: ({ rule }) => <Whole>{rule}</Whole> },
          { id: 'profile', label: text('sender.policy.source'), cell: ({ profile }) => profile },
        ]}
        rows={policy}
        rowKey={({ name, profile, value }) => `${name} ${profile} ${value}`}
        plain
      />
    </Card>
  );
}

function FormsCard({ sender: { forms } }: { readonly sender: SenderDetail }) {
  const text = useText();
  if (forms.length === 0) return null;
  return (
    <Card title={text('sender.forms')}>
      <DataTable
        label={text('sender.forms')}
        columns={[
          { id: 'title', label: text('campaign.title'), cell: ({ title }) => title },
          { id: 'version', label: text('sender.published'), cell: ({ version }) => version ?? '–' },
          {
            id: 'url',
            label: text('sender.url'),
            cell: ({ url }) => <TabLink href={url} />,
          },
        ]}
        rows={forms}
        rowKey={({ slug }) => slug}
        plain
      />
    </Card>
  );
}
