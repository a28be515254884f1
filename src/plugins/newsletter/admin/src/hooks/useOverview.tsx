import { createContext, useContext, type ReactNode } from 'react';
import { Page } from '@strapi/strapi/admin';
import type { Ability, Overview } from '../../../shared/contracts';
import { RefusalPage } from '../components/RefusalPage';
import { useText } from '../i18n/useText';
import { useOverviewResource } from '../services/overview';
import { SignOfLifeProvider } from './useSignOfLife';

/** What it counts changes slowly; the heartbeat is asked for by itself. */
const POLL_MS = 60_000;

const OverviewContext = createContext<Overview | null>(null);

/** Loads once for all pages what their selects, warnings and actions depend on. */
export function OverviewProvider({ children }: { readonly children: ReactNode }) {
  const text = useText();
  const { data, refusal, reload } = useOverviewResource(POLL_MS);
  if (data !== undefined)
    return (
      <OverviewContext.Provider value={data}>
        <SignOfLifeProvider first={data.heartbeat}>{children}</SignOfLifeProvider>
      </OverviewContext.Provider>
    );
  if (refusal !== null) return <RefusalPage refusal={refusal} onRetry={reload} />;
  return <Page.Loading>{text('common.loading')}</Page.Loading>;
}

/** @throws Error outside of an OverviewProvider */
export function useOverview(): Overview {
  const overview = useContext(OverviewContext);
  if (overview === null) throw new Error('useOverview needs an OverviewProvider above it');
  return overview;
}

/** Hides what the server would refuse anyway; the server decides again on every request. */
export const useCan = (ability: Ability): boolean => useOverview().can[ability] === true;
