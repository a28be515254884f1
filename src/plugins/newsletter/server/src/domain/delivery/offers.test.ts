import { offersFor } from './offers';

test('DESIGN-4: a domain whose mails are counted is offered once, however many wait and whoever could help', () => {
  const capped = { senderDomain: 'a.test', alone: true, waiting: 1_000_000 };
  expect(offersFor([capped], 8)).toEqual([{ senderDomain: 'a.test', slot: 0 }]);
});

test('DESIGN-4: a domain without cap is offered to as many processes as there are and as its queue is worth', () => {
  const slots = (waiting: number, runners: number) =>
    offersFor([{ senderDomain: 'a.test', alone: false, waiting }], runners).map(({ slot }) => slot);
  expect(slots(1_000_000, 3)).toEqual([0, 1, 2]);
  expect(slots(600, 8)).toEqual([0, 1]);
  expect(slots(3, 8)).toEqual([0]);
  expect(slots(1_000_000, 100)).toHaveLength(16);
  expect(slots(0, 8)).toEqual([]);
});
