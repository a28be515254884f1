import { withQuery } from './query';

test('DESIGN-2.8: a search stays one value, whatever is typed, and empty filters are left out', () => {
  const url = withQuery('/newsletter/campaigns', { q: 'a&state=sent +1', state: '', page: 2, startAt: null });
  const { searchParams } = new URL(url, 'http://admin.test');
  expect(Object.fromEntries(searchParams)).toEqual({ q: 'a&state=sent +1', page: '2' });
});
