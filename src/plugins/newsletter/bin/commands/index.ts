import type { Command } from '../command';

const PROFILE = { type: 'string', multiple: true } as const;
const PROFILE_HELP =
  '--profile NAME   a sending policy profile, built in or of this site; several together: the strictest counts';

/** Every command there is, in the order of the help. */
export const commands: Readonly<Record<string, Command>> = {
  check: {
    usage: 'check <file.html|.mjml|.md|.eml> [--profile NAME] [--sender FILE.json]',
    summary: 'Says whether a mailing may go out, and which rules speak against it.',
    details: [
      `${PROFILE_HELP} (strictest)`,
      '--sender FILE.json   imprint and From of the sender; without it a complete invented one',
    ],
    positionals: ['file'],
    options: { profile: PROFILE, sender: { type: 'string' } },
    load: () => import('./check'),
  },
  simulate: {
    usage:
      'simulate --profile NAME --recipients N --start ISO [--zone Z] [--confirmations-per-hour N] [--finish-by ISO]',
    summary: 'Says when a mailing would go out, and what would hold it up.',
    details: [
      PROFILE_HELP,
      '--recipients N   size of the list',
      '--start ISO   2026-11-02T22:00:00+01:00; without an offset it is local time of the zone',
      '--zone Z   IANA time zone of the answer (that of the quiet hours)',
      '--confirmations-per-hour N   confirmation mails that go first within the same cap (0)',
      '--finish-by ISO   says whether all is out by then, and with which start at the latest',
    ],
    positionals: [],
    options: {
      profile: PROFILE,
      recipients: { type: 'string' },
      start: { type: 'string' },
      zone: { type: 'string' },
      'confirmations-per-hour': { type: 'string' },
      'finish-by': { type: 'string' },
    },
    required: ['profile', 'recipients', 'start'],
    load: () => import('./simulate'),
  },
  rules: {
    usage: 'rules',
    summary: 'Lists every rule with the code that enforces it, the tests that prove it, and its state.',
    details: [],
    positionals: [],
    options: {},
    load: () => import('./rules'),
  },
  import: {
    usage: 'import <file.csv|.xlsx> --sender ID --purpose KEY --origin ORIGIN',
    summary: 'Brings a list in: with the complete proof of a double opt-in sendable, else known and silent.',
    details: [
      '--sender ID   documentId of the sender',
      '--purpose KEY   what the people consented to',
      '--origin ORIGIN   own-form, paper-form or previous-provider; bought and found lists are refused',
      '--encoding NAME   utf-8, utf-16le, utf-16be, windows-1252; needed where the file is not UTF-8 or UTF-16',
      '--delimiter SIGN   , ; tab or |, where the headings do not tell',
      '--time-zone ZONE   of times that carry none (Europe/Berlin); without it such times prove nothing',
      '--source TEXT, --consent-text TEXT   where the people asked and what they read, for a file without such columns',
    ],
    positionals: ['file'],
    options: {
      sender: { type: 'string' },
      purpose: { type: 'string' },
      origin: { type: 'string' },
      encoding: { type: 'string' },
      delimiter: { type: 'string' },
      'time-zone': { type: 'string' },
      source: { type: 'string' },
      'consent-text': { type: 'string' },
    },
    required: ['sender', 'purpose', 'origin'],
    load: () => import('./import'),
  },
  export: {
    usage: 'export <file.csv> --sender ID [--purpose KEY] [--spreadsheet]',
    summary: 'Gives a list back: the columns as they were brought in, and the evidence beside them.',
    details: [
      '--sender ID   documentId of the sender',
      '--purpose KEY   only those who have to do with this purpose',
      '--spreadsheet   an apostrophe before values a spreadsheet program would run; without it every byte is as it came',
    ],
    positionals: ['file'],
    options: { sender: { type: 'string' }, purpose: { type: 'string' }, spreadsheet: { type: 'boolean' } },
    required: ['sender'],
    load: () => import('./export'),
  },
  proof: {
    usage: 'proof <address> [--purpose KEY] [--sender ID] [--pdf FILE] [--language de|en]',
    summary: 'Proves the consent of one address: every event at every sender, with its place in the ledger.',
    details: [
      '--purpose KEY   this purpose alone',
      '--sender ID   documentId of one sender; needed for --pdf where several know the address',
      '--pdf FILE   writes the proof to print, with the JSON inside',
      '--language de|en   language of the print (de)',
    ],
    positionals: ['address'],
    options: {
      purpose: { type: 'string' },
      sender: { type: 'string' },
      pdf: { type: 'string' },
      language: { type: 'string' },
    },
    load: () => import('./proof'),
  },
  'verify-ledger': {
    usage: 'verify-ledger [--checkpoint FILE]',
    summary: 'Recomputes the chain of all consent records and names each one that was changed.',
    details: [
      '--checkpoint FILE   a checkpoint kept in another place, to compare with besides those kept here',
    ],
    positionals: [],
    options: { checkpoint: { type: 'string' } },
    load: () => import('./verify-ledger'),
  },
  checkpoint: {
    usage: 'checkpoint',
    summary:
      'Signs the heads of all chains of consent records as they are now; keep what it prints elsewhere.',
    details: [],
    positionals: [],
    options: {},
    load: () => import('./checkpoint'),
  },
  'export-ledger': {
    usage: 'export-ledger <file.jsonl>',
    summary: 'Writes all consent records, one JSON object a line, to be verified offline.',
    details: [],
    positionals: ['file'],
    options: {},
    load: () => import('./export-ledger'),
  },
  access: {
    usage: 'access <address>',
    summary: 'Shows everything every sender holds about one address, and opens what is kept under lock.',
    details: [],
    positionals: ['address'],
    options: {},
    load: () => import('./access'),
  },
  erase: {
    usage: 'erase <address> --reason TEXT [--sender ID]',
    summary: 'Erases a person: address and details everywhere, evidence under lock where there was a yes.',
    details: [
      '--reason TEXT   why, for the audit; without names',
      '--sender ID   documentId of one sender (all of them)',
    ],
    positionals: ['address'],
    options: { reason: { type: 'string' }, sender: { type: 'string' } },
    required: ['reason'],
    load: () => import('./erase'),
  },
  retention: {
    usage: 'retention [--run]',
    summary: 'Prints how long each kind of data is kept, why, and what the next run would remove.',
    details: ['--run   removes it now instead of at the next daily run'],
    positionals: [],
    options: { run: { type: 'boolean' } },
    load: () => import('./retention'),
  },
  dkim: {
    usage: 'dkim --sender ID [--rotate ISO] [--algorithm rsa|ed25519] [--withdraw SELECTOR]',
    summary: 'Prints the signing keys of a sender’s domain with their DNS records, and orders the next one.',
    details: [
      '--sender ID   documentId of the sender; senders of one domain share its keys',
      '--rotate ISO   makes the next key, which signs from then on (2026-12-01T06:00:00Z), or moves its day; an hour from now at the soonest',
      '--algorithm rsa|ed25519   of the next key (rsa); Ed25519 signs beside RSA, never alone',
      '--withdraw SELECTOR   takes back a key that does not sign yet, or ends the Ed25519 signature',
    ],
    positionals: [],
    options: {
      sender: { type: 'string' },
      rotate: { type: 'string' },
      algorithm: { type: 'string' },
      withdraw: { type: 'string' },
    },
    required: ['sender'],
    load: () => import('./dkim'),
  },
  records: {
    usage: 'records [--sender ID] [--language de|en] [--agreement]',
    summary: 'Writes the records of processing (GDPR Art. 30) from how this installation is set up.',
    details: [
      '--sender ID   documentId of one sender (all of them)',
      '--language de|en   language of the text (de)',
      '--agreement   instead the template of a processing agreement (Art. 28) with the list of other processors',
      'A draft with open points for a person to fill in; no legal advice.',
    ],
    positionals: [],
    options: { sender: { type: 'string' }, language: { type: 'string' }, agreement: { type: 'boolean' } },
    load: () => import('./records'),
  },
  leavings: {
    usage: 'leavings [--from DAY] [--to DAY] [--sender ID]',
    summary: 'Says how long each request to leave took until nothing could go out any more, day by day.',
    details: [
      '--from DAY   2026-11-01, in UTC (30 days ago)',
      '--to DAY   the day after the last one (tomorrow)',
      '--sender ID   documentId of one sender (all of them)',
    ],
    positionals: [],
    options: { from: { type: 'string' }, to: { type: 'string' }, sender: { type: 'string' } },
    load: () => import('./leavings'),
  },
  'rebuild-consents': {
    usage: 'rebuild-consents [--write]',
    summary: 'Derives every consent from the ledger and compares it with what is kept for sending.',
    details: ['--write   puts right what differs'],
    positionals: [],
    options: { write: { type: 'boolean' } },
    load: () => import('./rebuild-consents'),
  },
  worker: {
    usage: 'worker',
    summary: 'Sends until SIGTERM or SIGINT; any number of workers do so together, on PostgreSQL only.',
    details: [
      'What is on the wire is ended and recorded first, what was claimed is given back. Exit code 0 then.',
    ],
    positionals: [],
    options: {},
    load: () => import('./worker'),
  },
  doctor: {
    usage: 'doctor [--dns]',
    summary:
      'Says whether the installation can do its work: settings, database, secret, mail server, processes.',
    details: ['--dns   asks the name servers for the records of all active senders as well'],
    positionals: [],
    options: { dns: { type: 'boolean' } },
    load: () => import('./doctor'),
  },
  'scan-proofs': {
    usage: 'scan-proofs',
    summary: 'Looks for people a mail could go to whose consent has no complete proof.',
    details: [],
    positionals: [],
    options: {},
    load: () => import('./scan-proofs'),
  },
};

/** Announced by the contract and not built yet. */
export const LATER: readonly string[] = ['classify'];
