import { readLeaveMail, type LeaveMail } from './leave-mail';

const mail = (changes: Partial<LeaveMail>): LeaveMail => ({
  from: 'leser@example.org',
  subject: '',
  text: '',
  returnPath: 'leser@example.org',
  receivedAt: 0,
  ...changes,
});

describe('a mail that may ask to be taken off', () => {
  it.each([
    'abmelden',
    'Bitte abmelden!',
    'Newsletter ABBESTELLEN',
    'austragen bitte',
    'UNSUBSCRIBE',
    'Stop',
    'STOPP.',
    'please remove me',
    'Disiscrivi',
    'cancellami',
    'Merci de me désabonner',
    'de\u0301sinscrire',
  ])('VIV-2.4d: “%s” is a request, as subject and as first line', (words) => {
    expect(readLeaveMail(mail({ subject: words }))).toEqual({ kind: 'leave' });
    expect(readLeaveMail(mail({ subject: 'AW: Monatsbrief', text: `\n${words}\n\n> Monatsbrief` }))).toEqual({
      kind: 'leave',
    });
  });

  it.each([
    ['a subject that only repeats ours', { subject: 'Re: Stop and go in der Stadt', text: 'Danke!' }],
    ['quoted words', { subject: 'AW: Brief', text: '> Hier abmelden' }],
    ['words below the line that names the quoted mail', { text: 'Am 1. Mai schrieb Haus:\nabmelden' }],
    ['the head of a forwarded mail', { text: 'Von: Haus\nabmelden' }],
    ['a story', { text: 'Gestern fuhr ich mit dem Rad und musste an der Ampel kurz stop sagen' }],
    ['part of a longer word', { subject: 'Nonstopflug' }],
    ['nothing', {}],
  ])('VIV-2.4d: %s is no request', (_, changes) => {
    expect(readLeaveMail(mail(changes))).toEqual({ kind: 'ignored', reason: 'no-request' });
  });

  it('MSR-2.4-18: a word that may mean the opposite is left to a person', () => {
    expect(readLeaveMail(mail({ subject: 'Bitte nicht abmelden' }))).toEqual({ kind: 'unclear' });
    expect(readLeaveMail(mail({ text: "Don't unsubscribe me" }))).toEqual({ kind: 'unclear' });
  });

  it('VIV-2.4d: an answer by a machine and a bounce ask for nothing, even at the address of a request', () => {
    const token = '1-abc';
    expect(readLeaveMail(mail({ token, subject: 'abmelden', autoSubmitted: 'auto-replied' }))).toEqual({
      kind: 'ignored',
      reason: 'automatic',
    });
    expect(readLeaveMail(mail({ token, returnPath: '<>' }))).toEqual({ kind: 'ignored', reason: 'bounce' });
    expect(readLeaveMail(mail({ subject: 'abmelden', autoSubmitted: 'no' }))).toEqual({ kind: 'leave' });
  });

  it('VIV-2.4d: a mail to the address of a request needs no word', () => {
    expect(readLeaveMail(mail({ token: '1-abc' }))).toEqual({ kind: 'leave' });
  });
});
