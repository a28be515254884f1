import { Readable } from 'node:stream';
import { realClock, setClock } from '../helpers/clock';
import { knexOf } from '../helpers/doors';
import { ACTOR, seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { agreedRun, live, look } from '../helpers/sending';
import { startSmtpSink, type SmtpSink } from '../helpers/smtp-sink';
import { boot, databases, empty, type App } from '../helpers/strapi';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-11-02T09:00:00Z');
/** In Zurich, where the sender lives, it is the last second of the tenth day. */
const LAST_MOMENT = Date.parse('2026-11-12T22:59:59Z');
const TOO_LATE = Date.parse('2026-11-12T23:00:00Z');
const HEADER = 'email,requested_at,request_ip,confirmed_at,confirm_ip,source,consent_text';

describe.each(databases)('evidence that was asked for, on %s', (database) => {
  let app: App;
  let sink: SmtpSink;
  let senderId: string;
  beforeAll(async () => {
    sink = await startSmtpSink();
    app = await boot({ database, env: { SMTP_URL: sink.url } });
  });
  beforeEach(async () => {
    setClock(START);
    ({ senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } }));
  });
  afterEach(async () => {
    await empty(app);
    sink.clear();
  });
  afterAll(async () => {
    await app.stop();
    realClock();
    await sink.close();
  });

  /** A list full of function addresses: proof is asked for before anything of it comes in. */
  const heldList = async (): Promise<string> => {
    const at = new Date(START - 30 * DAY_MS).toISOString();
    const row = (email: string) => `${email},${at},192.0.2.1,${at},192.0.2.2,https://testhaus.test,Ja bitte`;
    const people = Array.from({ length: 95 }, (_, n) => row(`mensch${n}@example.org`));
    const offices = Array.from({ length: 6 }, (_, n) => row(`info@firma${n}.example.org`));
    const order = { senderId, purposeKey: 'brief', origin: 'own-form', actor: 'test' };
    const file = Readable.from([[HEADER, ...people, ...offices, ''].join('\n')]);
    const report = await app.newsletter.imports.importFile(file, order);
    expect(report.state).toBe('evidence-required');
    return report.id;
  };
  /** A list that is in already, and turned out bad when it was mailed. */
  const mailedList = async (): Promise<string> => {
    await seedConfirmed(app, senderId, 3);
    const { id } = await knexOf(app)('newsletter_imports').where({ sender_id: senderId }).first('id');
    const demand = { kind: 'bounces', rule: 'C.2.3', share: 0.1, limit: 0.05 } as const;
    await app.newsletter.repositories.importEvidence.ask({
      ...demand,
      importId: id,
      senderId,
      askedAt: START,
      dueAt: LAST_MOMENT,
    });
    return id;
  };
  const pass = (at: number) => {
    setClock(at);
    return app.newsletter.imports.upkeep(() => false);
  };
  const inForce = () => app.newsletter.repositories.sanctions.inForce([senderId]);
  const demandOf = (id: string) => app.newsletter.repositories.importEvidence.find(id);
  const audited = (action: string, subject: string) =>
    knexOf(app)('newsletter_audit').where({ action, subject }).select('actor', 'details');

  it('MSR-2.4-14: on the eleventh day a sender that handed nothing in is throttled, and nobody has to do it', async () => {
    const id = await heldList();
    expect((await demandOf(id))?.dueAt).toBe(LAST_MOMENT + 999);
    await pass(LAST_MOMENT);
    expect(await inForce()).toEqual([]);
    await Promise.all([pass(TOO_LATE), pass(TOO_LATE)]);
    await pass(TOO_LATE + DAY_MS);
    const [sanction, ...others] = await inForce();
    expect(others).toEqual([]);
    expect(sanction).toMatchObject({ kind: 'throttle', perHour: 0, imposedBy: 'engine' });
    expect(await demandOf(id)).toMatchObject({ state: 'open', overdueAt: TOO_LATE });
    expect(await audited('sender.throttle', senderId)).toHaveLength(1);
    expect(await audited('import.evidence-overdue', id)).toHaveLength(1);
  });

  it('MSR-2.4-14: nothing leaves for it until a person releases it', async () => {
    await mailedList();
    await pass(TOO_LATE);
    app.newsletter.engine.start();
    const campaign = await sendCampaign(app, senderId);
    await live(app, TOO_LATE + 2 * DAY_MS);
    expect(sink.mails).toEqual([]);
    expect(await agreedRun(app, campaign)).toMatchObject({ pauseReason: 'sanction' });
    const [sanction] = await inForce();
    await app.newsletter.sanctioning.release(
      senderId,
      { sanctionId: sanction!.id, reason: 'Belege gesehen' },
      ACTOR.name,
    );
    await look(app);
    expect(await agreedRun(app, campaign)).toMatchObject({ state: 'sent', counts: { submitted: 3 } });
    // Not once more for the same demand.
    await pass(TOO_LATE + 3 * DAY_MS);
    expect(await inForce()).toEqual([]);
  });

  it('MSR-2.4-13: what is handed in within the time keeps the sender from harm, however long it is looked at', async () => {
    const id = await heldList();
    const { imports } = app.newsletter;
    await expect(imports.answerEvidence(id, '  ', 'user:2')).rejects.toMatchObject({
      code: 'reason_missing',
    });
    setClock(LAST_MOMENT);
    await imports.answerEvidence(id, 'Formular auf unserer Seite, Protokolle liegen bei.', 'user:2');
    await imports.answerEvidence(id, 'Hier noch die Zeitpunkte.', 'user:2');
    await pass(TOO_LATE + 30 * DAY_MS);
    expect(await inForce()).toEqual([]);
    expect(await demandOf(id)).toMatchObject({
      answeredAt: LAST_MOMENT,
      answer: 'Hier noch die Zeitpunkte.',
      overdueAt: null,
    });
    expect(await audited('import.evidence-answer', id)).toHaveLength(2);
  });

  it('MSR-2.4-14: who gives the list up owes no proof of it', async () => {
    const id = await heldList();
    await app.newsletter.imports.cancel(id, ACTOR.name);
    await pass(TOO_LATE);
    expect(await inForce()).toEqual([]);
  });

  it('MSR-2.4-14: evidence that does not do for a list that was mailed has the same effect', async () => {
    const id = await mailedList();
    const { imports } = app.newsletter;
    await imports.decideEvidence(id, { release: false, note: 'Keine Zeitpunkte.', actor: ACTOR.name });
    expect(await inForce()).toMatchObject([{ kind: 'throttle', perHour: 0, imposedBy: ACTOR.name }]);
    await expect(imports.answerEvidence(id, 'Doch!', 'user:2')).rejects.toMatchObject({
      code: 'import_state_conflict',
    });
    await pass(TOO_LATE);
    expect(await inForce()).toHaveLength(1);
  });
});
