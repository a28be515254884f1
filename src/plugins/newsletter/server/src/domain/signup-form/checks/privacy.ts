import { formFinding, type FormFinding, type FormFindingId } from '../findings';
import type { FormContent } from '../form-version';

/** What GDPR Art. 13 wants told when data is collected, by the words that tell it in German and English. */
const CONTENTS: readonly (readonly [FormFindingId, RegExp])[] = [
  ['privacy-basis', /Rechtsgrundlage|Einwilligung|Art\.?\s*6|legal basis|consent/iu],
  [
    'privacy-recipients',
    /Empfänger|Auftrag|weiterge(geben|ben)|weitergegeben|Dritte|Dienstleister|recipient|processor|pass(ed)? on|third part|service provider|share/iu,
  ],
  [
    'privacy-third-country',
    /Drittl(and|änd)|außerhalb der (EU|Europäischen|Schweiz)|in der (EU|Schweiz)|third countr|outside (of )?the (EU|EEA|European)|within the (EU|EEA|European)/iu,
  ],
  [
    'privacy-retention',
    /solange|Speicherdauer|speichern[^.]*\bbis\b|\d\s*(Tage|Monate|Jahre)|lösch|kept|keep|retain|retention|delete|until/iu,
  ],
  [
    'privacy-rights',
    /Auskunft[^.]*(Löschung|Berichtigung)|Rechte|access[^.]*(erasure|rectification|deletion)|your rights/iu,
  ],
  ['privacy-withdrawal', /widerr(uf|ief)|abmeld|withdraw|unsubscribe/iu],
  ['privacy-complaint', /Aufsichtsbehörde|Datenschutzbehörde|EDÖB|beschwer|supervisory authority|complain/iu],
];
const CONTROLLER = /verantwortlich|controller|responsible/iu;

const isWebAddress = (url: string): boolean =>
  /^https?:\/\//i.test(url) && URL.canParse(url) && new URL(url).hostname.includes('.');

/**
 * The notice at collection (G-13). Who is responsible stands on the form itself; the rest may stand in the linked
 * policy, and is then pointed out rather than refused.
 */
export const checkPrivacy = ({ privacyNotice, privacyUrl }: FormContent): FormFinding[] => {
  const link =
    privacyUrl !== null && !isWebAddress(privacyUrl)
      ? [formFinding('privacy-link', 'privacyUrl', privacyUrl)]
      : [];
  if (privacyNotice.trim() === '') return link;
  const controller = CONTROLLER.test(privacyNotice)
    ? []
    : [formFinding('privacy-controller', 'privacyNotice')];
  const missing = CONTENTS.filter(([, pattern]) => !pattern.test(privacyNotice)).map(([id]) => ({
    ...formFinding(id, 'privacyNotice'),
    severity: privacyUrl === null ? ('blocks' as const) : ('hint' as const),
  }));
  return [...link, ...controller, ...missing];
};
