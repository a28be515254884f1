import { customerColumns } from './columns';

describe('the customer’s columns in an export', () => {
  it('MSR-AS-2: those of an export of ours that came in again do not pile up beside the new ones', () => {
    const { headings, place } = customerColumns(
      new Map([['i', ['email', 'jawort_email', 'jawort_consent', 'Notiz', 'Notiz']]]),
    );
    expect(headings).toEqual(['email', 'Notiz', 'Notiz']);
    expect(place('i', ['a@x.test', 'a@x.test', 'withdrawn', ' =1 ', 'b'])).toEqual(['a@x.test', ' =1 ', 'b']);
  });
});
