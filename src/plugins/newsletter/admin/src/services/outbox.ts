import type { OutboxMail, OutboxMailSummary, Page } from '../../../shared/contracts';
import { useResource } from '../hooks/useResource';
import { withQuery, type QueryValue } from './query';

const OUTBOX = '/newsletter/outbox';

export const useOutbox = (query: Readonly<Record<string, QueryValue>>, pollMs: number) =>
  useResource<Page<OutboxMailSummary>>(withQuery(OUTBOX, query), pollMs);

export const useOutboxMail = (file: string) =>
  useResource<OutboxMail>(`${OUTBOX}/${encodeURIComponent(file)}`);
