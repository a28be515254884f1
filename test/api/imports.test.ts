import { adminDoor, bootDoors, call, refusal, subscriberOf, type Answer } from '../helpers/doors';
import { seedSender } from '../helpers/seed';
import { bomb, xlsx } from '../helpers/spreadsheet';
import { databases, type App } from '../helpers/strapi';

const DAY_MS = 86_400_000;
const at = new Date(Date.now() - 10 * DAY_MS).toISOString().slice(0, 19).replace('T', ' ');
const MAILCHIMP =
  'Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LEID,EUID,NOTES';

describe.each(databases)('lists through the admin on %s', (database) => {
  let app: App;
  let senderId: string;
  let headers: Record<string, string>;
  const door = (method: string, path: string, body?: object): Promise<Answer> =>
    call(app, method, `/newsletter${path}`, { headers, ...(body && { body }) });
  const order = (changes: object) => ({ senderId, purposeKey: 'brief', origin: 'own-form', ...changes });
  const open = (changes: object = {}) => door('POST', '/imports', order({ fileName: 'l.csv', ...changes }));
  const part = async (id: string, offset: number, content: Buffer | string) => {
    const form = new FormData();
    form.append('part', new Blob([content as never]), 'part');
    return call(app, 'POST', `/newsletter/imports/${id}/parts?offset=${offset}`, { headers, body: form });
  };
  const uploaded = async (content: Buffer | string, changes: object = {}): Promise<string> => {
    const { id } = (await open(changes)).json;
    await part(id, 0, content);
    return id;
  };
  const started = async (id: string) => {
    const answer = await door('POST', `/imports/${id}/start`, {
      accepted: true,
      statement: 'Ich erkläre es.',
    });
    await app.newsletter.imports.run(id);
    return answer;
  };

  beforeAll(async () => {
    app = await bootDoors(database);
    ({ senderId } = await seedSender(app));
    ({ headers } = await adminDoor(app));
  });
  afterAll(() => app.stop());

  it.each([
    ['MOS-2.1', 'purchased'],
    ['MSR-2.4-4', 'rented'],
    ['MOS-2.1', 'scraped'],
    ['MSR-2.4-4', 'public-register'],
    ['MOS-4.10', 'consulate'],
    ['MOS-2.1', ''],
  ])('%s: a list of origin "%s" is refused before a byte of it is taken', async (rule, origin) => {
    const answer = await open({ origin });
    expect([answer.status, refusal(answer)]).toEqual([422, { code: 'origin_refused', rule }]);
  });

  it('VIV-2.4b: an export of Mailchimp is recognised, completed by what it lacks, previewed and brought in', async () => {
    const rows = [
      `lea@example.org,Lea,Groß,4,${at},192.0.2.1,${at},192.0.2.2,1,a,"=HYPERLINK(1)"`,
      `info@example.org,,,2,${at},192.0.2.1,${at},192.0.2.2,2,b,=1+1`,
      'tom@example.org,Tom,,2,,,,,3,c,',
    ];
    const id = await uploaded([MAILCHIMP, ...rows, ''].join('\n'));
    const draft = (await door('POST', `/imports/${id}/completion`, {})).json;
    expect(draft).toMatchObject({ state: 'draft', settings: { provider: 'mailchimp', encoding: 'utf-8' } });

    // Times without a zone, no text, no page: faulty or incomplete until the importer states them.
    const effects = async () =>
      (await door('GET', `/imports/${id}/preview`)).json.rows.map((row: { effect: string }) => row.effect);
    expect(await effects()).toEqual(['know', 'refused', 'know']);
    const declared = { source: 'https://testhaus.test/brief', consent_text: 'Ja, gern' };
    await door('PUT', `/imports/${id}`, { timeZone: 'UTC', declared });
    expect(await effects()).toEqual(['grant', 'refused', 'know']);

    const unsaid = await door('POST', `/imports/${id}/start`, { accepted: false, statement: 'x' });
    expect(refusal(unsaid)).toEqual({ code: 'statement_missing', rule: 'MOS-2.1' });
    expect((await started(id)).status).toBe(200);
    const done = (await door('GET', `/imports/${id}`)).json;
    expect(done).toMatchObject({ state: 'done', rows: 3, proven: 1, unconfirmed: 1, refused: 1 });
    expect(done.codes).toMatchObject([{ code: 'role_address', rule: 'MFR-2.1', count: 1 }]);
    const lea = await subscriberOf(app, 'lea@example.org');
    expect(lea.state).toBe('active');
    // Whoever opens the person's page judges by the same proof as the ledger holds.
    const { timeline } = (await door('GET', `/subscribers/${lea.document_id}`)).json;
    expect(timeline).toMatchObject([
      {
        event: 'imported',
        source: declared.source,
        text: { text: declared.consent_text },
        imported: {
          origin: 'own-form',
          requestIp: '192.0.2.1',
          confirmIp: '192.0.2.2',
          declared: ['source', 'consent_text'],
          timeZone: 'UTC',
        },
      },
    ]);

    const report = await door('GET', `/imports/${id}/report`);
    expect(report.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(report.text).toContain('3,refused,role_address,MFR-2.1,');
    expect(report.text).toContain(",'=1+1\n");
  });

  it('MSR-AS-2: what came in goes out byte for byte, with the evidence beside it; formulas only where asked for', async () => {
    const cells = [' =SUM(A1)', 'a"b', 'x\r\ny', '  ', "'", 'x\ry', '00123', '12345678901234567890', '\t👩‍👩‍👧é'];
    const names = [
      'Formel',
      'Zitat',
      'Zeilen',
      'leer',
      'Strich',
      'Wagenrücklauf',
      'Nullen',
      'lang',
      'Zeichen',
    ];
    const line = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
    const id = await uploaded(`email,${names.join(',')}\nByte@Example.org,${line}\n`);
    await door('POST', `/imports/${id}/completion`, {});
    await started(id);
    const exported = async (forSpreadsheets: boolean) => {
      const answer = await door('GET', `/exports?senderId=${senderId}&forSpreadsheets=${forSpreadsheets}`);
      expect(answer.status).toBe(200);
      return answer.text;
    };
    const { parse } = await import('csv-parse/sync');
    const [head = [], ...rows] = parse(await exported(false)) as string[][];
    const row = rows.find((values) => values.includes('Byte@Example.org')) ?? [];
    expect(await exported(false)).toContain('"x\ry"');
    const given = names.map((name) => row[head.indexOf(name)]);
    expect(given).toEqual(cells);
    const proof = rows.find((values) => values.includes('lea@example.org')) ?? [];
    expect(proof[head.indexOf('jawort_consent_text')]).toBe('Ja, gern');
    expect(proof[head.indexOf('NOTES')]).toBe('=HYPERLINK(1)');
    expect(await exported(true)).toContain(",'=HYPERLINK(1),");
    const audited = await app.newsletter.database.knex()('newsletter_audit').where({ action: 'export' });
    expect(audited).toHaveLength(3);
  });

  it('MSR-2.4-21: who left the list another product exports is not brought back by the yes it still proves', async () => {
    const proof = `${at},192.0.2.1,${at},192.0.2.2,1,a,`;
    const rows = [
      `blieb@example.org,Bea,Dorn,4,${proof},`,
      `ging@example.org,Gil,Ahorn,4,${proof},2026-03-01 10:00:00`,
    ];
    const id = await uploaded([`${MAILCHIMP},UNSUB_TIME`, ...rows, ''].join('\n'));
    await door('POST', `/imports/${id}/completion`, {});
    const declared = { source: 'https://testhaus.test/brief', consent_text: 'Ja, gern' };
    await door('PUT', `/imports/${id}`, { timeZone: 'UTC', declared });
    await started(id);
    const done = (await door('GET', `/imports/${id}`)).json;
    expect(done).toMatchObject({ proven: 1, refused: 1, codes: [{ code: 'left_before', count: 1 }] });
    expect(await subscriberOf(app, 'ging@example.org')).toBeUndefined();
  });

  it('MSR-AS-2: our own export comes in elsewhere: who said yes with his proof, who left not at all, and goes out the same', async () => {
    const personAt = (email: string, sender: string) =>
      app.newsletter.database.knex()('newsletter_subscribers').where({ email, sender_id: sender }).first();
    const { senderId: first } = await seedSender(app, { form: { slug: 'erster-brief' } });
    const { senderId: second } = await seedSender(app, { form: { slug: 'zweiter-brief' } });
    const out = async (sender: string) =>
      (await door('GET', `/exports?senderId=${sender}&forSpreadsheets=false`)).text;
    const bring = async (sender: string, file: string) => {
      const id = await uploaded(file, { senderId: sender });
      await door('POST', `/imports/${id}/completion`, {});
      await started(id);
      return (await door('GET', `/imports/${id}`)).json;
    };
    const then = `${at.replace(' ', 'T')}Z`;
    const proof = `${then},192.0.2.1,${then},192.0.2.2,https://testhaus.test,Ja bitte`;
    const columns = 'email,requested_at,request_ip,confirmed_at,confirm_ip,source,consent_text,Notiz';
    await bring(first, `${columns}\nbleibt@example.org,${proof}," =1\r\n2"\ngeht@example.org,${proof},x\n`);
    const left = await personAt('geht@example.org', first);
    const act = { method: 'staff', actor: 'user:1', reason: 'Er hat angerufen.' } as const;
    await app.newsletter.leaving.leaveByStaff(left.document_id, 'brief', act);
    const done = await bring(second, await out(first));
    expect(done).toMatchObject({ settings: { provider: 'jawort' }, proven: 1, refused: 1 });
    expect(await personAt('geht@example.org', second)).toBeUndefined();
    const { parse } = await import('csv-parse/sync');
    const [head = [], row = []] = parse(await out(second)) as string[][];
    const [headBefore = [], ...before] = parse(await out(first)) as string[][];
    expect(head).toEqual(headBefore);
    const own = columns.split(',').length;
    expect(row.slice(0, own)).toEqual(
      before.find(([email]) => email === 'bleibt@example.org')?.slice(0, own),
    );
  });

  it('MOS-2.8: a spreadsheet comes in like a list', async () => {
    const id = await uploaded(
      xlsx([
        ['E-Mail', 'PLZ'],
        ['tab@example.org', '01067'],
      ]),
    );
    const draft = (await door('POST', `/imports/${id}/completion`, {})).json;
    expect(draft).toMatchObject({
      state: 'draft',
      headings: ['E-Mail', 'PLZ'],
      settings: { mapping: { email: 0 } },
    });
    await started(id);
    expect((await subscriberOf(app, 'tab@example.org')).state).toBe('unconfirmed');
  });

  it.each([
    ['a bomb that says what it is', () => bomb(100_000_000), 'file_too_large'],
    ['a bomb that declares next to nothing', () => bomb(10), 'file_too_large'],
    [
      'a cell far out',
      () =>
        xlsx([['email']])
          .toString('latin1')
          .replace('A1', 'A9'),
      'file_invalid',
    ],
    ['something that only begins like one', () => Buffer.from('PK\x03\x04and no more'), 'file_invalid'],
    ['an empty file', () => '\n', 'file_invalid'],
    ['a file without headings', () => 'ina@example.org,Ina\n', 'file_invalid'],
    ['one giant line', () => 'x'.repeat(1_000_000), 'file_invalid'],
  ])('DESIGN-2.6: %s is refused with a code', async (_, content, code) => {
    const id = await uploaded(content() as Buffer);
    const answer = await door('POST', `/imports/${id}/completion`, {});
    expect([answer.status < 500, refusal(answer).code]).toEqual([true, code]);
  });

  it('DESIGN-2.6: a part that is too large is refused unread, one that leaves a gap is refused, one that comes twice is no harm', async () => {
    const { id } = (await open()).json;
    const large = await part(id, 0, Buffer.alloc(9_000_000));
    expect([large.status, refusal(large).code]).toEqual([413, 'file_too_large']);
    expect(refusal(await part(id, 5, 'x')).code).toBe('import_state_conflict');
    await part(id, 0, 'email\n');
    await part(id, 6, 'ina@exa');
    expect((await part(id, 6, 'ina@example.org\n')).json).toEqual({ bytes: 22 });
  });

  it('DESIGN-2.6: a NUL, in the path, the query or any field, is refused with a code at every door of an import', async () => {
    const asked: readonly (readonly [string, string, object?])[] = [
      ['GET', '/imports?state=%00'],
      ['GET', '/imports/%00'],
      ['GET', '/imports/%00/report'],
      ['POST', '/imports/%00/cancellation', {}],
      ['POST', '/imports/%00/parts?offset=0', {}],
      ['GET', `/exports?senderId=${senderId}&purposeKey=%00`],
      ['GET', '/subscribers/%00/proof'],
      ['POST', '/imports', order({ senderId: 'a\0' })],
      ['POST', '/imports', order({ purposeKey: 'a\0' })],
      ['POST', '/imports', order({ fileName: 'a\0.csv' })],
      ['POST', '/subscribers/x/unsubscription', { reason: 'a\0' }],
      ['PUT', '/imports/x', { declared: { source: 'a\0' } }],
    ];
    for (const [method, where, body] of asked) {
      const answer = await door(method, where, body);
      expect([where, answer.status, refusal(answer).code]).toEqual([where, 400, 'malformed_request']);
    }
  });

  it.each([
    ['an old spreadsheet or one behind a password', Buffer.from('d0cf11e0a1b11ae100000000', 'hex')],
    ['a photo', Buffer.from('00000018667479706865696300000000', 'hex')],
  ])('DESIGN-2.6: %s is no list and is refused with a code', async (_, content) => {
    const id = await uploaded(content);
    const answer = await door('POST', `/imports/${id}/completion`, {});
    expect([answer.status, refusal(answer).code]).toEqual([422, 'file_kind_unknown']);
  });

  it('DESIGN-2.6: a preview without a file, or of a list that is in already, is refused with a code', async () => {
    const { id } = (await open()).json;
    expect(refusal(await door('GET', `/imports/${id}/preview`)).code).toBe('import_state_conflict');
    const done = await uploaded('email\nvorschau@example.org\n');
    await door('POST', `/imports/${done}/completion`, {});
    await started(done);
    expect(refusal(await door('GET', `/imports/${done}/preview`)).code).toBe('import_state_conflict');
  });

  it('DESIGN-2.6: a list that is shorter than what was sent is no complete one', async () => {
    const id = await uploaded('email\nnina@example.org\n');
    const short = await door('POST', `/imports/${id}/completion`, { bytes: 99 });
    expect([short.status, refusal(short).code]).toEqual([409, 'import_state_conflict']);
    expect(short.json.error.details.expected).toBe(23);
    expect((await door('POST', `/imports/${id}/completion`, { bytes: 23 })).status).toBe(200);
  });

  it('DESIGN-2.8: nobody gets anywhere without being signed in', async () => {
    for (const [method, path] of [
      ['GET', '/imports'],
      ['POST', '/imports'],
      ['GET', '/exports'],
      ['POST', '/imports/x/evidence'],
      ['POST', '/imports/x/evidence-decision'],
    ] as const) {
      const answer = await call(app, method, `/newsletter${path}`, method === 'POST' ? { body: {} } : {});
      expect([path, answer.status]).toEqual([path, 401]);
    }
  });
});
