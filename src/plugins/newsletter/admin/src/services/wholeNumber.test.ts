import { wholeNumber } from './wholeNumber';

test('MSR-2.4-3: a speed is a whole number from 0 or none', () => {
  expect(['0', ' 10 ', '', '-1', '1.5', 'x', '9999999999'].map(wholeNumber)).toEqual([
    0,
    10,
    null,
    null,
    null,
    null,
    null,
  ]);
});
