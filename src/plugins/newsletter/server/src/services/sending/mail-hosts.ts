import { domainToASCII } from 'node:url';
import { providerBy, type MxAnswer } from '../../domain/delivery/mx-answer';
import { providerOfDomain, type Provider } from '../../domain/delivery/provider';
import type { AskMx } from '../../providers/dns/mx';
import type { Clock } from '../clock';

const MINUTE_MS = 60_000;
/** How long each answer is believed. Resolvers do not tell how long they would. */
const BELIEVED_MS = {
  hosts: 4 * 60 * MINUTE_MS,
  null: 60 * MINUTE_MS,
  none: 60 * MINUTE_MS,
  // Somebody may just be setting it up, and waits to sign up.
  absent: 10 * MINUTE_MS,
  unknown: 5 * MINUTE_MS,
} as const satisfies Record<MxAnswer['kind'], number>;
/** Domains remembered; the oldest go first. */
const MOST_KNOWN = 20_000;
const MOST_AT_ONCE = 32;
/** Longer, and they are asked for with a later batch. */
const MOST_WAITING = 2_000;
/** A batch of mails waits no longer for what is not known yet; what comes later helps the next one. */
const PATIENCE_MS = 500;
/** What takes longer counts as no answer. */
const LONGEST_MS = 4_000;
/** So many without an answer in a row, and nobody is asked for a while. */
const MOST_SILENT = 20;
const REST_MS = MINUTE_MS;

/** Who takes in the mail of which domain, as far as anybody said. */
export interface MailHosts {
  /** False: nobody is ever asked. */
  readonly isOn: boolean;
  /**
   * Asks about those it does not know. Waits for a moment at most, or for as long as the caller has patience, and never
   * fails.
   */
  learn(domains: Iterable<string>, patienceMs?: number): Promise<void>;
  /** Whose lane the domain's mail goes by, by all that is known now. */
  providerOf(domain: string): Provider;
  /** The domain itself says that nobody has a mailbox there (RFC 7505). */
  takesNoMail(domain: string): boolean;
  /** Nobody can have a mailbox there: by its own word, or because there is no such domain. False where nobody knows. */
  hasNoMailbox(domain: string): boolean;
}

/** The setting is off: a domain is judged by its name alone. */
export const NO_LOOK_UPS: MailHosts = {
  isOn: false,
  learn: async () => undefined,
  providerOf: providerOfDomain,
  takesNoMail: () => false,
  hasNoMailbox: () => false,
};

interface Known {
  readonly provider: Provider;
  readonly kind: MxAnswer['kind'];
  readonly until: number;
}

/** As name servers know it; empty for what is no name. */
const nameOf = (domain: string): string => domainToASCII(domain.trim().toLowerCase());

interface Deps {
  readonly ask: AskMx;
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly limits?: { readonly known: number; readonly patienceMs: number; readonly longestMs: number };
}

const LIMITS = { known: MOST_KNOWN, patienceMs: PATIENCE_MS, longestMs: LONGEST_MS };

/** The work's result, or the other one after so long. Keeps no process alive. */
const within = async <T>(ms: number, work: Promise<T>, instead: T): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(instead), ms).unref();
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Looks up whose mail servers serve a domain, and remembers it (C.3). Each process for itself: they ask the same name
 * servers and keep the rests of lanes in the database under the same names, so that one that does not know a domain yet
 * takes it for a lane of its own for that moment, as all do without look-ups. No mail waits for a name server that
 * does not answer.
 */
export const createMailHosts = ({ ask, clock, limits = LIMITS }: Deps): MailHosts => {
  const known = new Map<string, Known>();
  const flights = new Map<string, Promise<void>>();
  const waiting: (() => void)[] = [];
  let atOnce = 0;
  let silent = 0;
  let impatientUntil = 0;
  let restsUntil = 0;

  const isBefore = (until: number): boolean => clock.elapsed() < until;

  const fresh = (domain: string): Known | null => {
    const found = known.get(nameOf(domain));
    return found && isBefore(found.until) ? found : null;
  };

  const remember = (name: string, answer: MxAnswer): void => {
    const until = clock.elapsed() + BELIEVED_MS[answer.kind];
    known.delete(name);
    known.set(name, { provider: providerBy(name, answer), kind: answer.kind, until });
    const [oldest] = known.keys();
    if (known.size > limits.known && oldest !== undefined) known.delete(oldest);
  };

  const lookUp = async (name: string): Promise<void> => {
    if (atOnce >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    else atOnce += 1;
    try {
      if (isBefore(restsUntil)) return;
      const unknown: MxAnswer = { kind: 'unknown' };
      const answer = await within(limits.longestMs, ask(name), unknown).catch(() => unknown);
      silent = answer.kind === 'unknown' ? silent + 1 : 0;
      if (silent >= MOST_SILENT) restsUntil = clock.elapsed() + REST_MS;
      remember(name, answer);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else atOnce -= 1;
    }
  };

  /** One look-up for all who ask at once. */
  const flight = (name: string): Promise<void> => {
    const flying = flights.get(name);
    if (flying) return flying;
    const started = lookUp(name).finally(() => flights.delete(name));
    flights.set(name, started);
    return started;
  };

  return {
    isOn: true,

    learn: async (domains, patienceMs) => {
      if (isBefore(restsUntil)) return;
      const flying: Promise<void>[] = [];
      for (const name of new Set([...domains].map(nameOf))) {
        if (name === '' || fresh(name) || providerOfDomain(name).group !== 'other') continue;
        if (waiting.length < MOST_WAITING) flying.push(flight(name));
      }
      if (flying.length === 0 || (patienceMs === undefined && isBefore(impatientUntil))) return;
      const isInTime = await within(
        patienceMs ?? limits.patienceMs,
        Promise.all(flying).then(() => true),
        false,
      );
      // Once is enough: until then they answer behind the backs of the mails.
      if (!isInTime && patienceMs === undefined) impatientUntil = clock.elapsed() + REST_MS;
    },

    providerOf: (domain) => fresh(domain)?.provider ?? providerOfDomain(domain),

    takesNoMail: (domain) => fresh(domain)?.kind === 'null',

    hasNoMailbox: (domain) => ['null', 'absent'].includes(fresh(domain)?.kind ?? 'unknown'),
  };
};
