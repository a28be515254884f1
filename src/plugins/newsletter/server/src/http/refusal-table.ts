import type { RefusalCode } from '../domain/refusal';

export interface RefusalEntry {
  readonly status: number;
  readonly en: string;
  readonly de: string;
}

/** The one table from code to HTTP status and words. */
export const REFUSAL_TABLE: Readonly<Record<RefusalCode, RefusalEntry>> = {
  malformed_request: {
    status: 400,
    en: 'The request could not be read. Check its format and send it again.',
    de: 'Die Anfrage war nicht lesbar. Bitte prüfen Sie ihr Format und senden Sie sie noch einmal.',
  },
  unsupported_media_type: {
    status: 415,
    en: 'This content type is not understood here. Send JSON or a form.',
    de: 'Dieser Inhaltstyp wird hier nicht verstanden. Senden Sie JSON oder ein Formular.',
  },
  body_too_large: { status: 413, en: 'The request is too large.', de: 'Die Anfrage ist zu groß.' },
  length_required: {
    status: 411,
    en: 'Send the length of the request (Content-Length) with it.',
    de: 'Bitte senden Sie die Länge der Anfrage (Content-Length) mit.',
  },
  field_invalid: {
    status: 422,
    en: 'A field has a value that cannot be used. Please correct it.',
    de: 'Ein Feld enthält einen Wert, der nicht verwendet werden kann. Bitte korrigieren Sie ihn.',
  },
  not_found: { status: 404, en: 'This does not exist here.', de: 'Das gibt es hier nicht.' },
  not_allowed: {
    status: 403,
    en: 'You are not allowed to do this. Ask whoever runs the installation.',
    de: 'Dazu fehlt Ihnen die Berechtigung. Bitte fragen Sie die Betreiber der Installation.',
  },
  token_missing: {
    status: 401,
    en: 'This needs the token that whoever runs the installation has set.',
    de: 'Dafür braucht es das Token, das die Betreiber der Installation festgelegt haben.',
  },
  temporarily_unavailable: {
    status: 503,
    en: 'This does not work just now, and nothing was saved. Please try again in a few minutes.',
    de: 'Das geht gerade nicht, und es wurde nichts gespeichert. Bitte versuchen Sie es in einigen Minuten noch einmal.',
  },
  secret_foreign: {
    status: 503,
    en: 'This site is not set up correctly just now, and nothing was saved. Please try again later.',
    de: 'Diese Website ist gerade nicht richtig eingerichtet, und es wurde nichts gespeichert. Bitte versuchen Sie es später noch einmal.',
  },
  form_unknown: {
    status: 404,
    en: 'This signup form does not exist.',
    de: 'Dieses Anmeldeformular gibt es nicht.',
  },
  form_changed: {
    status: 409,
    en: 'The form was changed while you filled it in. Please read it again and submit it once more.',
    de: 'Das Formular wurde geändert, während Sie es ausgefüllt haben. Bitte lesen Sie es noch einmal und senden Sie es erneut ab.',
  },
  consent_missing: {
    status: 422,
    en: 'Please tick at least one box to say what you would like to receive.',
    de: 'Bitte kreuzen Sie mindestens ein Kästchen an, damit wir wissen, was Sie erhalten möchten.',
  },
  consent_invalid: {
    status: 422,
    en: 'A box can only be ticked once and only with the value true.',
    de: 'Ein Kästchen kann nur einmal und nur mit dem Wert true angekreuzt werden.',
  },
  purpose_unknown: {
    status: 422,
    en: 'This form does not offer what was ticked.',
    de: 'Dieses Formular bietet nicht an, was angekreuzt wurde.',
  },
  email_missing: {
    status: 422,
    en: 'Please enter your e-mail address.',
    de: 'Bitte geben Sie Ihre E-Mail-Adresse ein.',
  },
  email_malformed: {
    status: 422,
    en: 'This is not a complete e-mail address. Please check it for typing errors.',
    de: 'Das ist keine vollständige E-Mail-Adresse. Bitte prüfen Sie sie auf Tippfehler.',
  },
  non_ascii_local_part: {
    status: 422,
    en: 'We cannot send mail to addresses with letters such as ü or é before the @ yet. Please use another address.',
    de: 'An Adressen mit Umlauten oder Akzenten vor dem @ können wir noch keine E-Mails schicken. Bitte nehmen Sie eine andere Adresse.',
  },
  role_address: {
    status: 422,
    en: 'General addresses such as info@ or office@ cannot be subscribed. Please use your personal address.',
    de: 'Allgemeine Adressen wie info@ oder office@ können nicht angemeldet werden. Bitte nehmen Sie Ihre persönliche Adresse.',
  },
  disposable_address: {
    status: 422,
    en: 'Addresses made to be thrown away cannot be subscribed. Please use one that you will still read later.',
    de: 'Wegwerfadressen können nicht angemeldet werden. Bitte nehmen Sie eine Adresse, die Sie auch später noch lesen.',
  },
  test_address: {
    status: 422,
    en: 'This is a sample address that belongs to nobody. Please use your own address.',
    de: 'Das ist eine Beispieladresse, die niemandem gehört. Bitte nehmen Sie Ihre eigene Adresse.',
  },
  domain_takes_no_mail: {
    status: 422,
    en: 'No mail can reach this address: the domain behind the @ does not exist, or it takes no mail. Please check how it is spelled.',
    de: 'An diese Adresse kommt keine E-Mail an: Die Domain hinter dem @ gibt es nicht, oder sie nimmt keine E-Mails an. Bitte prüfen Sie die Schreibweise.',
  },
  signup_rejected: {
    status: 422,
    en: 'That was faster than anybody can read. Please wait two seconds and submit the form once more.',
    de: 'Das ging schneller, als man lesen kann. Bitte warten Sie zwei Sekunden und senden Sie das Formular noch einmal ab.',
  },
  origin_not_allowed: {
    status: 403,
    en: 'This form may not be used on this site. Whoever runs the site has to enter it among the allowed origins of the form.',
    de: 'Dieses Formular darf auf dieser Website nicht verwendet werden. Wer die Website betreibt, muss sie bei den erlaubten Websites des Formulars eintragen.',
  },
  proof_invalid: {
    status: 409,
    en: 'The proof of work is wrong, too old or was used before. Ask for a new challenge and try once more.',
    de: 'Der Rechennachweis stimmt nicht, ist zu alt oder wurde schon verwendet. Bitte holen Sie eine neue Aufgabe und versuchen Sie es noch einmal.',
  },
  too_many_requests: {
    status: 429,
    en: 'There were too many attempts from your connection. Please wait a few minutes.',
    de: 'Von Ihrem Anschluss kamen zu viele Versuche. Bitte warten Sie einige Minuten.',
  },
  link_invalid: {
    status: 404,
    en: 'This link is not valid or no longer valid. Nothing was changed.',
    de: 'Dieser Link ist ungültig oder nicht mehr gültig. Es wurde nichts geändert.',
  },
  page_expired: {
    status: 409,
    en: 'This page was open for too long. Load it again and press the button once more.',
    de: 'Diese Seite war zu lange geöffnet. Bitte laden Sie sie neu und drücken Sie die Schaltfläche noch einmal.',
  },
  undo_expired: {
    status: 409,
    en: 'This cannot be taken back any more. To receive the messages again, please sign up anew.',
    de: 'Das lässt sich nicht mehr zurücknehmen. Wenn Sie die Nachrichten wieder bekommen möchten, melden Sie sich bitte neu an.',
  },
  mailing_id_missing: {
    status: 422,
    en: 'Enter the Mailing-ID from the header of the mail, or attach the whole mail as a file.',
    de: 'Bitte geben Sie die Mailing-ID aus dem Kopf der E-Mail an oder hängen Sie die ganze E-Mail als Datei an.',
  },
  reason_missing: {
    status: 422,
    en: 'Please say why you report this mail.',
    de: 'Bitte schreiben Sie, warum Sie diese E-Mail melden.',
  },
  notice_incomplete: {
    status: 422,
    en: 'A report of illegal content has to say why it is illegal and who reports it, and that this is said in good faith.',
    de: 'Eine Meldung rechtswidriger Inhalte muss sagen, warum der Inhalt rechtswidrig ist, wer ihn meldet und dass dies nach bestem Wissen geschieht.',
  },
  attachment_too_large: {
    status: 413,
    en: 'The attached file is larger than 20 MB (20,000,000 bytes).',
    de: 'Die angehängte Datei ist größer als 20 MB (20.000.000 Byte).',
  },
  attachment_invalid: {
    status: 422,
    en: 'The attached file is not a mail (.eml or .msg).',
    de: 'Die angehängte Datei ist keine E-Mail (.eml oder .msg).',
  },
  campaign_not_editable: {
    status: 409,
    en: 'The campaign is scheduled or was sent; its content can no longer be changed.',
    de: 'Die Kampagne ist geplant oder bereits versendet; ihr Inhalt lässt sich nicht mehr ändern.',
  },
  campaign_state_conflict: {
    status: 409,
    en: 'This is not possible in the state the campaign is in. Reload the page to see where it stands.',
    de: 'Das geht im jetzigen Zustand der Kampagne nicht. Laden Sie die Seite neu, um den Stand zu sehen.',
  },
  letter_state_conflict: {
    status: 409,
    en: 'This mail is no longer where this can be decided. Reload the page to see where it stands.',
    de: 'Über diese Mail lässt sich so nicht mehr entscheiden. Laden Sie die Seite neu, um ihren Stand zu sehen.',
  },
  letter_not_sendable: {
    status: 409,
    en: 'This mail may not be sent again. Reload the page: the list says why.',
    de: 'Diese Mail darf nicht noch einmal hinausgehen. Laden Sie die Seite neu: Die Liste nennt den Grund.',
  },
  sender_not_active: {
    status: 403,
    en: 'This sender is not approved for sending.',
    de: 'Dieser Absender ist nicht für den Versand freigegeben.',
  },
  policy_not_accepted: {
    status: 403,
    en: 'The terms or the anti-spam rules in force have not been accepted for this sender yet.',
    de: 'Die geltenden AGB oder Anti-Spam-Regeln wurden für diesen Absender noch nicht angenommen.',
  },
  imprint_incomplete: {
    status: 422,
    en: 'The imprint of the sender is incomplete. Complete it before sending.',
    de: 'Das Impressum des Absenders ist unvollständig. Bitte ergänzen Sie es vor dem Versand.',
  },
  from_not_allowed: {
    status: 422,
    en: 'The sender address or its display name is not allowed.',
    de: 'Die Absenderadresse oder der Absendername ist nicht zulässig.',
  },
  dkim_not_ready: {
    status: 409,
    en: 'The signing key of this sender cannot be used. Nothing is sent unsigned.',
    de: 'Der Signaturschlüssel dieses Absenders ist nicht verwendbar. Ohne Signatur wird nichts versendet.',
  },
  dkim_key_conflict: {
    status: 409,
    en: 'This key cannot be taken back, or somebody else has just ordered one. Look at the keys again.',
    de: 'Dieser Schlüssel lässt sich nicht zurücknehmen, oder jemand anders hat gerade einen bestellt. Bitte sehen Sie sich die Schlüssel noch einmal an.',
  },
  content_forbidden: {
    status: 422,
    en: 'The content is forbidden. See the findings.',
    de: 'Dieser Inhalt ist verboten. Einzelheiten stehen in den Befunden.',
  },
  content_not_accepted: {
    status: 422,
    en: 'The content is not accepted here, even if it is legal. See the findings.',
    de: 'Dieser Inhalt wird hier nicht angenommen, auch wenn er erlaubt ist. Einzelheiten stehen in den Befunden.',
  },
  content_incomplete: {
    status: 422,
    en: 'Something is missing in the mail. See the findings.',
    de: 'In der E-Mail fehlt etwas. Einzelheiten stehen in den Befunden.',
  },
  content_invalid: {
    status: 422,
    en: 'The mail cannot be built from this content.',
    de: 'Aus diesem Inhalt lässt sich keine E-Mail erzeugen.',
  },
  approval_required: {
    status: 409,
    en: 'This content must be approved by a second person before it is sent. The request has been filed.',
    de: 'Diesen Inhalt muss eine zweite Person freigeben, bevor er versendet wird. Die Anfrage wurde gestellt.',
  },
  approval_own_request: {
    status: 403,
    en: 'You asked for this approval yourself. Another person has to decide.',
    de: 'Sie haben diese Freigabe selbst angefragt. Entscheiden muss eine andere Person.',
  },
  approval_decided: {
    status: 409,
    en: 'This request has been decided or has become void.',
    de: 'Über diese Anfrage wurde schon entschieden, oder sie ist hinfällig.',
  },
  confirmation_missing: {
    status: 409,
    en: 'Before each send the rules must be confirmed for exactly this content.',
    de: 'Vor jedem Versand müssen die Regeln für genau diesen Inhalt bestätigt werden.',
  },
  confirmation_used: {
    status: 409,
    en: 'This confirmation was used for another send. Please confirm the rules again.',
    de: 'Diese Bestätigung wurde schon für einen Versand verwendet. Bitte bestätigen Sie die Regeln erneut.',
  },
  confirmation_void: {
    status: 409,
    en: 'The content or the rules changed after the confirmation, or it is too old. Please confirm again.',
    de: 'Inhalt oder Regeln haben sich seit der Bestätigung geändert, oder sie ist zu alt. Bitte bestätigen Sie erneut.',
  },
  no_recipients: {
    status: 422,
    en: 'Nobody has an active consent for this purpose, so there is nobody to send to.',
    de: 'Für diesen Zweck liegt keine gültige Einwilligung vor; es gibt niemanden, an den versendet werden kann.',
  },
  list_too_large: {
    status: 409,
    en: 'The list is larger than this transport profile allows.',
    de: 'Die Liste ist größer, als es dieses Versandprofil erlaubt.',
  },
  list_split: {
    status: 409,
    en: 'Counted with campaigns within seven days of the same purpose or nearly the same content, the list is larger than this profile allows.',
    de: 'Zusammen mit Kampagnen, die binnen sieben Tagen denselben Zweck oder fast denselben Inhalt haben, ist die Liste größer, als es dieses Versandprofil erlaubt.',
  },
  contract_ended: {
    status: 409,
    en: 'The contract of this sender is over by then. Nothing can be sent or scheduled past its end.',
    de: 'Bis dahin ist der Vertrag dieses Absenders abgelaufen. Über sein Ende hinaus kann nichts versendet oder geplant werden.',
  },
  limit_not_stricter: {
    status: 422,
    en: 'Limits of a single sender can only tighten what its profiles say. This one would not.',
    de: 'Grenzen eines einzelnen Absenders können nur verschärfen, was seine Profile vorgeben. Diese hier tut das nicht.',
  },
  unknown_profile: {
    status: 422,
    en: 'There is no sending policy profile of this name.',
    de: 'Ein Versandprofil dieses Namens gibt es nicht.',
  },
  verdict_missing: {
    status: 422,
    en: 'An abuse case is closed by a verdict with a note only.',
    de: 'Ein Beschwerdefall wird nur durch eine Bewertung mit Begründung abgeschlossen.',
  },
  decision_incomplete: {
    status: 422,
    en: 'A report of illegal content is decided with a measure or none and with reasons; a measure needs a justified verdict and its ground.',
    de: 'Über eine Meldung rechtswidriger Inhalte wird mit einer Maßnahme oder keiner und mit Gründen entschieden; eine Maßnahme braucht die Bewertung „berechtigt“ und ihre Grundlage.',
  },
  append_only: {
    status: 409,
    en: 'Consent records are only ever added by the product itself. A correction is a new record.',
    de: 'Einwilligungsnachweise fügt nur das Produkt selbst hinzu. Eine Korrektur ist ein neuer Eintrag.',
  },
  derived_state: {
    status: 409,
    en: 'This value follows from what happened and cannot be set by hand.',
    de: 'Dieser Wert ergibt sich aus dem, was geschehen ist, und lässt sich nicht von Hand setzen.',
  },
  fixed_value: {
    status: 409,
    en: 'This value is fixed once it exists.',
    de: 'Dieser Wert steht fest, sobald es ihn gibt.',
  },
  form_incomplete: {
    status: 422,
    en: 'The form lacks a part that the law or the rules require.',
    de: 'Dem Formular fehlt ein vorgeschriebener Teil.',
  },
  form_bundles: {
    status: 422,
    en: 'One box stands for exactly one purpose; terms and privacy notices cannot be part of it.',
    de: 'Ein Kästchen steht für genau einen Zweck; AGB und Datenschutzhinweise können nicht Teil davon sein.',
  },
  form_preticks: {
    status: 422,
    en: 'A box can never be ticked beforehand.',
    de: 'Ein Kästchen kann nie vorab angekreuzt sein.',
  },
  form_ties: {
    status: 422,
    en: 'Nothing else may depend on consent: no box is mandatory, no service is tied to it.',
    de: 'Nichts anderes darf von der Einwilligung abhängen: Kein Kästchen ist Pflicht, keine Leistung ist daran gebunden.',
  },
  form_advertises: {
    status: 422,
    en: 'The confirmation mail would repeat these words and become advertising. Name plainly what will be sent.',
    de: 'Die Bestätigungsmail würde diese Worte wiederholen und zu Werbung werden. Benennen Sie nüchtern, was verschickt wird.',
  },
  purpose_incomplete: {
    status: 422,
    en: 'A purpose needs a title, the kinds of messages, their frequency, a controller and the full text; a partner also its address and kind of products.',
    de: 'Ein Zweck braucht Titel, Art der Nachrichten, Häufigkeit, Verantwortliche und den vollständigen Text; ein Partner auch Anschrift und Art seiner Waren oder Leistungen.',
  },
  purpose_archived: {
    status: 422,
    en: 'This purpose is archived and no longer offered.',
    de: 'Dieser Zweck ist archiviert und wird nicht mehr angeboten.',
  },
  purpose_in_use: {
    status: 409,
    en: 'A published form offers this purpose. Take it off there first.',
    de: 'Ein veröffentlichtes Formular bietet diesen Zweck an. Nehmen Sie ihn dort zuerst heraus.',
  },
  too_many_partners: {
    status: 422,
    en: 'There are more partners on the form than the sending policy allows.',
    de: 'Auf dem Formular stehen mehr Partner, als die Versandregeln zulassen.',
  },
  name_taken: {
    status: 409,
    en: 'This short name is already in use. Choose another one.',
    de: 'Dieser Kurzname ist schon vergeben. Wählen Sie einen anderen.',
  },
  origin_refused: {
    status: 422,
    en: 'Addresses of this origin are never accepted.',
    de: 'Adressen dieser Herkunft werden nie angenommen.',
  },
  file_invalid: { status: 422, en: 'The file cannot be read.', de: 'Die Datei ist nicht lesbar.' },
  file_too_large: {
    status: 413,
    en: 'The file is larger than what is read here. Large lists are best brought in as CSV.',
    de: 'Die Datei ist größer, als hier gelesen wird. Große Listen kommen am besten als CSV.',
  },
  file_kind_unknown: {
    status: 422,
    en: 'This is no text list and no XLSX file without a password. Save it as CSV or as XLSX without a password.',
    de: 'Das ist weder eine Textliste noch eine XLSX-Datei ohne Kennwort. Speichern Sie die Liste als CSV oder als XLSX ohne Kennwort und laden Sie diese Datei hoch.',
  },
  spreadsheet_ambiguous: {
    status: 422,
    en: 'Several sheets hold values, or rows are hidden. Keep the one sheet that is meant and show or delete hidden rows.',
    de: 'In dieser Datei enthalten mehrere Tabellenblätter Werte, oder einige Zeilen sind ausgeblendet. Behalten Sie nur das Blatt, das gemeint ist, löschen Sie ausgeblendete Zeilen oder blenden Sie sie ein, und laden Sie die Datei noch einmal hoch.',
  },
  storage_failed: {
    status: 507,
    en: 'The server cannot store the file now. What arrived before is kept. Tell whoever runs the installation and try later.',
    de: 'Der Server kann die Datei zurzeit nicht speichern. Was vorher ankam, bleibt erhalten. Bitte geben Sie den Betreibern der Installation Bescheid und versuchen Sie es später noch einmal.',
  },
  mapping_incomplete: {
    status: 422,
    en: 'Say which column holds the mail address, and use each column once.',
    de: 'Bitte geben Sie an, in welcher Spalte die E-Mail-Adresse steht, und verwenden Sie jede Spalte nur einmal.',
  },
  statement_missing: {
    status: 422,
    en: 'An import starts only with your statement on where these addresses come from.',
    de: 'Ein Import beginnt erst, wenn Sie die Erklärung zur Herkunft der Adressen abgegeben haben.',
  },
  import_state_conflict: {
    status: 409,
    en: 'The import is no longer where this can be done. Please look at it again.',
    de: 'Der Import ist nicht mehr an der Stelle, an der das möglich ist. Bitte sehen Sie ihn sich noch einmal an.',
  },
  import_unproven: {
    status: 409,
    en: 'For an imported list of this campaign proof of consent is demanded. The operator has to decide about it first.',
    de: 'Für eine importierte Liste dieser Kampagne wird ein Nachweis der Einwilligungen verlangt. Darüber müssen zuerst die Betreiber entscheiden.',
  },
  address_mismatch: {
    status: 422,
    en: 'This is not the address of this person. Nothing was erased.',
    de: 'Das ist nicht die Adresse dieser Person. Es wurde nichts gelöscht.',
  },
  nothing_to_move: {
    status: 409,
    en: 'This person has no consent in force that another address could take over.',
    de: 'Diese Person hat keine laufende Einwilligung, die eine andere Adresse übernehmen könnte.',
  },
  no_drafts: {
    status: 409,
    en: 'There are no drafts of these entries: what is saved is in force. Nothing was changed.',
    de: 'Von diesen Einträgen gibt es keine Entwürfe: Was gespeichert ist, gilt. Es wurde nichts geändert.',
  },
  ledger_unsound: {
    status: 409,
    en: 'A record of this person was changed past this system. Nothing is proved with it; the operator finds it with the command verify-ledger.',
    de: 'Ein Eintrag zu dieser Person wurde an diesem System vorbei geändert. Damit wird nichts nachgewiesen; der Betreiber findet ihn mit dem Befehl verify-ledger.',
  },
};
