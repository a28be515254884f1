/** Of the source; inlining styles and the footer bring what is sent to 30 kB of HTML. */
const HTML_BYTES = 16_500;
const LINKS = 20;

const WORDS =
  'Garten Bibliothek Viertel Herbst Lesung Fenster Kirsche Werkstatt Abend Brücke Sommer Ofen Brief Wiese Hafen'.split(
    ' ',
  );

/** Plain words in a fixed order: long enough to weigh what real newsletters weigh, harmless to every content rule. */
const sentence = (seed) =>
  `${Array.from({ length: 14 }, (_, n) => WORDS[(seed * 7 + n * 3) % WORDS.length]).join(' ')} für {{ email }}.`;

const block = (n) =>
  `<tr><td style="padding: 12px 24px; font-family: Georgia, serif; font-size: 16px; line-height: 24px; color: #2b2622">
<h2 style="font-size: 20px; line-height: 28px; color: #7a3e1d">Neues aus dem Haus, Teil ${n + 1}</h2>
<p>Guten Tag {{ first_name | default: "zusammen" }}, ${sentence(n)}</p>
<p><a href="https://messhaus.test/beitrag/${n + 1}?quelle=brief" style="color: #7a3e1d">Weiterlesen, Teil ${n + 1}</a></p>
</td></tr>`;

const filler = (n) =>
  `<p style="color: #2b2622; line-height: 24px">${sentence(n).replace('{{ email }}', 'alle')}</p>`;

/** 30 kB of HTML with 40 personal slots and 20 links. */
export const campaignContent = () => {
  const blocks = Array.from({ length: LINKS }, (_, n) => block(n)).join('\n');
  let more = '';
  for (let n = 0; blocks.length + more.length < HTML_BYTES; n += 1) more += `${filler(n)}\n`;
  return {
    subject: 'Neues aus dem Messhaus',
    format: 'html',
    body: `<table role="presentation" width="100%">${blocks}<tr><td>${more}</td></tr></table>`,
  };
};

/** A few sentences without links, for what does not depend on the size of a mail. */
export const smallContent = () => ({
  subject: 'Neues aus dem Messhaus',
  format: 'html',
  body: Array.from({ length: 5 }, (_, n) => `<p>${sentence(n)}</p>`).join('\n'),
});
