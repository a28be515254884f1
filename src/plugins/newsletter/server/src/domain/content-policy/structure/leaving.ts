/** Words by which a link says that one leaves here: German, English, Italian, French. */
export const LEAVING =
  /abmeld|abbestell|austrag|abbestelle|kündig|kuendig|newsletter beenden|keine (weiteren )?(e-?mails|newsletter|nachrichten)|unsubscri|opt[ -]?out|sign (me )?off|stop receiving|remove me|leave (this|the) list|disiscri|cancella|annulla l.iscrizione|désabonn|désinscri/i;
