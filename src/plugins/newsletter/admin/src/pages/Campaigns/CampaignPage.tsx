import { useParams } from 'react-router-dom';
import { PageFrame } from '../../components/PageFrame';
import { ResourceView } from '../../components/ResourceView';
import { useText } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { useCampaign } from '../../services/campaigns';
import { CampaignEditor } from './CampaignEditor';
import { CampaignRun } from './CampaignRun';
import { traitsOf } from './campaignState';
import { useCampaignsLink } from './useCampaignsLink';

/** One campaign: written while it may change, watched from its start on. */
export default function CampaignPage() {
  const { id = '' } = useParams();
  // The key gives every campaign its own form state; "new" becomes an id with the first save.
  return id === 'new' ? <CampaignEditor key="new" campaign={null} /> : <ExistingCampaign key={id} id={id} />;
}

function ExistingCampaign({ id }: { readonly id: string }) {
  const resource = useCampaign(id);
  const { data: campaign, reload } = resource;
  if (campaign === undefined) return <CampaignFrame resource={resource} />;
  return traitsOf(campaign.state).editable ? (
    <CampaignEditor campaign={campaign} onChanged={reload} />
  ) : (
    <CampaignRun campaign={campaign} onChanged={reload} />
  );
}

/** The page while its campaign is loading or refused. */
function CampaignFrame({ resource }: { readonly resource: ReturnType<typeof useCampaign> }) {
  const text = useText();
  const back = useCampaignsLink();
  return (
    <PageFrame permissions={PAGE_PERMISSIONS.campaigns} title={text('campaign.page')} back={back}>
      <ResourceView resource={resource}>{() => null}</ResourceView>
    </PageFrame>
  );
}
