import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Campaign } from '../../../../shared/contracts';
import { LeaveDialog } from '../../components/LeaveDialog';
import { PageFrame } from '../../components/PageFrame';
import { RefusalNotice } from '../../components/RefusalNotice';
import { RulesReminder } from '../../components/RulesReminder';
import { StateBadge } from '../../components/StateBadge';
import { useCan, useOverview } from '../../hooks/useOverview';
import { useUnsavedGuard } from '../../hooks/useUnsavedGuard';
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
import { useDraft, type DraftForm } from './useDraft';

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
  const { save, busy, refusal, blocker, checked } = useSaving(campaign, form, onChanged);
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

function useSaving(campaign: Campaign | null, form: DraftForm, onChanged?: () => void) {
  const text = useText();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const { run, busy, refusal } = useSaveCampaign(campaign?.id ?? null);
  const { blocker, release } = useUnsavedGuard(form.dirty);
  const [checked, setChecked] = useState(false);

  const save = async () => {
    setChecked(true);
    if (problemsIn(form.draft).length > 0) return;
    const stored = await run(form.draft);
    if (stored === undefined) return;
    form.markSaved(draftOf(stored));
    toggleNotification({ type: 'success', message: text('editor.saved') });
    if (campaign !== null) return onChanged?.();
    release();
    navigate(`${BASE_PATH}/campaigns/${stored.id}`, { replace: true });
  };

  return { save, busy, refusal, blocker, checked };
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
