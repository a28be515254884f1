import { PageFrame } from '../../components/PageFrame';
import { useText } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { BreachesCard } from './BreachesCard';
import { DataRequestsCard } from './DataRequestsCard';
import { ErasuresCard } from './ErasuresCard';
import { LatencyCard } from './LatencyCard';
import { LeavingTasksCard } from './LeavingTasksCard';
import { RecordsCard } from './RecordsCard';
import { RetentionCard } from './RetentionCard';

/** What has to be done by a day, and how well it was kept: the most urgent first. */
export default function RightsPage() {
  const text = useText();
  return (
    <PageFrame
      permissions={PAGE_PERMISSIONS.rights}
      title={text('rights.title')}
      subtitle={text('rights.subtitle')}
    >
      <BreachesCard />
      <LeavingTasksCard />
      <DataRequestsCard />
      <ErasuresCard />
      <LatencyCard />
      <RetentionCard />
      <RecordsCard />
    </PageFrame>
  );
}
