import { styled } from 'styled-components';
import { useDates } from '../i18n/useDates';
import { NARROW } from './narrow';

interface DateTimeProps {
  /** ISO 8601, UTC; a dash is shown for none */
  readonly value: string | null;
  /** For records: to the second and with the zone. */
  readonly precise?: boolean;
  /** With the zone: for a time that decides something, as a start or a deadline does. */
  readonly decides?: boolean;
}

export function DateTime({ value, precise = false, decides = false }: DateTimeProps) {
  const dates = useDates();
  if (value === null) return <>–</>;
  const tell = precise ? dates.precise : decides ? dates.moment : dates.dateTime;
  return (
    <Time dateTime={value} $long={precise || decides}>
      {tell(value)}
    </Time>
  );
}

/** Beside a long address a table would break it into three lines; with its zone it takes two, on a phone as it comes. */
const Time = styled.time<{ $long: boolean }>`
  display: inline-block;
  min-width: ${({ $long }) => ($long ? '11rem' : '0')};
  white-space: ${({ $long }) => ($long ? 'normal' : 'nowrap')};

  ${NARROW} {
    display: inline;
    white-space: normal;
  }
`;
