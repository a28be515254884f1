import { bootWithTeam, type Member } from '../helpers/team';
import type { App } from '../helpers/strapi';

describe('what an operator sets for a sender, by the routes of the admin', () => {
  let app: App;
  let team: Member;
  let path: string;
  beforeAll(async () => {
    ({ app, team } = await bootWithTeam('sqlite'));
    const [sender] = await app.newsletter.repositories.senders.all();
    path = `/senders/${sender?.id}`;
  });
  afterAll(() => app.stop());

  it('MSR-2.4-3: only with the right of the operator; the reason is shown to everybody of the team', async () => {
    const order = { kind: 'throttle', perHour: 10, reason: 'Beschwerden' };
    await team.may(['campaigns.read', 'campaigns.write', 'campaigns.send']);
    expect((await team.call('POST', `${path}/sanctions`, order)).status).toBe(403);
    await team.may(['campaigns.read', 'senders.decide']);
    const imposed = await team.call('POST', `${path}/sanctions`, order);
    expect(imposed.status).toBe(201);
    const [sanction] = imposed.json.sanctions;
    expect(sanction).toMatchObject({ kind: 'throttle', perHour: 10, reason: 'Beschwerden', released: null });
    await team.may(['campaigns.read']);
    const seen = (await team.call('GET', '/senders')).json.results[0];
    expect(seen.sanctions).toEqual([sanction]);
    expect(
      (await team.call('POST', `${path}/sanctions/${sanction.id}/release`, { reason: 'x' })).status,
    ).toBe(403);
    await team.may(['campaigns.read', 'senders.decide']);
    const released = await team.call('POST', `${path}/sanctions/${sanction.id}/release`, {
      reason: 'geklärt',
    });
    expect(released.json.sanctions[0].released).toMatchObject({ reason: 'geklärt' });
  });

  it('MOS-1.4: limits, contract end and nonsense are answered with a code, never with a 500', async () => {
    await team.may(['campaigns.read', 'senders.decide']);
    const limits = { capPerHour: 50, warmUpPerDay: [5, 10] };
    const set = await team.call('PUT', `${path}/limits`, { limits, reason: 'Schonung' });
    expect(set.json.limits).toMatchObject({ values: limits, reason: 'Schonung' });
    expect(set.json.policy).toContainEqual(expect.objectContaining({ value: '50 E-Mails', rule: 'MOS-1.4' }));
    const endsAt = new Date(Date.now() + 86_400_000).toISOString();
    const ended = await team.call('PUT', `${path}/contract-end`, { endsAt, reason: 'Kündigung' });
    expect(ended.json.contractEnd).toMatchObject({ at: endsAt, reason: 'Kündigung' });
    for (const [method, rest, body] of [
      ['POST', 'sanctions', { kind: 'throttle', perHour: 'viele', reason: 'x' }],
      ['POST', 'sanctions', { kind: 'curse', reason: 'x' }],
      ['POST', 'sanctions/x1/release', { reason: 'x' }],
      ['POST', 'termination', {}],
      ['PUT', 'contract-end', { reason: 'x' }],
      ['PUT', 'contract-end', { endsAt: 'bald', reason: 'x' }],
      ['PUT', 'limits', { limits: { capPerHour: -1 }, reason: 'x' }],
      ['PUT', 'limits', { limits: [], reason: 'x' }],
      ['PUT', 'limits', { reason: 'x' }],
    ] as const) {
      const { status, json } = await team.call(method, `${path}/${rest}`, body);
      expect([rest, status >= 400 && status < 500, typeof json.error.details.code]).toEqual([
        rest,
        true,
        'string',
      ]);
    }
  });
});
