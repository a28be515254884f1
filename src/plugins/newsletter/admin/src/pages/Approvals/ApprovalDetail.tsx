import { useEffect, useMemo, useRef } from 'react';
import type { Approval, Campaign } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { Facts } from '../../components/Facts';
import { FindingsList } from '../../components/FindingsList';
import { DateTime } from '../../components/DateTime';
import { Notice } from '../../components/Notice';
import { PreviewTabs } from '../../components/PreviewTabs';
import { RefusalNotice } from '../../components/RefusalNotice';
import { ResourceView } from '../../components/ResourceView';
import { useText } from '../../i18n/useText';
import { useCampaign } from '../../services/campaigns';
import { usePreview } from '../../services/previews';
import { draftOf } from '../Campaigns/campaignDraft';
import { DecisionForm } from './DecisionForm';

interface ApprovalDetailProps {
  readonly approval: Approval;
  readonly onDecided: () => void;
}

export function ApprovalDetail({ approval, onDecided }: ApprovalDetailProps) {
  const text = useText();
  const campaign = useCampaign(approval.campaignId);
  const focus = useFocusOnMount();
  return (
    <div
      ref={focus}
      tabIndex={-1}
      role="group"
      aria-label={approval.campaignTitle}
      style={{ outline: 'none' }}
    >
      <Card title={approval.campaignTitle}>
        <Facts
          items={[
            { label: text('campaign.sender'), value: approval.senderName },
            { label: text('approval.by'), value: approval.requestedBy },
            { label: text('approval.at'), value: <DateTime value={approval.requestedAt} /> },
            { label: text('approval.hash'), value: <code>{approval.contentHash}</code> },
            ...decisionFacts(approval, text),
          ]}
        />
        <FindingsList findings={approval.findings} />
        <ResourceView resource={campaign}>
          {(data) => <ContentUnderReview approval={approval} campaign={data} />}
        </ResourceView>
        {approval.state === 'requested' && <DecisionForm approval={approval} onDecided={onDecided} />}
      </Card>
    </div>
  );
}

const decisionFacts = ({ decidedBy, decidedAt, note }: Approval, text: ReturnType<typeof useText>) =>
  decidedBy === null
    ? []
    : [
        { label: text('approval.decider'), value: decidedBy },
        { label: text('approval.decision_at'), value: <DateTime value={decidedAt} /> },
        { label: text('approval.note'), value: note ?? '–' },
      ];

interface ContentUnderReviewProps {
  readonly approval: Approval;
  readonly campaign: Campaign;
}

function ContentUnderReview({ approval, campaign }: ContentUnderReviewProps) {
  const text = useText();
  const draft = useMemo(() => draftOf(campaign), [campaign]);
  const { preview, refusal, stale } = usePreview(draft);
  const changed = campaign.contentHash !== null && campaign.contentHash !== approval.contentHash;
  return (
    <>
      {changed && <Notice tone="warning">{text('approval.content_changed')}</Notice>}
      <RefusalNotice refusal={refusal} />
      {preview && <PreviewTabs preview={preview} stale={stale} />}
    </>
  );
}

/** The detail opens below a list: whoever works by keyboard or ear is taken along. */
function useFocusOnMount() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}
