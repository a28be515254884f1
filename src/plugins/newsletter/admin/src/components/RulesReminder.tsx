import { useText } from '../i18n/useText';
import { Notice } from './Notice';

/** MFR-3.2: whoever writes or sends is reminded of the rules where the work is done, more than once. */
export function RulesReminder() {
  const text = useText();
  return (
    <Notice tone="info" title={text('rules.reminder.title')}>
      {text('rules.reminder.body')}
    </Notice>
  );
}
