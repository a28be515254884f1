import type { RequestWay } from '../../../../shared/contracts';
import { SelectField } from '../../components/Fields';
import { useText } from '../../i18n/useText';

const WAYS = [
  'mail',
  'letter',
  'phone',
  'in-person',
  'authority',
  'other',
] as const satisfies readonly RequestWay[];

interface WayFieldProps {
  readonly value: RequestWay | null;
  readonly onChange: (way: RequestWay) => void;
}

/** How the wish reached the team. Words of a list: a free text would keep what is to be erased. */
export function WayField({ value, onChange }: WayFieldProps) {
  const text = useText();
  return (
    <SelectField
      label={text('way.label')}
      placeholder={text('way.choose')}
      value={value ?? ''}
      onChange={(way) => onChange(way as RequestWay)}
      options={WAYS.map((way) => ({ value: way, label: text(`way.${way}`) }))}
      required
    />
  );
}
