import { formFinding, type FormFinding } from '../findings';
import type { FormContent } from '../form-version';

const CONSENT =
  /Newsletter|Anmeldung|anmelde|Einwilligung|einwillig|Zustimmung|Monatsbrief|Infobrief|Abonne|abonnier|subscri|sign(s|ed|ing)? up|consent/iu;
const BENEFIT =
  /Teilnahme|teilnehm|Gutschein|Rabatt|Download|herunterlad|Bestell|Kauf|kaufen|Gewinn|Zugang|Buchung|buchen|take part|participat|\bent(er|ry)\b|voucher|discount|\border|purchase|\bwin\b|access|booking/iu;
const ONLY = /\b(nur|ausschließlich|erst|only|solely)\b/iu;

/** Ways to make something else depend on the tick. Each sentence is read by itself. */
const TYING: readonly RegExp[] = [
  /\bTeilnahme\s+nur\s+(mit|bei|nach|wenn|für)\b/iu,
  /(Newsletter|Anmeldung|Einwilligung|Zustimmung|Abonnement)[^.!?]*\b(Voraussetzung|Bedingung|Pflicht)\b/iu,
  /\b(Voraussetzung|Bedingung)\b[^.!?]*(Newsletter|Anmeldung|Einwilligung|Zustimmung|Abonnement)/iu,
  /\b(Mit|Durch)\s+(der|die|dem|Ihrer|Ihre|meiner|meine)\s+(Teilnahme|Bestellung|Registrierung|Buchung|Anfrage|Nutzung)\b[^.!?]*(willig|stimm|erkläre|melde)/iu,
  /\bohne\b[^.!?]*\b(Newsletter|Einwilligung|Zustimmung|Häkchen|Kreuz)\b[^.!?]*\b(kein|nicht)/iu,
  /\b(subscription|subscribing|signing up|consent)\b[^.!?]*\bis (required|mandatory|necessary|a condition)\b/iu,
  /\b(required|must)\b[^.!?]*\b(subscribe|sign up|consent)\b/iu,
  /\bby (participating|ordering|registering|entering|downloading|booking)\b[^.!?]*\b(agree|consent|subscribe)/iu,
  /\bin (exchange|return) for\b[^.!?]*\b(subscri\w+|sign\w* up|newsletter|consent)/iu,
  /\b(im Gegenzug|als Gegenleistung)\b[^.!?]*(Newsletter|Anmeld|Einwillig)/iu,
];

const ties = (sentence: string): boolean =>
  TYING.some((pattern) => pattern.test(sentence)) ||
  (ONLY.test(sentence) && BENEFIT.test(sentence) && CONSENT.test(sentence));

/** What says the opposite in so many words: consent as nobody's condition. */
const FREE =
  /\b(keine?\s+(\p{L}+\s+)?(Bedingung|Voraussetzung)|nicht\s+(Bedingung|Voraussetzung|erforderlich|notwendig|Pflicht)|freiwillig|not (a condition|required|mandatory|necessary)|no condition|none is a condition|voluntar)/iu;

const sentences = (text: string): string[] => text.split(/(?<=[.!?])\s+|\n+/u);

const tyingSentence = (text: string): string | null =>
  sentences(text).find((one) => !FREE.test(one) && ties(one)) ?? null;

/** Nothing else may depend on the tick (GDPR Art. 7(4)): boxes, heading and introduction are read. */
export const checkTying = (content: FormContent): FormFinding[] => {
  const places: readonly (readonly [string, string])[] = [
    ['title', content.title],
    ['intro', content.intro],
    ...content.boxes.map((box) => [box.purposeKey, `${box.title}. ${box.text}`] as const),
  ];
  return places.flatMap(([field, text]) => {
    const hit = tyingSentence(text);
    return hit === null ? [] : [formFinding('ties', field, hit.slice(0, 160))];
  });
};
