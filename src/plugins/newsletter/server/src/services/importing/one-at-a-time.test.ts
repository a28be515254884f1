import { createOneAtATime } from './one-at-a-time';

describe('work on one import', () => {
  it('DESIGN-2.6: waits for the work before it, also where that failed; another import waits for nobody', async () => {
    const oneAtATime = createOneAtATime();
    const heard: string[] = [];
    let open = (): void => undefined;
    const held = new Promise<void>((resolve) => (open = resolve));
    const first = oneAtATime('a', async () => {
      await held;
      heard.push('first');
      throw new Error('broken off');
    });
    const second = oneAtATime('a', async () => heard.push('second'));
    await oneAtATime('b', async () => heard.push('other'));
    expect(heard).toEqual(['other']);
    open();
    await expect(first).rejects.toThrow('broken off');
    await second;
    expect(heard).toEqual(['other', 'first', 'second']);
  });
});
