import { useOverview } from '../hooks/useOverview';
import { useDates } from '../i18n/useDates';
import { useText } from '../i18n/useText';
import { Notice } from './Notice';

/** Stands on every page while the sending engine is silent: nothing leaves, and nobody may think otherwise. */
export function EngineNotice() {
  const text = useText();
  const { dateTime } = useDates();
  const { heartbeat } = useOverview();
  if (heartbeat.alive) return null;
  return (
    <Notice tone="danger" title={text('engine.silent.title')} announce>
      {heartbeat.at === null
        ? text('engine.silent.never')
        : text('engine.silent.since', { at: dateTime(heartbeat.at) })}
    </Notice>
  );
}
