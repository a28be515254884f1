import { ACTOR, draft, seedConfirmed, seedSender } from '../helpers/seed';
import { boot, databases, type App } from '../helpers/strapi';

describe.each(databases)('approval by a second person, on %s', (database) => {
  const WINE = {
    subject: 'Neue Weine aus unserem Keller',
    body: 'Liebe Weinfreunde, unser Riesling und der Spätburgunder sind im Keller gereift. Kommen Sie zur Weinprobe auf das Weingut oder bestellen Sie gleich ein Sechserpaket.',
  };
  const CASINO = {
    subject: 'Ihr Bonus wartet',
    body: 'Holen Sie sich 50 Freispiele in unserem Online-Casino und verdoppeln Sie Ihre erste Einzahlung am Roulettetisch.',
  };
  const SECOND = { userId: 2, name: 'user:2' };
  let app: App;
  const seed = async (profiles: string[], name: string): Promise<string> => {
    const sender = { profiles, domain: `${name}.test`, fromEmail: `brief@${name}.test` };
    const { senderId } = await seedSender(app, { sender, form: { slug: name } });
    await seedConfirmed(app, senderId, 1, name);
    return senderId;
  };
  const file = async (senderId: string, content: object) => {
    const { campaign, schedule, approvals } = app.newsletter;
    const { id } = await campaign.create(draft(senderId, content), ACTOR.userId, ACTOR.name);
    const send = async () => {
      const confirmation = await schedule.confirm(id, true, ACTOR);
      return schedule.schedule(id, { confirmationId: confirmation.id, startAt: null }, ACTOR);
    };
    const refused = await send().catch((error: unknown) => error);
    return { id, send, refused, approval: await approvals.latestOf(id) };
  };
  const decide = (id: number, state: 'approved' | 'refused', actor: typeof SECOND) =>
    app.newsletter.approvals.decide(id, { state, note: 'gelesen' }, actor);
  beforeAll(async () => {
    app = await boot({ database });
  });
  afterAll(() => app.stop());

  it('MOS-5.0: a winery waits for a second person; whoever asked cannot approve', async () => {
    const { id, send, refused, approval } = await file(await seed(['mosento'], 'weingut'), WINE);
    expect(refused).toMatchObject({ code: 'approval_required', rule: 'MOS-5.2' });
    expect(await app.newsletter.campaign.find(id)).toMatchObject({ state: 'awaiting-approval' });
    const approvalId = approval?.id ?? 0;
    await expect(decide(approvalId, 'approved', ACTOR)).rejects.toMatchObject({
      code: 'approval_own_request',
    });
    await decide(approvalId, 'approved', SECOND);
    await expect(decide(approvalId, 'refused', SECOND)).rejects.toMatchObject({ code: 'approval_decided' });
    expect(await send()).toMatchObject({ state: 'scheduled' });
  });

  it('MOS-5.0: an edit after the approval voids it', async () => {
    const senderId = await seed(['mosento'], 'weingut-zwei');
    const { id, send, approval } = await file(senderId, WINE);
    await decide(approval?.id ?? 0, 'approved', SECOND);
    const edited = draft(senderId, { ...WINE, body: `${WINE.body} Neu: der Rosé.` });
    await app.newsletter.campaign.update(id, edited, ACTOR.name);
    await expect(send()).rejects.toMatchObject({ code: 'approval_required' });
    // And back to the approved words: the approval was void from the first edit on.
    await app.newsletter.campaign.update(id, draft(senderId, WINE), ACTOR.name);
    await expect(send()).rejects.toMatchObject({ code: 'approval_required' });
  });

  it('MOS-5.7: a casino waits for approval under the profile mosento', async () => {
    const { refused } = await file(await seed(['mosento'], 'spielbank'), CASINO);
    expect(refused).toMatchObject({ code: 'approval_required', rule: 'MOS-5.7' });
  });

  it('MSR-2.4-7k: a casino is refused under the strictest rules', async () => {
    const { refused, approval } = await file(await seed([], 'spielbank-zwei'), CASINO);
    expect(refused).toMatchObject({ code: 'content_forbidden', rule: 'MSR-2.4-7k' });
    expect(approval).toBeNull();
  });
});
