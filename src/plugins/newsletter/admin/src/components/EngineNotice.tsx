import { useSignOfLife } from '../hooks/useSignOfLife';
import { useDates } from '../i18n/useDates';
import { useText } from '../i18n/useText';
import { Notice } from './Notice';

/** Stands on every page while the sending engine is silent: nothing leaves, and nobody may think otherwise. */
export function EngineNotice() {
  const text = useText();
  const { moment } = useDates();
  const sign = useSignOfLife();
  if (sign.state === 'alive') return null;
  if (sign.state === 'foreign-secret')
    return (
      <Notice tone="danger" title={text('engine.foreign_secret.title')} announce>
        {text('engine.foreign_secret.text')}
      </Notice>
    );
  if (sign.state === 'unreachable')
    return (
      <Notice tone="danger" title={text('engine.unreachable.title')} announce>
        {text('engine.unreachable.text')}
      </Notice>
    );
  return (
    <Notice tone="danger" title={text('engine.silent.title')} announce>
      {sign.at === null ? text('engine.silent.never') : text('engine.silent.since', { at: moment(sign.at) })}
    </Notice>
  );
}
