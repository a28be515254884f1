import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { Overview } from '../../../shared/contracts';
import { LOOK_MS, POLL_MS, signOfLife, type SignOfLife } from '../services/signOfLife';
import { useResource } from './useResource';

const ALIVE: SignOfLife = { state: 'alive' };
const SignOfLifeContext = createContext<SignOfLife>(ALIVE);

/** How often the page looked since this answer came. */
function useLooksSince(answer: unknown): number {
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    setLooks(0);
    const timer = setInterval(() => setLooks((previous) => previous + 1), LOOK_MS);
    return () => clearInterval(timer);
  }, [answer]);
  return looks;
}

interface Props {
  /** What was known when the page was opened. */
  readonly first: Overview['heartbeat'];
  readonly children: ReactNode;
}

/** Asks for the heartbeat by itself: it has to be known sooner than the rest of the overview, and costs far less. */
export function SignOfLifeProvider({ first, children }: Props) {
  const { data } = useResource<Overview['heartbeat']>('/newsletter/heartbeat', POLL_MS);
  const looks = useLooksSince(data);
  const sign = signOfLife(data ?? first, looks);
  const [shown, setShown] = useState(sign);
  if (!isSame(shown, sign)) setShown(sign);
  return <SignOfLifeContext.Provider value={shown}>{children}</SignOfLifeContext.Provider>;
}

export const useSignOfLife = (): SignOfLife => useContext(SignOfLifeContext);

const isSame = (one: SignOfLife, other: SignOfLife): boolean => JSON.stringify(one) === JSON.stringify(other);
