/** Saying yes again before a consent lapses. */
export const renewal = {
  title: 'Weiter lesen?',
  lead: (purpose: string, sender: string, months: number) =>
    `Sie bekommen von ${sender} „${purpose}“. Mit einem Klick verlängern Sie Ihre Einwilligung um ${months === 1 ? 'einen weiteren Monat' : `weitere ${months} Monate`}.`,
  button: 'Ja, weiter zuschicken',
  nothing: 'Wenn Sie das nicht möchten, tun Sie nichts: Ihre Einwilligung endet dann von selbst.',
  doneTitle: 'Ihre Einwilligung ist verlängert',
  done: (purpose: string, sender: string) =>
    `Sie bekommen „${purpose}“ weiterhin von ${sender}. Abmelden können Sie sich jederzeit über den Link am Ende jeder Nachricht.`,
};
