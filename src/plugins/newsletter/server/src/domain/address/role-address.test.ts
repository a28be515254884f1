import { isRefusedRole, roleTier } from './role-address';

describe('role addresses', () => {
  it.each(
    [
      'info',
      'INFO',
      'info+x',
      'support',
      'sales',
      'webmaster',
      'abuse',
      'no-reply',
      'noreply',
      'No_Reply',
      'do-not-reply',
      'donotreply',
      'notreply',
      'mailer-daemon',
      'liste-request',
      'owner-liste',
      'büro',
      'buero',
      'buro',
      'BÜRO',
      'geschäftsführung',
      'geschaeftsfuehrung',
      'sales01',
      'info2',
      'info-12',
      'ｉｎｆｏ',
      'ℹnfo'.replace('ℹ', 'ⅰ'),
      'kontakt',
      'segreteria',
      'vertrieb',
    ].flatMap((local) => ['MFR-2.1', 'LM-2.1'].map((rule) => [rule, local])),
  )('%s: %s@ is a function, not a person', (_rule, local = '') => {
    expect(isRefusedRole(local)).toBe(true);
    expect(isRefusedRole(local, 'import')).toBe(true);
  });

  it.each([
    'in.fo',
    'informatiker.meier',
    'supporter',
    'infosec-anna',
    'ina',
    'inform',
    'salesch',
    'büroni',
    'x+info',
  ])('MFR-2.1: %s@ is a person', (local) => {
    expect(isRefusedRole(local)).toBe(false);
    expect(isRefusedRole(local, 'import')).toBe(false);
  });

  it.each(['info.wien', 'office-graz', 'support_de', 'webmaster.nord'])(
    'MFR-2.1: %s@ passes when its owner asks himself and is refused in an import',
    (local) => {
      expect(roleTier(local, 'form')).toBe('C');
      expect(isRefusedRole(local, 'form')).toBe(false);
      expect(isRefusedRole(local, 'import')).toBe(true);
    },
  );
});
