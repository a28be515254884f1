import { demands, partDemands } from '../rule';

/** What the Certified Senders Alliance and the big mailbox providers ask (standards B.1 and B.6). */
export const providerStandards = {
  ...demands('CSA', {
    'CSA-1': 'Consent to advertising is an act of its own, apart from every other declaration.',
    'CSA-2': 'Double opt-in is recommended; here it is the only way.',
    'CSA-3': 'The imprint stands in the message as text, not only behind a link.',
    'CSA-4': 'Each message says how to leave, without login, and hides neither sender nor subject.',
    'CSA-5': 'Members alone carry the complaints header of the CSA, signed.',
    'CSA-6': 'One-click unsubscribe is offered and signed.',
    'CSA-8': 'The share of spam marks stays below the limit at each mailbox provider.',
    'CSA-9': 'The share of hard bounces stays below the limit.',
    'CSA-10': 'Repeated hard bounces stop an address; here the first one does.',
  }),
  ...partDemands('CSA', {
    'CSA-7': 'DKIM, SPF, host names and reverse DNS fit together.',
    'CSA-11': 'Hits on spam traps are rare and watched.',
    'CSA-12': 'The complaint desk answers within one working day and names where data came from.',
    'CSA-13': 'The first campaigns of a new sender may leave over other addresses.',
  }),
  ...demands('Gmail', {
    'GM-2': 'Spam rates stay low each day, and leaving takes effect within two days.',
    'GM-3': 'A rate refusal by Gmail pauses that lane for a while before one connection tries again.',
  }),
  ...partDemands('Gmail', {
    'GM-1': 'Bulk senders pass SPF, DKIM and DMARC, align From and offer one-click unsubscribe.',
    'GM-4': 'The operator is reachable for abuse and removes spamming senders at once.',
  }),
  ...demands('Yahoo', {
    'YH-1': 'Authentication passes, leaving needs no login and takes effect within two days.',
    'YH-2': 'Permanent refusals are not retried, and the From domain answers in DNS.',
  }),
  ...demands('Microsoft', {
    'MS-1': 'An authentication refusal by Outlook.com stops the campaign, not the recipient.',
  }),
  ...demands('Apple', { 'AP-1': 'A suppressed address stays suppressed when it is imported again.' }),
  ...demands('T-Online', { 'TO-1': 'A refusal for the reputation of our address is a block, not a bounce.' }),
  ...partDemands('GMX and WEB.DE', { 'GX-1': 'The server greets with the name its address resolves to.' }),
};
