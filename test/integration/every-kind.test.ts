import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { CONSENT_EVENTS } from '../../src/plugins/newsletter/server/src/domain/consent/ledger';
import { proofFile } from '../../src/plugins/newsletter/server/src/domain/proof/build-proof';
import type { Checkpoint } from '../../src/plugins/newsletter/server/src/domain/consent/checkpoint';
import { GUARDED_COLUMNS } from '../../src/plugins/newsletter/server/src/repositories/ledger/ledger';
import { realClock } from '../helpers/clock';
import { bootWorld, sendableTo, type World } from '../helpers/consent-world';
import { knexOf } from '../helpers/doors';
import { everyKind } from '../helpers/every-kind';
import { verifyProof } from '../helpers/proof';
import { databases } from '../helpers/strapi';
import { ATTACKS, readTables, writeTables, type Row, type Tables } from '../helpers/tampering';

const DAY_MS = 86_400_000;

const RECORDS = 'newsletter_consent_records';
/** What Strapi and the database add: no statement stands in it. */
const SILENT = ['id', 'created_at', 'created_by_id', 'locale', 'published_at', 'updated_at', 'updated_by_id'];

describe.each(databases)('whatever a ledger can hold, on %s', (database) => {
  let world: World;
  let kinds: ReadonlyMap<string, string>;
  let written: Tables;
  let kept: Checkpoint;
  const app = () => world.app;
  const prove = (id: string) => app().newsletter.proof.bySubscriber(id, { actor: 'test' });

  beforeAll(async () => {
    world = await bootWorld(database, ['test-fast', 'mosento']);
    kinds = await everyKind(world);
    kept = await app().newsletter.ledgerCheckpoints.create();
    // As somebody who keeps his own copy of it; those of the site can be deleted with the rest.
    await knexOf(app())('newsletter_ledger_checkpoints').delete();
    written = await readTables(app());
    cached = await consents().select('*');
  });
  afterAll(async () => {
    await world?.app.stop();
    realClock();
  });

  /** Every fault that is found while the tables are like that; afterwards they are as they were. */
  const found = async (tables: Tables) => {
    await writeTables(app(), tables);
    const report = await app().newsletter.verifyLedger(kept);
    const faults = report.senders.flatMap((sender) => sender.faults);
    return { ok: report.ok, faults, checkpoints: report.checkpoints.faults };
  };
  const consents = () => knexOf(app())('newsletter_consents');
  let cached: readonly object[];
  const restore = async () => {
    await writeTables(app(), written);
    await consents().delete();
    for (const row of cached) await consents().insert(row);
  };

  it('G-7.1: every event the product knows is in it, and nothing is found in it as it was written', async () => {
    expect([...new Set(written.records.map(({ event }) => event))].sort()).toEqual(
      [...CONSENT_EVENTS].sort(),
    );
    expect(await found(written)).toEqual({ ok: true, faults: [], checkpoints: [] });
    expect(await app().newsletter.scanProofs()).toMatchObject({ ok: true });
    expect(await app().newsletter.rebuildConsents({ write: false })).toMatchObject({ ok: true });
  });

  it('MOS-2.8: every kind of proof holds before the published program', async () => {
    const proofs = await Promise.all([...kinds.values()].map(prove));
    const file = path.join(app().folder, 'proofs.json');
    writeFileSync(file, JSON.stringify({ proofs }));
    expect(verifyProof(file)).toMatchObject({ exitCode: 0 });
    const told = new Map([...kinds.keys()].map((kind, n) => [kind, proofs[n]!]));
    expect(told.get('corrected by the team')?.purposes[0]?.declarations[0]?.request).toMatchObject({
      method: 'address-change',
      actor: expect.stringMatching(/^user:\d+$/),
      reason: 'phone',
    });
    expect(told.get('corrected by the team')?.purposes[0]?.state).toBe('active');
    expect(told.get('moved to another address')?.purposes[0]).toMatchObject({
      state: 'active',
      declarations: [{ request: { method: 'address-change', actor: null } }],
    });
    expect(told.get('confirmed by reply')?.purposes[0]?.declarations[0]?.confirmation).toMatchObject({
      method: 'reply',
      messageId: '<1@mail.test>',
    });
    expect(told.get('agreed with a partner')?.purposes.map(({ key, state }) => [key, state])).toEqual([
      ['brief', 'active'],
      ['muehle', 'active'],
    ]);
  });

  // What is printed comes from the proof and not from the database.
  if (database === 'sqlite')
    it('DE-5: every kind of proof is printed, and its file holds as it lies in the PDF', async () => {
      let language: 'de' | 'en' = 'de';
      for (const [kind, id] of kinds) {
        language = language === 'de' ? 'en' : 'de';
        const proof = await prove(id);
        const file = path.join(app().folder, `${id}.pdf`);
        writeFileSync(file, await app().newsletter.proofPdf(proof, language));
        const hash = createHash('sha256').update(proofFile(proof)).digest('hex');
        expect([kind, verifyProof(file, hash)]).toMatchObject([kind, { exitCode: 0 }]);
      }
    });

  it('DESIGN-2.2: each column of a record is guarded or says nothing', async () => {
    expect(Object.keys(written.records[0]!).sort()).toEqual([...GUARDED_COLUMNS, ...SILENT].sort());
  });

  it.each(CONSENT_EVENTS)(
    'MOS-2.8: of a record “%s”, each column that is changed is found with its name',
    async (event) => {
      const row =
        written.records.find((one) => one.event === event && one.payload !== '{"redacted":true}') ??
        written.records.find((one) => one.event === event)!;
      const table = () => knexOf(app())(RECORDS).where({ id: row.id });
      for (const column of GUARDED_COLUMNS) {
        const value = row[column as keyof Row];
        const changed = typeof value === 'number' ? value + 100_000 : `${String(value).slice(0, -1)}~`;
        await table().update({ [column]: changed });
        const { ok, senders } = await app().newsletter.verifyLedger();
        await table().update({ [column]: value });
        const named = senders.flatMap(({ faults }) => faults);
        const names = named.some(({ seq, recordId }) => seq === row.seq || recordId === row.document_id);
        expect([column, ok, names]).toEqual([column, false, true]);
      }
    },
  );

  it.each(ATTACKS)(
    'DESIGN-2.2: it is found ($by) when $what, and nobody more can be mailed',
    async (attack) => {
      const ids = [...kinds.values()];
      const before = await Promise.all(ids.map((id) => sendableTo(world, id)));
      // Without the keys he can still write the table that sending reads first.
      if (attack.by === 'mac')
        await consents().update({ state: 'active', expressed_at: world.now, expires_at: world.now + DAY_MS });
      const { ok, faults, checkpoints } = await found(attack.do(written));
      const after = await Promise.all(ids.map((id) => sendableTo(world, id)));
      await restore();
      expect(ok).toBe(false);
      if (attack.by !== 'checkpoint') expect(faults).not.toEqual([]);
      if (attack.by === 'mac') expect(['forged', 'redacted']).toContain(faults[0]?.kind);
      if (attack.by === 'checkpoint') {
        expect(faults).toEqual([]);
        expect(checkpoints).toMatchObject([{ kind: 'rewritten' }]);
      }
      after.forEach((open, n) => expect(before[n]).toEqual(expect.arrayContaining(open)));
    },
  );

  it('G-7.1: nothing is proved with a record that another hand wrote, however well the chain fits', async () => {
    const id = kinds.get('withdrawn by one click')!;
    const attack = ATTACKS.find(({ what }) => what.startsWith('a withdrawal becomes'))!;
    await writeTables(app(), attack.do(written));
    await expect(prove(id)).rejects.toMatchObject({ code: 'ledger_unsound' });
    await restore();
    expect((await prove(id)).purposes[0]?.state).toBe('withdrawn');
  });
});
