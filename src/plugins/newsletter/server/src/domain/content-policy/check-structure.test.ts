import { checkStructure, type StructureInput } from './index';

const URL = 'https://nl.example.org/newsletter/u/{{ token }}';
const IMPRINT = ['Musterverein e. V.', 'Teststraße 1, 10115 Berlin', 'Vereinsregister Berlin VR 12345'];
const LINK = `<a href="${URL}" style="color:#333">Newsletter abbestellen</a>`;

interface Parts extends Partial<StructureInput> {
  link?: string;
  head?: string;
  after?: string;
  footer?: string;
}

/** A correct campaign whose footer link, head or text may be exchanged. */
function campaign({ link = LINK, head = '', after = '', footer = '', ...rest }: Parts = {}): StructureInput {
  const imprint = IMPRINT.map((line) => `<p>${line}</p>`).join('');
  return {
    subject: 'Neues vom Verein',
    html: `<html><head>${head}</head><body><h1>Neues</h1><p>${'Inhalt. '.repeat(40)}</p><div style="${footer}">${link}</div>${after}${imprint}</body></html>`,
    text: `Neues\n\nInhalt.\n\nAbbestellen: ${URL}\n\n${IMPRINT.join('\n')}`,
    unsubscribeUrl: URL,
    imprintLines: IMPRINT,
    ...rest,
  };
}
const codes = (input: StructureInput) => checkStructure(input).map((finding) => finding.code);
const styled = (style: string, label = 'Newsletter abbestellen') =>
  campaign({ link: `<a href="${URL}" style="${style}">${label}</a>` });

describe('unsubscribe link', () => {
  test('MOS-2.9: a campaign with visible links in both parts has no findings', () => {
    expect(checkStructure(campaign())).toEqual([]);
  });

  test('MOS-2.9: without a link in the HTML part the campaign is incomplete', () => {
    expect(checkStructure(campaign({ link: '' }), 'en')).toMatchObject([
      { code: 'unsubscribe_missing_html', rule: 'MOS-2.9', severity: 'incomplete' },
    ]);
  });

  test('MFR-5.1: without a link in the text part the campaign is incomplete', () => {
    expect(codes(campaign({ text: `Inhalt\n${IMPRINT.join('\n')}` }))).toEqual(['unsubscribe_missing_text']);
  });

  test('MOS-2.9: a pattern may stand for the link, also one that keeps a state', () => {
    const unsubscribeUrl = /https:\/\/nl\.example\.org\/newsletter\/u\//g;
    expect(codes(campaign({ unsubscribeUrl }))).toEqual([]);
    expect(codes(campaign({ unsubscribeUrl }))).toEqual([]);
  });

  test('MOS-2.9: an empty address is met by no link', () => {
    expect(codes(campaign({ unsubscribeUrl: '' }))).toEqual([
      'unsubscribe_missing_html',
      'unsubscribe_missing_text',
    ]);
  });

  test('MOS-2.9: a link in a comment is no link', () => {
    expect(codes(campaign({ link: `<!-- ${LINK} -->` }))).toEqual(['unsubscribe_missing_html']);
  });

  test('MSR-2.4-17: leaving by e-mail alone is not enough, in addition it is fine', () => {
    const mailto = '<a href="mailto:leave@example.org?subject=abmelden">abmelden</a>';
    const unsubscribeUrl = /leave@example|\/newsletter\/u\//;
    expect(codes(campaign({ link: mailto, unsubscribeUrl }))).toEqual(['unsubscribe_needs_mail']);
    expect(codes(campaign({ link: mailto + LINK, unsubscribeUrl }))).toEqual([]);
  });

  test.each([
    ['display:none', 'unsubscribe_hidden'],
    ['display: NONE !important', 'unsubscribe_hidden'],
    ['visibility:hidden', 'unsubscribe_hidden'],
    ['opacity:0', 'unsubscribe_hidden'],
    ['font-size:0', 'unsubscribe_hidden'],
    ['max-height:0;overflow:hidden', 'unsubscribe_hidden'],
    ['position:absolute;left:-9999px', 'unsubscribe_hidden'],
    ['text-indent:-999px', 'unsubscribe_hidden'],
    ['font-size:1px', 'unsubscribe_too_small'],
    ['font-size:9.9px', 'unsubscribe_too_small'],
    ['font-size:7pt', 'unsubscribe_too_small'],
    ['font:6px/1.5 Arial', 'unsubscribe_too_small'],
    ['color:#fff', 'unsubscribe_low_contrast'],
    ['color:#777777', 'unsubscribe_low_contrast'],
    ['color:#000;opacity:.3', 'unsubscribe_low_contrast'],
    ['color:transparent', 'unsubscribe_low_contrast'],
    ['color:#eee;background:#fff url(x.png)', 'unsubscribe_low_contrast'],
    ['color:var(--ink)', 'unsubscribe_contrast_unknown'],
  ])('MSR-2.4-16: a link styled %s is refused', (style, code) => {
    expect(codes(styled(style))).toEqual([code]);
  });

  test.each([
    'font-size:10px',
    'font-size:7.5pt',
    'font-size:.8em',
    'color:#767676',
    'color:#fff;background:#333',
    'color:navy',
    '',
  ])('MSR-2.4-16: a link styled “%s” passes', (style) => expect(codes(styled(style))).toEqual([]));

  test('MSR-2.4-16: what hides, shrinks or bleaches an ancestor does so to the link', () => {
    expect(codes(campaign({ footer: 'display:none' }))).toEqual(['unsubscribe_hidden']);
    expect(codes(campaign({ footer: 'font-size:8px' }))).toEqual(['unsubscribe_too_small']);
    expect(codes(campaign({ footer: 'background:#333' }))).toEqual(['unsubscribe_low_contrast']);
  });

  test('MSR-2.4-16: style sheets count like inline styles, also inside @media screen', () => {
    expect(codes(campaign({ head: '<style>div a { display: none !important }</style>' }))).toEqual([
      'unsubscribe_hidden',
    ]);
    expect(codes(campaign({ head: '<style>@media screen { a { font-size: 2px } }</style>' }))).toEqual([
      'unsubscribe_too_small',
    ]);
  });

  test('MSR-2.4-16: words hidden inside a visible link do not count as its label', () => {
    expect(codes(styled('', '<span style="display:none">abmelden</span>.'))).toEqual(['unsubscribe_hidden']);
  });

  test.each(['hier', 'Website besuchen', '', '<img src="x.png" alt="">'])(
    'MSR-2.4-16: the label “%s” is unclear',
    (label) => {
      expect(codes(styled('', label))).toEqual(['unsubscribe_unclear']);
    },
  );

  test.each([
    'Abmelden',
    'hier austragen',
    'Newsletter abbestellen',
    'Unsubscribe',
    'Opt out',
    'Disiscriviti',
    'Se désabonner',
    '<b>Ab</b>melden',
    '<img src="x.png" alt="Abmelden">',
  ])('MSR-2.4-16: the label “%s” is clear', (label) => expect(codes(styled('', label))).toEqual([]));

  test('MSR-2.4-16: one good link is enough beside a bad one', () => {
    expect(codes(campaign({ link: `<a href="${URL}" style="font-size:6px">abmelden</a> ${LINK}` }))).toEqual(
      [],
    );
  });
});

describe('last block', () => {
  test('MSR-AS-7: a link that stands before the content is refused in HTML and in text', () => {
    const more = `<p>${'Noch mehr Inhalt. '.repeat(30)}</p>`;
    expect(codes(campaign({ after: more }))).toEqual(['unsubscribe_not_last_html']);
    expect(
      codes(campaign({ text: `${URL}\n${'Noch mehr Inhalt. '.repeat(30)}\n${IMPRINT.join('\n')}` })),
    ).toEqual(['unsubscribe_not_last_text']);
  });

  test('MSR-AS-7: the imprint may follow however long it is', () => {
    const imprintLines = [...IMPRINT, `Vorstand: ${'Erika Beispiel, '.repeat(40)}`];
    const after = `<p>${imprintLines.at(-1)}</p>`;
    const text = `Inhalt ${URL}\n${imprintLines.join('\n')}`;
    expect(codes(campaign({ after, text, imprintLines }))).toEqual([]);
  });
});

describe('imprint', () => {
  test('MFR-5.2: each missing line is named, in each part', () => {
    const imprintLines = [...IMPRINT, 'Telefon +49 30 000000'];
    expect(checkStructure(campaign({ imprintLines }))).toMatchObject([
      { code: 'imprint_missing_html', rule: 'MFR-5.2', excerpt: 'Telefon +49 30 000000' },
      { code: 'imprint_missing_text', rule: 'MFR-5.2', excerpt: 'Telefon +49 30 000000' },
    ]);
  });

  test('MFR-5.2: hidden text and the alt text of a picture are not full text', () => {
    const imprintLines = [...IMPRINT, 'USt-IdNr. DE000000000'];
    const text = `${campaign().text}\n${imprintLines.at(-1)}`;
    const hidden = `<p style="display:none">${imprintLines.at(-1)}</p>`;
    const picture = `<img src="x.png" alt="${imprintLines.at(-1)}">`;
    expect(codes(campaign({ imprintLines, text, after: hidden }))).toEqual(['imprint_missing_html']);
    expect(codes(campaign({ imprintLines, text, after: picture }))).toEqual(['imprint_missing_html']);
  });

  test('MFR-5.2: markup, line breaks and non-breaking spaces inside a line do not matter', () => {
    const imprintLines = [...IMPRINT, 'Test & Söhne GmbH'];
    const text = `${campaign().text}\nTest & Söhne\nGmbH`;
    expect(
      codes(campaign({ imprintLines, text, after: '<p><b>Test</b> &amp; S&ouml;hne&nbsp;GmbH</p>' })),
    ).toEqual([]);
  });
});

describe('the rest', () => {
  test('R2046-1: an empty text part is refused, also one of invisible characters', () => {
    expect(codes(campaign({ text: ' \n\u200b', imprintLines: [] }))).toEqual([
      'text_part_empty',
      'unsubscribe_missing_text',
    ]);
  });

  test.each([
    'Re: Ihre Anfrage',
    'AW: Termin',
    'FWD: Rechnung',
    'WG:  Angebot',
    ' re[2]: hello',
    'R\u200be: hello',
    'Antw: Ja',
  ])('GM-DN: the subject “%s” poses as a reply', (subject) =>
    expect(codes(campaign({ subject }))).toEqual(['subject_fake_reply']),
  );

  test.each(['Re: Ihre Bestellung', 'AW: Unser Telefonat', 'WG: Rechnung'])(
    'DE-12: a campaign cannot hide that it is one behind the subject “%s”',
    (subject) =>
      expect(checkStructure(campaign({ subject }))).toMatchObject([{ code: 'subject_fake_reply' }]),
  );

  test.each([
    'Reise nach Rom',
    'Rezept: Apfelkuchen',
    'Rückblick: Sommerfest',
    'Award: Gold',
    'Regen: was tun?',
  ])('GM-DN: the subject “%s” is no reply', (subject) => expect(codes(campaign({ subject }))).toEqual([]));

  test('R5322-1: an empty subject is refused', () => {
    expect(codes(campaign({ subject: ' \u200b' }))).toEqual(['subject_missing']);
  });

  test('SIZE-1: 102,000 bytes pass, one more warns', () => {
    const padded = (bytes: number) => {
      const { html, ...rest } = campaign();
      return {
        ...rest,
        html: html.replace('<h1>', `<!--${'x'.repeat(bytes - Buffer.byteLength(html) - 7)}--><h1>`),
      };
    };
    expect(Buffer.byteLength(padded(102_000).html)).toBe(102_000);
    expect(codes(padded(102_000))).toEqual([]);
    expect(checkStructure(padded(102_001))).toMatchObject([{ code: 'html_too_large', severity: 'warning' }]);
  });

  test('GM-DN: a preview text passes, much hidden text warns', () => {
    const hidden = (count: number) => `<div style="display:none">${'Vorschau '.repeat(count)}</div>`;
    expect(codes(campaign({ after: hidden(10) }))).toEqual([]);
    expect(checkStructure(campaign({ after: hidden(60) }))).toMatchObject([
      { code: 'html_hidden_text', severity: 'warning' },
    ]);
  });

  test('MOS-2.9: messages come in German and in English', () => {
    expect(checkStructure(campaign({ link: '' }), 'de')[0]?.message).toContain('Abmeldelink');
    expect(checkStructure(campaign({ link: '' }), 'en')[0]?.message).toContain('unsubscribe link');
  });
});
