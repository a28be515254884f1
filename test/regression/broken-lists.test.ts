import { existsSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { knexOf, subscriberOf } from '../helpers/doors';
import { ACTOR, seedSender } from '../helpers/seed';
import { boot, databases, type App } from '../helpers/strapi';

const HEADER = 'email,requested_at,request_ip,confirmed_at,confirm_ip,source,consent_text';
const at = new Date(Date.now() - 30 * 86_400_000).toISOString();
const proven = (email: string) => `${email},${at},192.0.2.1,${at},192.0.2.2,https://testhaus.test,Ja bitte`;
const list = (...rows: readonly string[]) => [HEADER, ...rows, ''].join('\n');
const many = (name: string, count: number) =>
  Array.from({ length: count }, (_, n) => proven(`${name}${n}@example.org`));

describe.each(databases)(
  'lists that break off, are broken or come in the way of each other on %s',
  (database) => {
    let app: App;
    let senderId: string;
    let imports: App['newsletter']['imports'];
    let repositories: App['newsletter']['repositories'];

    beforeAll(async () => {
      app = await boot({ database });
      ({ imports, repositories } = app.newsletter);
      ({ senderId } = await seedSender(app));
    });
    afterAll(() => app.stop());

    const order = (changes: object = {}) => ({
      senderId,
      purposeKey: 'brief',
      origin: 'own-form',
      actor: 'test',
      ...changes,
    });
    const uploaded = async (content: string | Buffer, changes: object = {}): Promise<string> => {
      const { id } = await imports.open(order(changes));
      await imports.receive(id, 0, Readable.from([Buffer.from(content)]));
      return id;
    };
    const started = async (content: string, changes: object = {}): Promise<string> => {
      const id = await uploaded(content, changes);
      await imports.complete(id);
      await imports.start(id, 'Ich erkläre es.', 'user:1');
      return id;
    };
    const fileOf = (id: string) => path.join(app.folder, 'imports', `${id}.list`);
    const stateOf = async (id: string) => repositories.imports.find(id);
    const setSender = (state: string, of = senderId) =>
      knexOf(app)('newsletter_senders').where({ document_id: of }).update({ state });
    const archive = (archived: boolean) =>
      knexOf(app)('newsletter_purposes')
        .where({ sender_id: senderId, key: 'brief' })
        .update({ archived_at: archived ? new Date(0) : null });

    it('DESIGN-2.6: the name of a file is shown without folders and control characters, and decides nothing', async () => {
      const { fileName } = await imports.open(order({ fileName: '../../etc/a\r\nSet-Cookie: b\0.csv' }));
      expect(fileName).toBe('a Set-Cookie: b .csv');
    });

    it('DESIGN-2.6: a part that comes late changes no file that is being looked at', async () => {
      const id = await uploaded(list(...many('spaet', 50)));
      const bytes = Buffer.byteLength(list(...many('spaet', 50)));
      const [looked, late] = await Promise.allSettled([
        imports.complete(id),
        imports.receive(id, 0, Readable.from([Buffer.from('email\n')])),
      ]);
      expect([looked.status, late.status]).toEqual(['fulfilled', 'rejected']);
      expect(await stateOf(id)).toMatchObject({ state: 'draft', fileBytes: bytes });
    });

    it('G-25: whoever cancels takes the file away at once; what is in stays in, and the report too', async () => {
      const id = await started(list('kaputt', ...many('halt', 2_500)));
      let batches = 0;
      await imports.run(id, () => (batches += 1) > 1);
      expect(existsSync(fileOf(id))).toBe(true);
      await imports.cancel(id, 'user:1');
      expect(existsSync(fileOf(id))).toBe(false);
      await imports.run(id);
      expect(await stateOf(id)).toMatchObject({
        state: 'cancelled',
        proven: 999,
        refused: 1,
        fileRemovedAt: expect.any(Number),
      });
      const ended = await stateOf(id);
      expect(await text(imports.reportCsv(ended as NonNullable<typeof ended>, 'de'))).toContain(
        '2,refused,email_malformed',
      );
      expect((await subscriberOf(app, 'halt0@example.org')).state).toBe('active');
    });

    it('G-25: cancelled while it is worked on, it writes no further row and says nothing of a missing file', async () => {
      const id = await started(list(...many('mitten', 3_000)));
      const running = imports.run(id);
      await imports.cancel(id, 'user:1');
      await running;
      const ended = await stateOf(id);
      expect(ended).toMatchObject({ state: 'cancelled' });
      const written = await knexOf(app)('newsletter_imported_rows')
        .where({ import_id: id })
        .count({ n: '*' })
        .first();
      expect(Number(written?.n)).toBe(ended?.rows);
      expect(existsSync(fileOf(id))).toBe(false);
    });

    it('G-25: a list that another machine ended is swept where it lies, one that failed as well; a draft stays', async () => {
      const cancelled = await uploaded('email\n');
      const draft = await uploaded('email\nnina@example.org\n');
      await imports.complete(draft);
      await knexOf(app)('newsletter_imports').where({ id: cancelled }).update({ state: 'cancelled' });
      await imports.upkeep(() => false);
      expect([cancelled, draft].map((id) => existsSync(fileOf(id)))).toEqual([false, true]);
      expect(await stateOf(cancelled)).toMatchObject({ fileRemovedAt: expect.any(Number) });
    });

    it('G-25: after 14 days an import ends, whatever it waited for: nobody decides about a file that must go', async () => {
      const long = Date.now() - 15 * 86_400_000;
      const ids = [await uploaded('email\n'), await started(list(proven('alt@example.org')))];
      const waiting = await started(list(proven('neu@example.org')));
      await knexOf(app)('newsletter_imports')
        .whereIn('id', ids)
        .update({ created_at: long, started_at: long });
      // It was left lying long before it was started; whoever has to decide about it still has his time.
      await knexOf(app)('newsletter_imports')
        .where({ id: waiting })
        .update({ created_at: long, state: 'evidence-required' });
      await knexOf(app)('newsletter_imports').where({ id: ids[1] }).update({ state: 'evidence-required' });
      await imports.upkeep(() => false);
      expect((await Promise.all([...ids, waiting].map(stateOf))).map((one) => one?.state)).toEqual([
        'cancelled',
        'cancelled',
        'evidence-required',
      ]);
      expect([...ids, waiting].map((id) => existsSync(fileOf(id)))).toEqual([false, false, true]);
      await imports.upkeep(() => false);
      const audited = await knexOf(app)('newsletter_audit')
        .where({ action: 'import.timeout' })
        .orderBy('id')
        .select('actor', 'subject', 'details');
      expect(
        audited.map((row: { actor: string; subject: string; details: string }) => [
          row.actor,
          row.subject,
          JSON.parse(row.details).state,
        ]),
      ).toEqual([
        ['engine', ids[0], 'uploading'],
        ['engine', ids[1], 'evidence-required'],
      ]);
    });

    it('DESIGN-2.6: an import that cannot be read keeps no other waiting', async () => {
      const broken = await started(list(proven('kaputt@example.org')));
      const good = await started(list(proven('heil@example.org')));
      await knexOf(app)('newsletter_imports')
        .where({ id: broken })
        .update({ settings: '{"encoding":"klingon"}', created_at: Date.now() - 60_000 });
      await expect(imports.upkeep(() => false)).rejects.toThrow();
      expect(await stateOf(good)).toMatchObject({ state: 'done', proven: 1 });
      await imports.cancel(broken, 'user:1');
    });

    it('MOS-1.5: of a suspended sender nothing comes in, before the start or in the middle; what is in stays', async () => {
      const draft = await uploaded(list(proven('gesperrt@example.org')));
      await imports.complete(draft);
      const id = await started(list(...many('unterwegs', 2_500)));
      let batches = 0;
      await imports.run(id, () => (batches += 1) > 1);
      await setSender('suspended');
      try {
        await imports.run(id);
        expect(await stateOf(id)).toMatchObject({
          state: 'failed',
          proven: 1_000,
          problem: { code: 'sender_not_active', rule: 'MOS-1.5' },
        });
        for (const refused of [imports.open(order()), imports.start(draft, 'x', 'user:1')])
          await expect(refused).rejects.toMatchObject({ code: 'sender_not_active', rule: 'MOS-1.5' });
      } finally {
        await setSender('active');
      }
      expect(await subscriberOf(app, 'gesperrt@example.org')).toBeUndefined();
    });

    it('MOS-2.5: nobody comes in for a purpose that is no longer offered', async () => {
      const id = await started(list(proven('archiv@example.org')));
      await archive(true);
      try {
        await expect(imports.open(order())).rejects.toMatchObject({
          code: 'purpose_archived',
          rule: 'MOS-2.5',
        });
        await imports.run(id);
      } finally {
        await archive(false);
      }
      expect(await stateOf(id)).toMatchObject({
        state: 'failed',
        rows: 0,
        problem: { code: 'purpose_archived' },
      });
      expect(await subscriberOf(app, 'archiv@example.org')).toBeUndefined();
    });

    it('DESIGN-2.3: one list brought in twice at once grants each yes once; at two senders, one for each', async () => {
      const other = await seedSender(app, { form: { slug: 'anderer-brief' } });
      const content = list(...many('doppelt', 1_200));
      const [one, two, there] = [
        await started(content),
        await started(content),
        await started(content, { senderId: other.senderId }),
      ];
      await Promise.all([one, two, there].map((id) => imports.run(id as string)));
      const records = await Promise.all([one, two, there].map((id) => stateOf(id as string)));
      expect(records.map((record) => [record?.state, record?.rows])).toEqual(Array(3).fill(['done', 1_200]));
      const [first, second, third] = records.map((record) => record?.proven ?? 0);
      expect([(first ?? 0) + (second ?? 0), third]).toEqual([1_200, 1_200]);
      const granted = await knexOf(app)('newsletter_consent_records as r')
        .join('newsletter_subscribers as s', 's.document_id', 'r.subscriber_id')
        .where('s.email', 'like', 'doppelt%')
        .andWhere({ 'r.event': 'imported' })
        .countDistinct({ people: 's.document_id' })
        .count({ records: '*' })
        .first();
      expect([Number(granted?.people), Number(granted?.records)]).toEqual([2_400, 2_400]);
    });

    it('MSR-2.4-12: an import whose evidence was refused keeps no file', async () => {
      const id = await started(list(...many('beleg', 3)));
      await knexOf(app)('newsletter_imports').where({ id }).update({ state: 'evidence-required' });
      const demand = {
        kind: 'undated',
        rule: 'MSR-2.4-12',
        share: 1,
        limit: 0.2,
        askedAt: 1,
        dueAt: 2,
      } as const;
      await repositories.importEvidence.ask({ ...demand, importId: id, senderId });
      await imports.decideEvidence(id, { release: false, note: 'Kein Beleg.', actor: ACTOR.name });
      expect([existsSync(fileOf(id)), (await stateOf(id))?.state]).toEqual([false, 'cancelled']);
    });
  },
);
