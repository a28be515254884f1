import { useOverview } from '../hooks/useOverview';
import { useDates } from '../i18n/useDates';
import { useText } from '../i18n/useText';
import { Notice } from './Notice';

/** Stands on every page while somebody floods a signup form: its mails wait, and the team should know why. */
export function SignupAlarmNotice() {
  const text = useText();
  const { moment } = useDates();
  const { signupAlarms } = useOverview();
  return signupAlarms.map(({ formId, slug, title, since }) => (
    <Notice
      key={formId}
      tone="warning"
      title={text('signupAlarm.title', { form: title || slug, at: moment(since) })}
      announce
    >
      {text('signupAlarm.text')}
    </Notice>
  ));
}
