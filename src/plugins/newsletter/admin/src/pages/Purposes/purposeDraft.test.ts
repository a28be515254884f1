import { emptyPurpose, withSender, withTitle } from './purposeDraft';

const SENDERS = [
  { id: 'a', name: 'Bäckerei' },
  { id: 'b', name: 'Mühle' },
];

describe('a new purpose', () => {
  const draft = emptyPurpose('a', 'Bäckerei');

  it('MOS-2.3: names who is responsible after its sender until somebody names another', () => {
    expect(withSender(draft, 'b', SENDERS)).toEqual({ senderId: 'b', controller: 'Mühle' });
    expect(withSender({ ...draft, controller: 'Hofladen' }, 'b', SENDERS)).toEqual({ senderId: 'b' });
    expect(withSender({ ...draft, kind: 'partner' }, 'b', SENDERS)).toEqual({ senderId: 'b' });
  });

  it('MOS-2.3: takes its key from the title until somebody gives it one', () => {
    expect(withTitle(draft, 'Rezeptheft')).toEqual({ title: 'Rezeptheft', key: 'rezeptheft' });
    expect(withTitle({ ...draft, key: 'eigen' }, 'Rezeptheft')).toEqual({ title: 'Rezeptheft' });
  });
});
