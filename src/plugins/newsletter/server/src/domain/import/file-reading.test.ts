import { parse } from 'csv-parse/sync';
import { cellsOf, shapeFault } from './cells';
import { guessMapping } from './columns';
import { guessDelimiter } from './delimiter';
import { guessEncoding } from './encoding';
import { headingsOf } from './headings';
import { judgeShares } from './anomalies';

describe('the encoding of a list', () => {
  const bytes = (text: string, encoding: BufferEncoding) => Buffer.from(text, encoding);
  it.each([
    ['utf-8', 'bytes', bytes('email,Straße\n', 'utf8')],
    ['utf-8', 'byte-order-mark', bytes('\ufeffemail', 'utf8')],
    ['windows-1252', 'bytes', bytes('email,Straße\n', 'latin1')],
    ['utf-16le', 'byte-order-mark', bytes('\ufeffemail', 'utf16le')],
    ['utf-16le', 'bytes', bytes('email,name', 'utf16le')],
    ['utf-16be', 'bytes', bytes('email,name', 'utf16le').swap16()],
  ])('MOS-2.8: %s is recognised by %s', (encoding, by, head) => {
    expect(guessEncoding(head)).toEqual({ encoding, by });
  });

  it('MOS-2.8: a sample that ends inside a letter is still UTF-8', () => {
    const head = bytes('Straße', 'utf8');
    expect(guessEncoding(head.subarray(0, head.indexOf(0xc3) + 1)).encoding).toBe('utf-8');
  });
});

describe('the cells of a list', () => {
  it('MOS-2.8: the headings say what parts the columns, whatever stands in a consent text', () => {
    expect(guessDelimiter('email;consent_text;source')).toBe(';');
    expect(guessDelimiter('email\tname, first\tsource')).toBe('\t');
  });

  it('MOS-2.8: a broken quotation costs its row and none beside it', () => {
    const records = ['a,b', '"x"y,1', '"x, y",2', 'plain,3'].map((text, at) => ({ row: at + 1, text }));
    expect(cellsOf(records, ',')).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 2, fault: 'quote_unclosed' },
      { row: 3, cells: ['x, y', '2'] },
      { row: 4, cells: ['plain', '3'] },
    ]);
  });

  it('MOS-2.8: a record means the same whether it is read plainly or by the parser, whatever its quotation marks', () => {
    const parts = [
      'a',
      '',
      ' ',
      '"x"',
      '"x, y"',
      '"say ""so"""',
      '""',
      '"two\nlines"',
      '"x"y',
      'x"y',
      '"open',
      '"""',
    ];
    const texts = parts.flatMap((one) =>
      parts.flatMap((two) => parts.map((three) => [one, two, three].join(','))),
    );
    const byParser = (text: string) => {
      try {
        const [cells, ...more] = parse(text, {
          record_delimiter: '\n',
          relax_column_count: true,
        }) as string[][];
        return more.length === 0 && cells ? { row: 2, cells } : { row: 2, fault: 'quote_unclosed' };
      } catch {
        return { row: 2, fault: 'quote_unclosed' };
      }
    };
    expect(texts).toHaveLength(parts.length ** 3);
    for (const text of texts)
      expect({ text, row: cellsOf([{ row: 2, text }], ',')[0] }).toEqual({ text, row: byParser(text) });
  });

  it.each([
    [['a;b;c'], 'delimiter_mixed'],
    [['a', 'b', 'c', 'd'], 'columns_mismatch'],
    [['a', 'b', 'c', ''], null],
    [['a'], null],
  ])('MOS-2.8: %j under three headings is %s', (cells, fault) => {
    expect(shapeFault(cells, 3, ',')).toBe(fault);
  });

  it.each([
    ['is empty', undefined, 'empty'],
    ['has no headings', { row: 1, cells: ['Ina', 'ina@example.org'] }, 'headings_missing'],
    ['has a heading without end', { row: 1, fault: 'row_too_long' as const }, 'row_too_long'],
  ])('MOS-2.8: a file that %s is refused', (_, first, problem) => {
    expect(() => headingsOf(first)).toThrow(
      expect.objectContaining({ code: 'file_invalid', details: { row: 1, problem } }),
    );
  });

  it('DESIGN-2.6: what holds zero bytes is no text, and no list', () => {
    const first = { row: 1, cells: ['email', 'N\0ame'] };
    expect(() => headingsOf(first)).toThrow(expect.objectContaining({ code: 'file_kind_unknown' }));
  });
});

describe('the exports of other products', () => {
  const MAILCHIMP =
    'Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LEID,EUID,NOTES';
  const MAILPOET =
    'Email,First name,Last name,Subscription IP,Subscription time,Confirmation time,Confirmation IP,List status,Global status';
  const DOUBLE_OPT_IN = ['requested_at', 'request_ip', 'confirmed_at', 'confirm_ip'];
  const found = (line: string) => {
    const { mapping } = guessMapping(line.split(','));
    return DOUBLE_OPT_IN.filter((target) => target in mapping);
  };

  it.each([
    ['mailchimp', MAILCHIMP, DOUBLE_OPT_IN],
    [
      'mailchimp',
      MAILCHIMP.replace('Email Address,First Name,Last Name', 'E-Mail-Adresse,Vorname,Nachname'),
      DOUBLE_OPT_IN,
    ],
    ['mailpoet', MAILPOET, DOUBLE_OPT_IN],
    [
      'mailpoet',
      'E-Mail,Vorname,Nachname,Anmelde-IP,Anmeldezeit,Bestätigungszeit,Bestätigungs-IP,Listenstatus,Globaler Status',
      DOUBLE_OPT_IN,
    ],
    ['listmonk', 'uuid,email,name,attributes,status,created_at,updated_at', []],
    ['brevo', 'CONTACT ID,EMAIL,LASTNAME,FIRSTNAME,SMS,DOUBLE_OPT-IN,ADDED_TIME,MODIFIED_TIME', []],
    ['brevo', 'CONTACT ID,EMAIL,NACHNAME,VORNAME,SMS,DOUBLE_OPT-IN,OPT_IN,ADDED_TIME,MODIFIED_TIME', []],
    ['rapidmail', 'email,firstname,lastname,status,created,created_ip,activated,activated_ip', DOUBLE_OPT_IN],
    ['cleverreach', 'email,registered,activated,deactivated,source', ['requested_at', 'confirmed_at']],
    ['cleverreach', 'E-Mail,Registriert,Aktiviert,Deaktiviert,Quelle', ['requested_at', 'confirmed_at']],
  ])(
    'VIV-2.4b: %s is recognised by “%s”, and what it says about the opt-in is found',
    (provider, line, proof) => {
      const guess = guessMapping(line.split(','));
      expect([guess.provider, found(line)]).toEqual([provider, proof]);
      expect(guess.mapping.email).toBeDefined();
      if (/last ?name|nachname/i.test(line)) expect(guess.mapping.lastName).toBeDefined();
    },
  );

  it('MOS-2.8: when a row came to be is no request', () => {
    expect(found('uuid,email,attributes,status,created_at')).toEqual([]);
    expect(found('E-Mail,Erstellt am,Registriert am,Datum,Anmeldung,Double Opt-in')).toEqual([]);
  });
});

describe('a list of one’s own making', () => {
  const meant = (line: string, ...rows: readonly string[]) => {
    const { mapping } = guessMapping(
      line.split(';'),
      rows.map((row) => row.split(';')),
    );
    return Object.fromEntries(
      Object.entries(mapping).map(([target, place]) => [target, line.split(';')[place]]),
    );
  };

  it('VIV-2.4b: German headings are taken for what they say, however they are written', () => {
    const whole =
      'E-Mail;Vorname;Nachname;Angemeldet am;IP Anmeldung;Bestätigt am;IP Bestätigung;Quelle;Einwilligung';
    const expected = {
      email: 'E-Mail',
      firstName: 'Vorname',
      lastName: 'Nachname',
      requested_at: 'Angemeldet am',
      request_ip: 'IP Anmeldung',
      confirmed_at: 'Bestätigt am',
      confirm_ip: 'IP Bestätigung',
      source: 'Quelle',
      consent_text: 'Einwilligung',
    };
    expect(meant(whole)).toEqual(expected);
    expect(Object.keys(meant(whole.toUpperCase().replaceAll('Ä', 'AE').replaceAll(' ', '_')))).toEqual(
      Object.keys(expected),
    );
    expect(meant('E-Mail-Adresse:;Bestätigungsdatum (DOI);IP-Adresse (Bestätigung)')).toEqual({
      email: 'E-Mail-Adresse:',
      confirm_ip: 'IP-Adresse (Bestätigung)',
    });
  });

  it('VIV-2.4b: a day of consent is that of the first step beside a confirmation, and is never taken for one', () => {
    expect(meant('E-Mail;Einwilligungsdatum;Bestätigt am')).toMatchObject({
      requested_at: 'Einwilligungsdatum',
      confirmed_at: 'Bestätigt am',
    });
    for (const line of ['E-Mail;Einwilligungsdatum', 'E-Mail;Einwilligungsdatum;IP-Adresse;Consent date'])
      expect(Object.keys(meant(line))).toEqual(['email']);
    expect(meant('E-Mail;Angemeldet am;Einwilligungsdatum')).not.toHaveProperty('confirmed_at');
    expect(meant('E-Mail;Angemeldet am;Einwilligungsdatum;Bestätigt am')).toMatchObject({
      requested_at: 'Angemeldet am',
    });
  });

  it('MOS-2.8: of two columns that may hold the same part of a proof none is chosen', () => {
    const line =
      'E-Mail;Bestätigt am;Bestätigungsdatum;Angemeldet am;Anmeldedatum;IP;IP-Adresse;IP Bestätigung';
    expect(meant(line)).toEqual({ email: 'E-Mail', confirm_ip: 'IP Bestätigung' });
    expect(Object.keys(meant('Email;Bestätigt am;Bestätigt am'))).toEqual(['email']);
  });

  it('MOS-2.3: a column of ticks is not taken for the text of a consent', () => {
    expect(meant('E-Mail;Einwilligung', 'a@x.test;ja', 'b@x.test;')).toEqual({ email: 'E-Mail' });
    expect(meant('E-Mail;Einwilligung', 'a@x.test;', 'b@x.test;Ja, ich will den Brief.')).toHaveProperty(
      'consent_text',
    );
  });
});

describe('a list that looks bought', () => {
  const limits = {
    maxImportRoleShare: { value: 0.05, rule: 'MFR-2.1' },
    maxImportUndatedShare: { value: 0.5, rule: 'MOS-2.1' },
  };
  it.each([
    [{ rows: 100, roles: 5, undated: 50 }, null],
    [{ rows: 100, roles: 6, undated: 0 }, 'roles'],
    [{ rows: 100, roles: 0, undated: 51 }, 'undated'],
    [{ rows: 99, roles: 99, undated: 99 }, null],
  ])('MOS-2.1: %j calls for evidence: %s', (shares, kind) => {
    expect(judgeShares(shares, limits)?.kind ?? null).toBe(kind);
  });

  it('DESIGN-2.7: a limit that is no number lets nothing through', () => {
    const broken = { ...limits, maxImportRoleShare: { value: Number.NaN, rule: 'x' } };
    expect(judgeShares({ rows: 100, roles: 0, undated: 0 }, broken)?.kind).toBe('roles');
  });
});
