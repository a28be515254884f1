import type { FailureClass } from './failure-class';

/**
 * One row of standards C.2.2: all stated conditions hold. `enhanced: 'none'` asks for a reply without an
 * enhanced code. `neverHard` keeps a hard class soft where the provider's words are ambiguous.
 */
export interface ReplyRule {
  readonly class: FailureClass;
  readonly codes?: readonly number[];
  readonly enhanced?: RegExp | 'none';
  readonly text?: RegExp;
  readonly provider?: string;
  readonly neverHard?: true;
}

const LISTS =
  /\b(?:spamhaus|spamcop|barracuda|sorbs|cloudmark|senderscore|proofpoint|invaluement|uceprotect)\b/;

/** First match wins: provider markers, then words that contradict their code, then codes, then weak words. */
export const REPLY_RULES: readonly ReplyRule[] = [
  // Provider markers (C.2.1.1): Google puts SPF, ARC, DKIM under codes that IANA gave to other things.
  { class: 'block', provider: 'google', enhanced: /^[45]\.7\.28$/ },
  { class: 'policy', provider: 'google', enhanced: /^[45]\.7\.(?:2[3-79]|3[0-2]|40)$/ },
  { class: 'self-rate', provider: 'google', enhanced: /^[45]\.4\.5$/ },
  { class: 'user-unknown', enhanced: /^5\.4\.1$/, text: /access denied/, neverHard: true },
  { class: 'block', text: /\[tss?\d+\]|\bip=\d|banned sending ip/ },
  { class: 'user-unknown', codes: [554], text: /user doesn't have an? \S+ account/ },

  // What our own message or set-up lacks.
  { class: 'capability', enhanced: /^[45]\.(?:6\.[79]|3\.3)$/ },
  { class: 'capability', text: /smtputf8/ },
  { class: 'size', enhanced: /^[45]\.(?:3\.4|2\.3)$/ },
  {
    class: 'size',
    text: /message (?:size|length|is too (?:large|big)|too (?:large|big))|(?:max|fixed).{0,20}message size/,
  },
  { class: 'null-mx', enhanced: /^[45]\.1\.10$/ },
  { class: 'null-mx', codes: [556] },
  { class: 'null-mx', text: /\bnull ?mx\b/ },
  { class: 'sender-address', enhanced: /^[45]\.1\.[78]$/ },
  {
    class: 'sender-address',
    text: /sender (?:address )?(?:was )?(?:rejected|denied|refused|verif)|domain of sender|\bsoa\b/,
  },

  // The mailbox.
  { class: 'disabled', text: /(?:full|out of storage|over ?quota).{0,40}\binactive/ },
  { class: 'mailbox-full', enhanced: /^[45]\.2\.2$/ },
  { class: 'rate', text: /receiving (?:mail|e-?mail|messages?).{0,40}(?:rate|quickly|fast)|too quickly/ },
  { class: 'disabled', enhanced: /^5\.7\.13$/ },
  {
    class: 'disabled',
    enhanced: /^[45]\.2\.1$/,
    text: /inactive|disabled|deactivated|suspended|deaktiviert|gesperrt/,
  },
  {
    class: 'disabled',
    text: /(?:account|mailbox|user|recipient)\b.{0,40}\b(?:inactive|disabled|deactivated|suspended)/,
  },
  { class: 'rate', enhanced: /^4\.2\.1$/ },
  { class: 'rate', enhanced: /^5\.2\.1$/, text: /\brate\b|too (?:many|fast)/ },
  { class: 'disabled', enhanced: /^5\.2\.1$/ },
  {
    class: 'mailbox-full',
    text: /over ?quota|quota (?:is )?(?:exceeded|full)|exceeded.{0,30}(?:storage|mailbox|quota)|mailbox (?:is |size )?(?:full|limit)|postfach (?:ist )?voll|out of storage/,
  },
  { class: 'moved', enhanced: /^[45]\.(?:1\.6|7\.17|7\.18)$/ },
  { class: 'moved', codes: [551], enhanced: 'none', text: /moved|not local|forward/ },
  {
    class: 'moved',
    text: /\b(?:has|have|was) moved\b|owner (?:has )?changed|no longer (?:with|at|works|employed)/,
  },
  { class: 'recipient-block', text: /(?:rejected|refused|blocked) by (?:the )?(?:recipient|user|addressee)/ },
  { class: 'recipient-block', enhanced: /^[45]\.2\.0$/, text: /filter|reject|block|refus/ },
  { class: 'host-unknown', enhanced: /^[45]\.(?:1\.2|4\.4)$/ },
  {
    class: 'host-unknown',
    text: /domain (?:name )?(?:not found|does not exist)|host (?:unknown|not found)|unknown host|nxdomain/,
  },
  { class: 'user-unknown', enhanced: /^[45]\.1\.[0134]$/ },
  {
    class: 'user-unknown',
    codes: [450, 550, 551, 553],
    text: /no such (?:user|recipient|mailbox|person|account|address)|unknown (?:user|recipient|mailbox|account|address)|(?:user|recipient|mailbox|account|address)(?: address)?(?: is)? (?:unknown|not found|not known)|(?:does not|doesn't) exist|no mailbox|empf(?:ä|ae)nger unbekannt|adresse unbekannt|unbekannter empf/,
  },

  // The door: ours is too loud, unknown, or on a list.
  { class: 'too-many', enhanced: /^[45]\.5\.3$/ },
  { class: 'too-many', text: /too many (?:concurrent |simultaneous )?(?:connections|recipients|sessions)/ },
  { class: 'greylist', codes: [421, 450, 451], text: /gr[ae]y.?list/ },
  {
    class: 'relay-denied',
    text: /relay(?:ing)?(?: access)? (?:is )?(?:denied|not (?:permitted|allowed))|unable to relay|not permitted to relay/,
  },
  { class: 'policy', codes: [530, 535, 538] },
  { class: 'policy', enhanced: /^[45]\.7\.(?:2[0-79]|3[0-2]|40|509|515)$/ },
  { class: 'block', enhanced: /^[45]\.7\.28$/ },
  {
    class: 'policy',
    text: /\b(?:spf|dkim|dmarc|ptr|rdns|reverse dns|starttls)\b|unauthenticated|authentication required/,
  },
  { class: 'content', text: /\b(?:uribl|surbl|dbl)\b|virus|malware|phishing/ },
  { class: 'block', text: LISTS },
  {
    class: 'block',
    text: /black ?list|block ?list|\b(?:dns|r)bl\b|(?:bad|poor|low) reputation|reputation of|(?:ip|host|server|client|domain).{0,60}\bblocked\b/,
  },
  { class: 'content', text: /\bspam/ },
  { class: 'block', enhanced: /^[45]\.7\.1$/, text: /\bblocked\b/ },
  {
    class: 'self-rate',
    text: /limit exceeded|exceeded.{0,40}(?:limit|max)|too many (?:e-?mails|mails|messages)|stundenlimit|(?:hourly|daily|sending) (?:limit|quota)/,
  },
  { class: 'too-many', enhanced: /^4\.7\.0$/, text: /too many/ },

  // Codes without telling words.
  { class: 'greylist', codes: [421, 450, 451], enhanced: /^4\.(?:7\.1|2\.0)$/ },
  {
    class: 'greylist',
    codes: [421, 450, 451],
    enhanced: 'none',
    text: /try (?:again|later)|come back|retry later/,
  },
  { class: 'block', enhanced: /^4\.7\.0$/ },
  { class: 'content', enhanced: /^[45]\.6\.\d+$/ },
  { class: 'system', enhanced: /^(?:4\.3\.\d+|5\.3\.[025])$/ },
  { class: 'network', enhanced: /^(?:4\.4\.\d+|5\.4\.[1267])$/ },
  {
    class: 'network',
    text: /timed? ?out|connection (?:lost|reset)|routing loop|too many hops|delivery time expired/,
  },
  { class: 'system', codes: [452], text: /system storage|disk/ },
  { class: 'mailbox-full', codes: [452, 552], enhanced: 'none' },
  { class: 'rate', codes: [450], enhanced: 'none' },
  { class: 'system', codes: [421, 451, 452], enhanced: 'none' },
  { class: 'content', codes: [554], text: /content|message (?:was )?(?:rejected|refused)/ },
  { class: 'system', codes: [421] },
];
