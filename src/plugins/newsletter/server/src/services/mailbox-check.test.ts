import { createMailboxCheck } from './mailbox-check';

const checkOf = (isOn: boolean, dead: readonly string[] = []) => {
  const asked: string[][] = [];
  const check = createMailboxCheck({
    isOn,
    learn: async (domains) => void asked.push([...domains]),
    hasNoMailbox: (domain) => dead.includes(domain),
  });
  return { check, asked };
};

describe('whether anybody can have a mailbox at a domain', () => {
  it('C.2.2: a domain without one is refused by name of the field, every other is let in', async () => {
    const { check } = checkOf(true, ['keine-post.test']);
    await expect(check.require({ domain: 'keine-post.test' })).rejects.toMatchObject({
      code: 'domain_takes_no_mail',
      rule: 'C.2.2',
      details: { field: 'email' },
    });
    await expect(check.require({ domain: 'verein.test' })).resolves.toBeUndefined();
  });

  it('C.2.2: where the site wants no look-ups nobody is asked and nobody refused', async () => {
    const { check, asked } = checkOf(false, ['keine-post.test']);
    await expect(check.require({ domain: 'keine-post.test' })).resolves.toBeUndefined();
    expect([check.isOn, asked]).toEqual([false, []]);
  });

  it('C.2.2: of many rows each domain is asked about once, and nothing about what is no address', async () => {
    const { check, asked } = checkOf(true);
    await check.learn(['a@eins.test', 'b@eins.test', 'c@ZWEI.test', 'nichts', '']);
    expect(asked).toEqual([['eins.test', 'zwei.test']]);
  });
});
