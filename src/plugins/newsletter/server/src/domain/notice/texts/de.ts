/** The service mails in German. Plain on purpose: they tell, they do not greet or court (DE-6). */
export const de = {
  confirmation: {
    subject: (sender: string) => `Bitte bestätigen: Anmeldung bei ${sender}`,
    salutation: 'Guten Tag,',
    request: (moment: string, sender: string, page: string) =>
      `am ${moment} wurde diese E-Mail-Adresse auf der Seite ${page} eingetragen, um von ${sender} Folgendes zu bekommen:`,
    purpose: (title: string, kinds: string, frequency: string) => `${title} (${kinds}; ${frequency})`,
    ask: (days: number) => `Wenn Sie das möchten, bestätigen Sie es bitte. Der Link gilt ${days} Tage.`,
    confirmLink: 'Anmeldung bestätigen',
    notYou:
      'Wenn Sie das nicht waren, tun Sie nichts. Sie bekommen dann keine weitere E-Mail zu dieser Anmeldung.',
    neverAgainLink: 'Diese Adresse nie wieder wegen einer Anmeldung anschreiben',
  },
  abuse: {
    acknowledgementSubject: (caseNumber: string) => `Ihre Beschwerde ist eingegangen (Fall ${caseNumber})`,
    confirmSubject: (caseNumber: string) => `Bitte bestätigen: Adresse sperren (Fall ${caseNumber})`,
    received: (moment: string) => `Ihre Beschwerde ist am ${moment} bei uns eingegangen.`,
    caseNumber: 'Fallnummer',
    mailingId: 'Mailing-ID',
    nextStep:
      'Wir prüfen den Versand und den Nachweis der Einwilligung und verlangen vom Absender eine Erklärung. Der Fall wird erst mit einer Entscheidung geschlossen.',
    blocked: 'Ihre Adresse ist bei diesem Absender bereits gesperrt. Er kann Ihnen nichts mehr schicken.',
    clickNeeded:
      'Ihre Adresse ist noch nicht gesperrt. Dazu haben wir Ihnen eine zweite E-Mail geschickt: Ein Klick darin genügt. So kann niemand fremde Adressen sperren lassen.',
    anonymous: 'Wir geben dem Absender weder Ihren Namen noch Ihre Adresse weiter.',
    escalation: (address: string) =>
      `Bekommen Sie von uns keine Antwort, wenden Sie sich unter Angabe der Fallnummer an: ${address}`,
    reported:
      'Unter dieser E-Mail-Adresse wurde uns eine unerwünschte Nachricht gemeldet. Bestätigen Sie bitte, dass Sie diese E-Mail bekommen haben. Dann sperren wir Ihre Adresse bei diesem Absender sofort.',
    confirmLink: 'Bestätigen und Adresse sperren',
    notYou: 'Wenn Sie nichts gemeldet haben, tun Sie nichts. Dann wird auch nichts gesperrt.',
  },
  abuseDecision: {
    subject: (caseNumber: string) => `Entscheidung über Ihre Meldung (Fall ${caseNumber})`,
    verdicts: {
      justified: 'Wir haben Ihre Meldung geprüft: Sie ist berechtigt.',
      unjustified: 'Wir haben Ihre Meldung geprüft: Einen Verstoß konnten wir nicht feststellen.',
      unclear: 'Wir haben Ihre Meldung geprüft: Ob ein Verstoß vorliegt, ließ sich nicht klären.',
    },
    measures: {
      none: 'Eingeschränkt wurde nichts.',
      web_version_closed: 'Die Webansicht des Versands ist nicht mehr abrufbar.',
      campaign_stopped: 'Der Versand wurde beendet.',
      sender_suspended: 'Der Absender wurde gesperrt und kann über uns nichts mehr versenden.',
    },
    reasons: 'Gründe:',
    byPeople: 'Entschieden hat ein Mensch, kein automatisches Verfahren.',
    redress: (address: string) =>
      `Sind Sie nicht einverstanden, schreiben Sie mit der Fallnummer an ${address}. Der Weg zu den Gerichten steht Ihnen unabhängig davon offen.`,
  },
  statement: {
    subject: (caseNumber: string) => `Begründung einer Einschränkung (Fall ${caseNumber})`,
    concerns: (sender: string) => `Diese Begründung betrifft den Absender ${sender}.`,
    scope: 'Das gilt überall und bis auf Weiteres.',
    ground: 'Grundlage:',
    byNotice: 'Anlass war eine Meldung; wer gemeldet hat, teilen wir nicht mit.',
  },
  origin: {
    subject: (sender: string) => `Herkunft Ihrer Adresse bei ${sender}`,
    asked: (sender: string) => `Sie haben gefragt, woher ${sender} diese E-Mail-Adresse hat.`,
    nothing: (sender: string) => `Zu dieser Adresse ist bei ${sender} nichts gespeichert.`,
    found: 'Gespeichert ist:',
    purpose: 'Zweck',
    source: 'Quelle',
    requestedAt: 'Angefordert',
    confirmedAt: 'Bestätigt',
    notConfirmed: 'nein',
    withIp: (moment: string, ip: string) => `${moment}, IP-Adresse ${ip}`,
    withdrawnAt: 'Widerrufen',
    consentText: 'Wortlaut der Einwilligung',
    notYou: 'Wenn Sie nicht gefragt haben, tun Sie nichts. Diese Auskunft ging nur an diese Adresse.',
  },
  renewal: {
    subject: (purpose: string) => `Möchten Sie „${purpose}“ weiter bekommen?`,
    since: (purpose: string, sender: string, moment: string) =>
      `Sie haben ${sender} am ${moment} erlaubt, Ihnen „${purpose}“ zu schicken.`,
    lapses: (moment: string) =>
      `Diese Einwilligung gilt nicht unbegrenzt: Sie endet am ${moment}. Mit einem Klick auf der folgenden Seite verlängern Sie sie.`,
    renewLink: 'Einwilligung verlängern',
    nothing:
      'Wenn Sie das nicht möchten, müssen Sie nichts tun. Sie bekommen dann ab diesem Tag nichts mehr.',
    preferencesLink: 'Sofort abmelden',
  },
  rights: {
    subject: (sender: string) => `Ihre Daten bei ${sender}`,
    asked: (sender: string) =>
      `Jemand hat auf unserer Seite darum gebeten, die Daten zu sehen, die ${sender} zu dieser E-Mail-Adresse gespeichert hat.`,
    valid: (days: number) => `Die folgenden Links gelten ${days} Tage und sind nur für Sie bestimmt.`,
    dataLink: 'Daten ansehen und herunterladen',
    erasureLink: 'Alle Daten löschen',
    notYou: 'Wenn Sie das nicht waren, tun Sie nichts. Es ändert sich dann nichts.',
  },
  addressChange: {
    subject: (sender: string) => `Bitte bestätigen: neue E-Mail-Adresse bei ${sender}`,
    salutation: 'Guten Tag,',
    request: (moment: string, sender: string) =>
      `am ${moment} wurde diese E-Mail-Adresse als neue Adresse eingetragen, um von ${sender} Folgendes zu bekommen:`,
    ask: (days: number) =>
      `Wenn das stimmt, bestätigen Sie es bitte. Erst dann ersetzt sie die alte Adresse. Der Link gilt ${days} Tage.`,
    confirmLink: 'Neue Adresse bestätigen',
    notYou: 'Wenn Sie das nicht waren, tun Sie nichts. Sie bekommen dann keine weitere E-Mail dazu.',
  },
  footer: { privacy: (url: string) => `Datenschutz: ${url}` },
};

/** Same keys in every language; the German catalogue is the pattern. */
export type NoticeTexts = typeof de;
