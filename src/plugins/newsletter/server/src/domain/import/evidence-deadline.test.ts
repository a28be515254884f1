import { evidenceDueAt } from './evidence-deadline';

it.each([
  ['an ordinary day', '2026-11-02T09:00:00Z', 'Europe/Zurich', '2026-11-12T22:59:59.999Z'],
  ['late in the evening there', '2026-11-02T22:30:00Z', 'Europe/Zurich', '2026-11-12T22:59:59.999Z'],
  ['after midnight there', '2026-11-02T23:30:00Z', 'Europe/Zurich', '2026-11-13T22:59:59.999Z'],
  // Ten times 24 hours, not ten days of the calendar: the clock was put back in between.
  ['over the end of summer time', '2026-10-20T22:30:00Z', 'Europe/Zurich', '2026-10-30T22:59:59.999Z'],
  ['west of here', '2026-11-02T03:00:00Z', 'America/New_York', '2026-11-12T04:59:59.999Z'],
])(
  'MSR-2.4-13: evidence asked for on %s is due until the end of the tenth day',
  (_what, asked, zone, due) => {
    expect(new Date(evidenceDueAt(Date.parse(asked), zone)).toISOString()).toBe(due);
  },
);
