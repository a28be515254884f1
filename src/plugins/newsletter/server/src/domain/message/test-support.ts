import type { CompiledContent } from './segments';
import type { MessageFrame, RecipientParts } from './types';

/** Builders for the tests of this folder; invented names and reserved domains only. */
export function campaignFrame(over: Partial<MessageFrame> = {}): MessageFrame {
  return {
    from: { name: 'Müller Backwaren', address: 'newsletter@mueller.example' },
    replyTo: 'kontakt-nl@mueller.example',
    senderDomain: 'mueller.example',
    kind: 'campaign',
    mailingId: 't8f3k-20261121-a9-0f3c77d1',
    listId: { label: 'monatsbrief', title: 'Monatsbrief' },
    feedbackId: { campaign: 'm20261121a', purpose: 'monatsbrief', sender: 't8f3k', platform: 'nlplattform' },
    abuse: { url: 'https://versand.example/abuse', address: 'abuse@versand.example' },
    listHelpUrl: 'https://nl.mueller.example/hilfe',
    language: 'de',
    ...over,
  };
}

export function noticeFrame(over: Partial<MessageFrame> = {}): MessageFrame {
  const { from, senderDomain } = campaignFrame();
  return { from, senderDomain, kind: 'confirmation', language: 'de', ...over };
}

export function content(over: Partial<Pick<CompiledContent, 'subject' | 'html' | 'text'>> = {}) {
  return {
    subject: [{ literal: 'Grüße aus Zürich, ' }, { slot: 0 }],
    text: [{ literal: 'Guten Tag ' }, { slot: 1 }, { literal: ',\n\nneue Brötchen  im\tNovember. \n' }],
    html: [{ literal: '<p>Guten Tag ' }, { slot: 2 }, { literal: ',</p>\n  <p>neue Brötchen</p>\n' }],
    ...over,
  };
}

export function recipient(over: Partial<RecipientParts> = {}): RecipientParts {
  return {
    to: 'anna@example.net',
    messageId: '<k7q2a@mueller.example>',
    date: new Date('2026-11-21T13:03:00Z'),
    unsubscribe: {
      url: 'https://nl.mueller.example/newsletter/u/4mZ',
      mailto: 'mailto:u+4mz@t-8f3k.bounce.versand.example?subject=abmelden',
    },
    values: ['Anna 🍰', 'Anna', 'Anna'],
    boundarySeed: 'k7q2a',
    ...over,
  };
}

/** Header fields of a raw message, unfolded, in order. */
export function headerLines(message: Buffer): [name: string, value: string][] {
  const head = message.toString('latin1').split('\r\n\r\n')[0] ?? '';
  return head
    .replace(/\r\n(?=[ \t])/g, '')
    .split('\r\n')
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]);
}

export function headerValue(message: Buffer, name: string): string | undefined {
  return headerLines(message).find(([n]) => n.toLowerCase() === name.toLowerCase())?.[1];
}
