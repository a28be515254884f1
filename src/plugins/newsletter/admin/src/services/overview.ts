import type { Overview } from '../../../shared/contracts';
import { useResource } from '../hooks/useResource';

export const useOverviewResource = (pollMs: number) => useResource<Overview>('/newsletter/overview', pollMs);
