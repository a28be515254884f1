import { formFinding, type FormFinding, type FormFindingId } from '../findings';
import type { FormBox, FormContent } from '../form-version';

/** Terms and privacy notices are a second declaration in the same tick. */
const TERMS =
  /\b(AGB|(Allgemeinen?\s+)?Geschäftsbedingungen|(Nutzungs|Teilnahme)bedingungen|Datenschutz(?:erklärung|bestimmungen|hinweise|richtlinie)\p{L}*|terms (?:of|and)|(?:our|the|your) terms|privacy (?:policy|notice|statement))(?!\p{L})/iu;

/** Opens and clicks are a purpose of their own. */
const TRACKING =
  /(Öffnungs?-?\s*und\s+Klick|Klickverhalten|Öffnungsrate|Leseverhalten|Nutzungsverhalten|Tracking|Zählpixel|(Öffnungen|Klicks)\P{L}[^.]*(mess|auswert|erfass|analys)|(misst|messen|auswertet|erfasst|analysiert)[^.]*(öffne|klick|anklick)|track(s|ing|ed)? (my|your|opens|clicks|whether)|(measure|record|analyse|analyze)s?[^.]*\b(opens?|opened|clicks?|clicked)\b)/iu;

/** "Our partners" are nobody in particular: such a consent is none. */
const UNNAMED_PARTNERS =
  /((unser|sein|ihr|dess|der|ausgewählt|sorgfältig ausgewählt|weiter|verbunden)\p{L}*\s+(\p{L}+\s+)?(Partner|Kooperationspartner|Werbepartner|Sponsor|Partnerunternehmen|Konzernunternehmen|Gruppenunternehmen)\p{L}*|\bDritten?\b[^.]*(Werbung|Angebote|E-Mail)|\b(our|its|their|selected|trusted|carefully selected)\s+(\w+\s+)?(partners|sponsors|affiliates|group companies)\b|\bthird part(y|ies)\b)/iu;

const LINTS: readonly {
  readonly id: FormFindingId;
  readonly pattern: RegExp;
  readonly kinds: FormBox['kind'][];
}[] = [
  { id: 'bundles-terms', pattern: TERMS, kinds: ['mailing', 'tracking', 'partner'] },
  { id: 'bundles-tracking', pattern: TRACKING, kinds: ['mailing', 'partner'] },
  { id: 'bundles-partners', pattern: UNNAMED_PARTNERS, kinds: ['mailing', 'tracking', 'partner'] },
];

/** A box that agrees to more than its own purpose, told by its words (MOS-2.4, TRK-2, DE-8). */
export const checkBundling = ({ boxes }: FormContent): FormFinding[] =>
  boxes.flatMap((box) =>
    LINTS.flatMap(({ id, pattern, kinds }) => {
      const hit = kinds.includes(box.kind)
        ? pattern.exec(`${box.title}. ${box.messageTypes}. ${box.text}`)
        : null;
      return hit ? [formFinding(id, box.purposeKey, hit[0])] : [];
    }),
  );
