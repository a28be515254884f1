import { Button } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Campaign } from '../../../../shared/contracts';
import { LeaveDialog } from '../../components/LeaveDialog';
import { PageFrame } from '../../components/PageFrame';
import { RefusalNotice } from '../../components/RefusalNotice';
import { RulesReminder } from '../../components/RulesReminder';
import { StateBadge } from '../../components/StateBadge';
import { useCan, useOverview } from '../../hooks/useOverview';
import { useSaving } from '../../hooks/useSaving';
import { useText } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { BASE_PATH } from '../../pluginId';
import { useSaveCampaign } from '../../services/campaigns';
import { ApprovalNotice } from './ApprovalNotice';
import { DraftFields } from './DraftFields';
import { LivePreviewCard } from './LivePreviewCard';
import { SendPanel } from './SendPanel';
import { draftOf, emptyDraft, problemsIn } from './campaignDraft';
import { traitsOf } from './campaignState';
import { useCampaignsLink } from './useCampaignsLink';
import { useDraft } from './useDraft';

interface CampaignEditorProps {
  /** Null for a campaign that is not stored yet. */
  readonly campaign: Campaign | null;
  readonly onChanged?: () => void;
}

export function CampaignEditor({ campaign, onChanged }: CampaignEditorProps) {
  const text = useText();
  const overview = useOverview();
  const mayWrite = useCan('campaigns.write');
  const form = useDraft(() => (campaign === null ? emptyDraft(overview) : draftOf(campaign)));
  const { save, busy, refusal, blocker, checked } = useSaving({
    edited: form,
    action: useSaveCampaign(campaign?.id ?? null),
    problemsIn,
    draftOf,
    pageOfNew: campaign === null ? ({ id }) => `${BASE_PATH}/campaigns/${id}` : null,
    onChanged,
  });
  const back = useCampaignsLink();

  return (
    <PageFrame
      permissions={PAGE_PERMISSIONS.campaignEditor}
      title={campaign?.title ?? text('campaigns.new')}
      back={back}
      badge={campaign && <CampaignBadge campaign={campaign} />}
      actions={
        mayWrite && (
          <Button onClick={save} loading={busy} disabled={!form.dirty}>
            {text('common.save')}
          </Button>
        )
      }
    >
      <RefusalNotice refusal={refusal} />
      {campaign === null && <RulesReminder />}
      {campaign?.approval && <ApprovalNotice approval={campaign.approval} />}
      <Columns>
        <DraftFields form={form} disabled={!mayWrite} showProblems={checked} />
        <LivePreviewCard draft={form.draft} />
      </Columns>
      {campaign && <SendPanel campaign={campaign} dirty={form.dirty} onChanged={onChanged} />}
      <LeaveDialog blocker={blocker} />
    </PageFrame>
  );
}

function CampaignBadge({ campaign: { state } }: { readonly campaign: Campaign }) {
  const text = useText();
  return <StateBadge tone={traitsOf(state).tone}>{text(`campaign.state.${state}`)}</StateBadge>;
}

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 2.4rem;
  align-items: start;

  ${({ theme }) => theme.breakpoints.large} {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }
`;
