import { useOverview } from '../hooks/useOverview';
import { useDates } from '../i18n/useDates';
import { useText } from '../i18n/useText';
import { Notice } from './Notice';
import { RightsLink } from './RightsLink';

/** Stands on every page while a breach of data protection is neither reported nor found to need no report (G-33). */
export function OpenBreachesNotice() {
  const text = useText();
  const { moment } = useDates();
  const { openBreaches } = useOverview();
  if (openBreaches === null) return null;
  const { count, dueAt } = openBreaches;
  return (
    <Notice tone="danger" title={text('breaches.notice', { count })} announce>
      {text('breaches.notice.text', { at: moment(dueAt) })} <RightsLink />
    </Notice>
  );
}
