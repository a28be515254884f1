import type { Texts } from '../de';

export const renewal: Texts['renewal'] = {
  title: 'Keep reading?',
  lead: (purpose, sender, months) =>
    `You receive “${purpose}” from ${sender}. One click extends your consent by another ${months === 1 ? 'month' : `${months} months`}.`,
  button: 'Yes, keep sending it',
  nothing: 'If you do not want that, do nothing: your consent then ends by itself.',
  doneTitle: 'Your consent is renewed',
  done: (purpose, sender) =>
    `You continue to receive “${purpose}” from ${sender}. You can unsubscribe at any time with the link at the end of every message.`,
};
