import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
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

  const part = (text: string) => Readable.from([Buffer.from(text)]);
  const kept = async () => (await createFileStore(folder).whole(ID)).toString();

  it('DESIGN-2.6: a part that comes again and shorter leaves nothing of the longer one behind it', async () => {
    const files = createFileStore(folder);
    await files.append(ID, 0, part('email\n'));
    await files.append(ID, 6, part('nina@example.org\nolaf@example.org\n'));
    expect(await files.append(ID, 6, part('nina@example.org\n'))).toBe(23);
    expect(await kept()).toBe('email\nnina@example.org\n');
    expect(await files.size(ID)).toBe(23);
  });

  it('DESIGN-2.6: a part that breaks off is sent again from where it began', async () => {
    const files = createFileStore(folder);
    await files.append(ID, 0, part('email\n'));
    const broken = new Readable({
      read() {
        this.push('nina@');
        this.destroy(new Error('broken off'));
      },
    });
    await expect(files.append(ID, 6, broken)).rejects.toThrow('broken off');
    await files.append(ID, 6, part('o@example.org\n'));
    expect(await kept()).toBe('email\no@example.org\n');
  });

  it('DESIGN-2.6: a full disk is told with a code, and what the disk said reaches whoever runs the installation', async () => {
    const heard: unknown[] = [];
    const files = createFileStore(folder, (error) => heard.push((error as { code?: string }).code));
    await symlink('/dev/full', path.join(folder, `${ID}.list`));
    await expect(files.append(ID, 0, part('email\n'))).rejects.toMatchObject({
      code: 'storage_failed',
      details: { problem: 'ENOSPC' },
    });
    expect(heard).toEqual(['ENOSPC']);
  });

  it('DESIGN-2.6: a full disk while converting leaves the list as it was', async () => {
    const files = createFileStore(folder);
    await files.append(ID, 0, part('email\n'));
    await symlink('/dev/full', path.join(folder, `${ID}.list.new`));
    await expect(files.replace(ID, part('email\nnina@example.org\n'))).rejects.toMatchObject({
      code: 'storage_failed',
    });
    expect([await readdir(folder), await kept()]).toEqual([[`${ID}.list`], 'email\n']);
  });

  it('DESIGN-2.6: a folder that cannot be made is told the same way', async () => {
    await writeFile(path.join(folder, 'file'), '');
    const files = createFileStore(path.join(folder, 'file', 'lists'));
    await expect(files.append(ID, 0, part('email\n'))).rejects.toMatchObject({ code: 'storage_failed' });
    expect(await files.ids()).toEqual([]);
  });

  it('G-25: it knows whose lists lie here, half converted ones too, and nothing else of the folder', async () => {
    const files = createFileStore(folder);
    await files.append(ID, 0, part('email\n'));
    const other = 'b'.repeat(24);
    for (const name of [`${other}.list.new`, 'readme.txt', 'x.list'])
      await writeFile(path.join(folder, name), '');
    expect([...(await files.ids())].sort()).toEqual([ID, other]);
  });
});
