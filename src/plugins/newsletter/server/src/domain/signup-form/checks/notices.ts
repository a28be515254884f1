import { formFinding, type FormFinding } from '../findings';
import type { FormContent } from '../form-version';

const TELLS_WITHDRAWAL = /widerr(uf|ief)|abmeld|withdraw|unsubscribe/iu;

/** MSR-2.4-20: opens and clicks, with number and date. */
const TELLS_TRACKING: readonly RegExp[] = [
  /öffn|open/iu,
  /klick|click/iu,
  /anzahl|wie oft|häufigkeit|zahl|number|how (often|many)/iu,
  /zeitpunkt|datum|wann|uhrzeit|date|when|time/iu,
];

/** What has to be said before the tick, beyond the privacy notice: how to withdraw, and what is measured. */
export const checkNotices = (content: FormContent): FormFinding[] => {
  const { withdrawalNotice, trackingNotice, boxes } = content;
  const offersTracking = boxes.some(({ kind }) => kind === 'tracking');
  const vague =
    trackingNotice.trim() !== '' && !TELLS_TRACKING.every((pattern) => pattern.test(trackingNotice));
  return [
    ...(TELLS_WITHDRAWAL.test(withdrawalNotice ?? '')
      ? []
      : [formFinding('withdrawal-missing', 'withdrawalNotice')]),
    ...(offersTracking && vague ? [formFinding('tracking-vague', 'trackingNotice', trackingNotice)] : []),
  ];
};
