import { refusalOf } from './refusal';

const thrown = (error: unknown) => Object.assign(new Error('x'), { response: { data: { error } } });

test('DESIGN-2.6: a refusal keeps its code, its rule and its words', () => {
  const error = {
    status: 409,
    name: 'NewsletterError',
    message: 'This content needs an approval.',
    details: { code: 'approval_required', rule: 'MOS-5.0' },
  };
  expect(refusalOf(thrown(error))).toEqual({
    code: 'approval_required',
    rule: 'MOS-5.0',
    field: null,
    message: 'This content needs an approval.',
    status: 409,
  });
});

test('DESIGN-2.6: a refusal about one field names it', () => {
  const details = { code: 'field_invalid', rule: 'R5322-4', field: 'subject' };
  expect(refusalOf(thrown({ status: 422, message: 'No.', details }))).toMatchObject({ field: 'subject' });
});

test.each([
  [thrown({ status: 403, name: 'ForbiddenError', message: 'Forbidden', details: {} }), 'not_permitted'],
  [thrown({ status: 404, name: 'NotFoundError', message: 'Not Found' }), 'not_found'],
  [thrown({ status: 500, message: 'Internal Server Error' }), 'failed'],
  [thrown({ status: 418, message: 'Odd' }), 'unknown'],
  [new TypeError('Failed to fetch'), 'unreachable'],
  [thrown(null), 'unreachable'],
  [undefined, 'unreachable'],
])('DESIGN-2.7: %s is a no as well, without a rule of ours', (error, code) => {
  expect(refusalOf(error)).toMatchObject({ code, rule: null });
});
