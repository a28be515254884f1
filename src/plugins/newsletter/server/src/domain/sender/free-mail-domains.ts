/** Mailbox providers whose addresses identify nobody's house, and whose DMARC policies refuse foreign senders. */
export const FREE_MAIL_DOMAINS: ReadonlySet<string> = new Set(
  (
    'aol.com aol.de arcor.de bluewin.ch email.de fastmail.com freenet.de free.fr gmail.com gmx.at gmx.ch gmx.com gmx.de ' +
    'gmx.net googlemail.com hey.com hispeed.ch hotmail.ch hotmail.com hotmail.de hotmail.fr hotmail.it icloud.com ' +
    'inbox.ru laposte.net libero.it live.at live.com live.de live.it mac.com mail.com mail.de mail.ru mailbox.org me.com ' +
    'msn.com online.de orange.fr outlook.at outlook.com outlook.de outlook.it posteo.de posteo.net proton.me ' +
    'protonmail.com protonmail.ch pm.me rediffmail.com rocketmail.com sunrise.ch t-online.de tin.it tiscali.it ' +
    'tuta.com tutanota.com tutanota.de virgilio.it vodafone.de wanadoo.fr web.de yahoo.at yahoo.com yahoo.de yahoo.fr ' +
    'yahoo.it yandex.com yandex.ru ymail.com zoho.com'
  ).split(' '),
);
