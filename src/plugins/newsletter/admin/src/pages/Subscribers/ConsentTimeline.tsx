import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { ConsentEvent } from '../../../../shared/contracts';
import { DateTime } from '../../components/DateTime';
import { Facts } from '../../components/Facts';
import { Notice } from '../../components/Notice';
import { useText, useWord } from '../../i18n/useText';

interface ConsentTimelineProps {
  readonly events: readonly ConsentEvent[];
  /** Purpose key → title */
  readonly purposeTitles: ReadonlyMap<string, string>;
}

/** The ledger's entries of one person, newest first, with everything a proof of consent needs (MFR-4.3). */
export function ConsentTimeline({ events, purposeTitles }: ConsentTimelineProps) {
  const text = useText();
  if (events.length === 0) return <Notice tone="info">{text('timeline.empty')}</Notice>;
  const newestFirst = [...events].reverse();
  return (
    <Line>
      {newestFirst.map((event) => (
        <li key={event.id}>
          <TimelineEntry event={event} purpose={purposeTitles.get(event.purposeKey) ?? event.purposeKey} />
        </li>
      ))}
    </Line>
  );
}

function TimelineEntry({ event, purpose }: { readonly event: ConsentEvent; readonly purpose: string }) {
  const text = useText();
  const word = useWord();
  const form =
    event.formSlug && text('timeline.form_version', { form: event.formSlug, version: event.formVersion });
  const facts = [
    { label: text('timeline.ip'), value: event.ip },
    { label: text('timeline.form'), value: form },
    { label: text('timeline.source'), value: event.source },
    { label: text('timeline.method'), value: event.method && word('consent.method', event.method) },
  ];
  return (
    <Box paddingBottom={6}>
      <Typography variant="epsilon" fontWeight="semiBold" tag="h3">
        {word('consent.event', event.event)} – {purpose}
      </Typography>
      <Box paddingTop={1} paddingBottom={3}>
        <Typography variant="pi" textColor="neutral600">
          <DateTime value={event.at} precise /> ·{' '}
          {event.seq === null ? text('timeline.unsealed') : text('timeline.seq', { seq: event.seq })}
        </Typography>
      </Box>
      <Facts items={facts.filter(({ value }) => value !== null)} />
      {event.text !== null && (
        <Details>
          <summary>{text('timeline.text')}</summary>
          <blockquote>{event.text}</blockquote>
        </Details>
      )}
      {event.hash !== null && (
        <Box paddingTop={3}>
          <Typography variant="pi" textColor="neutral600" tag="p" style={{ overflowWrap: 'anywhere' }}>
            {text('timeline.hash')} <code>{event.hash}</code>
          </Typography>
        </Box>
      )}
    </Box>
  );
}

const Line = styled.ol`
  border-left: 2px solid ${({ theme }) => theme.colors.neutral200};

  > li {
    position: relative;
    padding-left: 2.4rem;
  }

  > li::before {
    content: '';
    position: absolute;
    left: -0.7rem;
    top: 0.5rem;
    width: 1.2rem;
    height: 1.2rem;
    border-radius: 50%;
    background: ${({ theme }) => theme.colors.primary600};
    border: 2px solid ${({ theme }) => theme.colors.neutral0};
  }

  > li:last-child > * {
    padding-bottom: 0;
  }
`;

const Details = styled.details`
  margin-top: 1.2rem;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;

  summary {
    cursor: pointer;
    color: ${({ theme }) => theme.colors.primary600};
  }

  blockquote {
    margin: 0.8rem 0 0;
    padding: 1.2rem;
    white-space: pre-line;
    background: ${({ theme }) => theme.colors.neutral100};
    border-radius: ${({ theme }) => theme.borderRadius};
  }
`;
