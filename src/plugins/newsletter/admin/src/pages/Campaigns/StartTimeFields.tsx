import { Box, Field, Radio } from '@strapi/design-system';
import { useState } from 'react';
import { InputField } from '../../components/Fields';
import { useText } from '../../i18n/useText';
import { browserZone, isoOfLocal, localOf } from './startTime';

type StartMode = 'now' | 'later';

export interface StartTime {
  readonly mode: StartMode;
  readonly setMode: (mode: StartMode) => void;
  readonly local: string;
  readonly setLocal: (local: string) => void;
  /** ISO 8601 in UTC; null means now. */
  readonly startAt: string | null;
  /** False while "later" has no time yet: that must never be taken for "now". */
  readonly complete: boolean;
}

export function useStartTime(): StartTime {
  const [mode, setMode] = useState<StartMode>('now');
  const [local, setLocal] = useState('');
  const startAt = mode === 'later' ? isoOfLocal(local) : null;
  return { mode, setMode, local, setLocal, startAt, complete: mode === 'now' || startAt !== null };
}

export function StartTimeFields({ start }: { readonly start: StartTime }) {
  const text = useText();
  return (
    <>
      <Field.Root>
        <Field.Label>{text('send.when')}</Field.Label>
        <Radio.Group
          aria-label={text('send.when')}
          value={start.mode}
          onValueChange={(mode) => start.setMode(mode === 'later' ? 'later' : 'now')}
        >
          <Radio.Item value="now">{text('send.when.now')}</Radio.Item>
          <Radio.Item value="later">{text('send.when.later')}</Radio.Item>
        </Radio.Group>
      </Field.Root>
      {start.mode === 'later' && (
        <Box maxWidth="32rem">
          <InputField
            label={text('send.start_at')}
            hint={text('send.start_at.hint', { zone: browserZone() })}
            type="datetime-local"
            min={localOf(new Date())}
            value={start.local}
            onChange={start.setLocal}
            required
          />
        </Box>
      )}
    </>
  );
}
