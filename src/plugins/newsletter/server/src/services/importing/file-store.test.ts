import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { createFileStore } from './file-store';

const ID = 'abcdefghijklmnopqrstuvwx';

describe('the lists as they were handed in', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'lists-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('G-25: a conversion that breaks off leaves the list as it was, and no half one beside it', async () => {
    const files = createFileStore(folder);
    await files.save(ID, Readable.from(['email\nina@example.org\n']));
    const broken = new Readable({
      read() {
        this.push('email\n');
        this.destroy(new Error('broken off'));
      },
    });
    await expect(files.replace(ID, broken)).rejects.toThrow('broken off');
    expect(await readdir(folder)).toEqual([`${ID}.list`]);
    expect((await files.whole(ID)).toString()).toBe('email\nina@example.org\n');
  });

  it('G-25: with a list goes what a process that died while converting it left behind', async () => {
    const files = createFileStore(folder);
    await files.save(ID, Readable.from(['email\n']));
    await writeFile(path.join(folder, `${ID}.list.new`), 'email\nina@');
    await files.remove(ID);
    expect(await readdir(folder)).toEqual([]);
  });
});
