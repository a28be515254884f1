import type { Approval } from '../../../../shared/contracts';
import { Notice, type NoticeTone } from '../../components/Notice';
import { useDates } from '../../i18n/useDates';
import { useText } from '../../i18n/useText';

const TONES = {
  requested: 'warning',
  approved: 'success',
  refused: 'danger',
  void: 'info',
} as const satisfies Record<Approval['state'], NoticeTone>;

/** Where the second pair of eyes stands: who asked, who decided, when, with which words (MOS-5.0). */
export function ApprovalNotice({ approval }: { readonly approval: Approval }) {
  const text = useText();
  const { dateTime } = useDates();
  const { state, requestedBy, requestedAt, decidedBy, decidedAt, note } = approval;
  return (
    <Notice tone={TONES[state]} title={text(`approval.notice.${state}`)}>
      <p>{text('approval.requested_by', { who: requestedBy, at: dateTime(requestedAt) })}</p>
      {decidedBy !== null && decidedAt !== null && (
        <p>{text('approval.decided_by', { who: decidedBy, at: dateTime(decidedAt) })}</p>
      )}
      {note && <p>{text('approval.note_says', { note })}</p>}
    </Notice>
  );
}
