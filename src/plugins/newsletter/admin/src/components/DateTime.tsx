import { styled } from 'styled-components';
import { useDates } from '../i18n/useDates';
import { NARROW } from './narrow';

interface DateTimeProps {
  /** ISO 8601, UTC; a dash is shown for none */
  readonly value: string | null;
  readonly precise?: boolean;
}

export function DateTime({ value, precise = false }: DateTimeProps) {
  const dates = useDates();
  if (value === null) return <>–</>;
  return <Time dateTime={value}>{precise ? dates.precise(value) : dates.dateTime(value)}</Time>;
}

/** Beside a long address a table would break it into three lines; on a phone it may break at its comma. */
const Time = styled.time`
  white-space: nowrap;

  ${NARROW} {
    white-space: normal;
  }
`;
