import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { ConsentEvent } from '../../../../shared/contracts';
import { DateTime } from '../../components/DateTime';
import { Facts } from '../../components/Facts';
import { Notice } from '../../components/Notice';
import { useText, useWord } from '../../i18n/useText';
import { FormSeen } from './FormSeen';
import { ShownText } from './ShownText';
import { useEventFacts } from './useEventFacts';

interface ConsentTimelineProps {
  readonly subscriberId: string;
  readonly events: readonly ConsentEvent[];
  /** Purpose key → title */
  readonly purposeTitles: ReadonlyMap<string, string>;
}

/** The ledger's entries of one person, newest first, with everything a proof of consent needs (MFR-4.3, B.16). */
export function ConsentTimeline({ subscriberId, events, purposeTitles }: ConsentTimelineProps) {
  const text = useText();
  if (events.length === 0) return <Notice tone="info">{text('timeline.empty')}</Notice>;
  return (
    <Line>
      {[...events].reverse().map((event) => (
        <li key={event.id}>
          <TimelineEntry event={event} subscriberId={subscriberId} purposeTitles={purposeTitles} />
        </li>
      ))}
    </Line>
  );
}

interface TimelineEntryProps extends Omit<ConsentTimelineProps, 'events'> {
  readonly event: ConsentEvent;
}

function TimelineEntry({ event, subscriberId, purposeTitles }: TimelineEntryProps) {
  const text = useText();
  const word = useWord();
  const facts = useEventFacts(event);
  return (
    <Box paddingBottom={6}>
      <Typography variant="epsilon" fontWeight="semiBold" tag="h3">
        {word('consent.event', event.event)} – {purposeTitles.get(event.purposeKey) ?? event.purposeKey}
      </Typography>
      <Box paddingTop={1} paddingBottom={3}>
        <Typography variant="pi" textColor="neutral600">
          <DateTime value={event.at} precise /> ·{' '}
          {event.seq === null ? text('timeline.unsealed') : text('timeline.seq', { seq: event.seq })}
        </Typography>
      </Box>
      {event.redacted && <Typography tag="p">{text('timeline.redacted')}</Typography>}
      {facts.length > 0 && <Facts items={facts} />}
      {event.text !== null && <ShownText shown={event.text} />}
      {event.form !== null && <FormSeen subscriberId={subscriberId} recordId={event.id} />}
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
