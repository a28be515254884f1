/** What a refusal says (standards C.2.2). `retry`: by the reply's first digit, always, or never. */
export const FAILURE_CLASSES = {
  'user-unknown': { hard: true, retry: 'by-reply' },
  'host-unknown': { hard: true, retry: 'by-reply' },
  moved: { hard: true, retry: 'by-reply' },
  'null-mx': { hard: true, retry: 'never' },
  disabled: { hard: false, retry: 'by-reply' },
  'mailbox-full': { hard: false, retry: 'by-reply' },
  rate: { hard: false, retry: 'always' },
  system: { hard: false, retry: 'by-reply' },
  network: { hard: false, retry: 'by-reply' },
  greylist: { hard: false, retry: 'always' },
  block: { hard: false, retry: 'always' },
  policy: { hard: false, retry: 'by-reply' },
  content: { hard: false, retry: 'never' },
  'recipient-block': { hard: false, retry: 'never' },
  size: { hard: false, retry: 'never' },
  capability: { hard: false, retry: 'never' },
  'sender-address': { hard: false, retry: 'by-reply' },
  'relay-denied': { hard: false, retry: 'by-reply' },
  'too-many': { hard: false, retry: 'always' },
  'self-rate': { hard: false, retry: 'always' },
  unknown: { hard: false, retry: 'by-reply' },
} as const satisfies Record<string, { hard: boolean; retry: 'by-reply' | 'always' | 'never' }>;

export type FailureClass = keyof typeof FAILURE_CLASSES;
