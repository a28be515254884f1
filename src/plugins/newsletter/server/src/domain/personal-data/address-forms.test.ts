import { loweredForms } from './address-forms';

test('G-17: an address in ASCII has its one or two forms', () => {
  expect(loweredForms({ email: 'Ina@example.org', emailNormalised: 'ina@example.org' })).toEqual([
    'ina@example.org',
  ]);
  expect(loweredForms({ email: 'Ina@müller.test', emailNormalised: 'ina@xn--mller-kva.test' })).toEqual([
    'ina@müller.test',
    'ina@xn--mller-kva.test',
  ]);
});

test('G-17: where a database lowers ASCII alone, letters beyond it are looked for in both cases', () => {
  const forms = loweredForms({ email: 'KÄsÉß@example.org', emailNormalised: 'käséß@example.org' });
  expect([...forms].sort()).toEqual(
    ['kÄsÉß@example.org', 'kÄséß@example.org', 'käsÉß@example.org', 'käséß@example.org'].sort(),
  );
  const many = 'ä'.repeat(30);
  const all = loweredForms({ email: `${many}@example.org`, emailNormalised: `${many}@example.org` });
  expect([all.length, all.includes(`${many}@example.org`)]).toEqual([64, true]);
});
