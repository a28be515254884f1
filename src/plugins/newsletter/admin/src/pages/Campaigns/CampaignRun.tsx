import { useMemo, useState } from 'react';
import type { Campaign } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { DateTime } from '../../components/DateTime';
import { Facts } from '../../components/Facts';
import { PageFrame } from '../../components/PageFrame';
import { PreviewTabs } from '../../components/PreviewTabs';
import { RefusalNotice } from '../../components/RefusalNotice';
import { StateBadge } from '../../components/StateBadge';
import { useCan, useOverview } from '../../hooks/useOverview';
import { useText } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { usePreview } from '../../services/previews';
import { ApprovalNotice } from './ApprovalNotice';
import { LanesCard } from './LanesCard';
import { OpenEndsCard } from './OpenEndsCard';
import { ProgressPanel } from './ProgressPanel';
import { RecipientsCard } from './RecipientsCard';
import { draftOf } from './campaignDraft';
import { traitsOf } from './campaignState';
import { useCampaignsLink } from './useCampaignsLink';

interface CampaignRunProps {
  readonly campaign: Campaign;
  readonly onChanged: () => void;
}

/** A campaign from its start on: it can be watched and stopped, no longer rewritten. */
export function CampaignRun({ campaign, onChanged }: CampaignRunProps) {
  const text = useText();
  const back = useCampaignsLink();
  const mayReadPeople = useCan('subscribers.read');
  const { state } = campaign;
  // Recipients are fixed at the start: before it there is nobody to list and no provider that answered.
  const hasBegun = campaign.progress !== null && campaign.progress.startedAt !== null;
  // A campaign at its end is not asked after any more: what a person decides is counted anew by hand.
  const [decisions, setDecisions] = useState({ any: 0, all: 0 });
  const decided = (all: 0 | 1) => {
    setDecisions((before) => ({ any: before.any + 1, all: before.all + all }));
    onChanged();
  };
  return (
    <PageFrame
      permissions={PAGE_PERMISSIONS.campaigns}
      title={campaign.title}
      back={back}
      badge={<StateBadge tone={traitsOf(state).tone}>{text(`campaign.state.${state}`)}</StateBadge>}
    >
      {campaign.approval && <ApprovalNotice approval={campaign.approval} />}
      <ProgressPanel key={`progress-${decisions.any}`} campaign={campaign} onChanged={onChanged} />
      <OpenEndsCard campaign={campaign} onChanged={() => decided(1)} />
      {hasBegun && <LanesCard campaign={campaign} />}
      {hasBegun && mayReadPeople && (
        <RecipientsCard
          key={`recipients-${decisions.all}`}
          campaign={campaign}
          onChanged={() => decided(0)}
        />
      )}
      <ContentCard campaign={campaign} />
    </PageFrame>
  );
}

function ContentCard({ campaign }: { readonly campaign: Campaign }) {
  const text = useText();
  const { senders, purposes } = useOverview();
  const draft = useMemo(() => draftOf(campaign), [campaign]);
  const { preview, refusal } = usePreview(draft);
  const sender = senders.find(({ id }) => id === campaign.senderId);
  const purpose = purposes.find(
    ({ key, senderId }) => key === campaign.purposeKey && senderId === campaign.senderId,
  );
  return (
    <Card title={text('editor.content')}>
      <Facts
        items={[
          { label: text('campaign.sender'), value: sender?.name ?? campaign.senderId },
          { label: text('campaign.purpose'), value: purpose?.title ?? campaign.purposeKey },
          { label: text('campaign.mailing_id'), value: campaign.mailingId ?? '–' },
          { label: text('campaign.start_at'), value: <DateTime value={campaign.startAt} decides /> },
        ]}
      />
      <RefusalNotice refusal={refusal} />
      {preview && <PreviewTabs preview={preview} />}
    </Card>
  );
}
