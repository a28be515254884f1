import { useDates } from '../i18n/useDates';

interface DateTimeProps {
  /** ISO 8601, UTC; a dash is shown for none */
  readonly value: string | null;
  readonly precise?: boolean;
}

export function DateTime({ value, precise = false }: DateTimeProps) {
  const dates = useDates();
  if (value === null) return <>–</>;
  // Beside a long address a table would break it into three lines.
  return (
    <time dateTime={value} style={{ whiteSpace: 'nowrap' }}>
      {precise ? dates.precise(value) : dates.dateTime(value)}
    </time>
  );
}
