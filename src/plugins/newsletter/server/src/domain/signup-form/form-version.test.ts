import { formChanges } from './changes';
import { sampleBox, sampleContent } from './form-content.fixture';
import { formState } from './form-state';
import { formHash } from './form-version';

describe('versions of a form', () => {
  it('MOS-2.3: one other word makes another version', () => {
    expect(formHash(sampleContent())).toBe(formHash({ ...sampleContent() }));
    expect(formHash(sampleContent({ boxes: [sampleBox({ text: 'Ja!' })] }))).not.toBe(
      formHash(sampleContent()),
    );
  });

  it('MOS-2.3: whoever publishes is told what is added, removed, reworded and moved', () => {
    const kurse = sampleBox({ purposeKey: 'kurse', title: 'Kurse' });
    const termine = sampleBox({ purposeKey: 'termine', title: 'Termine' });
    const before = sampleContent({ boxes: [sampleBox(), kurse, termine] });
    const after = sampleContent({
      title: 'Neu',
      boxes: [termine, sampleBox({ text: 'Ja, gern.' }), sampleBox({ purposeKey: 'neu', title: 'Dazu' })],
    });
    expect(formChanges(before, after).map(({ kind, what }) => [kind, what])).toEqual([
      ['changed', 'title'],
      ['reworded', 'Monatsbrief'],
      ['added', 'Dazu'],
      ['removed', 'Kurse'],
      ['reordered', 'purposeKeys'],
    ]);
    expect(formChanges(after, after)).toEqual([]);
    expect(formChanges(null, before).map(({ kind }) => kind)).toEqual(['added', 'added', 'added']);
  });

  it('MOS-2.3: a form that says something else than visitors see is known to', () => {
    const state = (change: object) =>
      formState({ publishedHash: 'a', currentHash: 'a', retired: false, ...change });
    expect(state({})).toBe('published');
    expect(state({ currentHash: 'b' })).toBe('changed');
    expect(state({ publishedHash: null })).toBe('draft');
    expect(state({ publishedHash: null, retired: true })).toBe('retired');
  });
});
