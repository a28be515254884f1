import { useOverview } from '../hooks/useOverview';
import { useDates } from '../i18n/useDates';
import { useText } from '../i18n/useText';
import { Notice } from './Notice';
import { RightsLink } from './RightsLink';

/** Stands on every page while people who asked to leave wait for a decision for more than an hour. */
export function LeavingBacklogNotice() {
  const text = useText();
  const { moment } = useDates();
  const { leavingBacklog } = useOverview();
  if (leavingBacklog === null) return null;
  const { count, since } = leavingBacklog;
  return (
    <Notice tone="danger" title={text('leavingBacklog.title', { count })} announce>
      {text('leavingBacklog.text', { at: moment(since) })} <RightsLink />
    </Notice>
  );
}
