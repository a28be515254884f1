import { UNTRIED } from '../../domain/delivery/transport-health';
import {
  failoverMailer,
  outboxMailer,
  parseSmtpUrl,
  smtpMailer,
  type FailoverMailer,
  type Mailer,
  type MailerCheck,
  type SmtpSettings,
} from '../../providers/mailer';
import type { TransportRepository, TransportState } from '../../repositories/sending/transports';
import type { Clock } from '../clock';

export interface TransportSettings extends SmtpSettings {
  /** Host and port; told apart by a number where they occur twice. */
  readonly label: string;
}

interface Deps {
  /** In order of preference; none: the outbox. */
  readonly urls: readonly string[];
  readonly outboxDir: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly transportRows: TransportRepository;
  /** The state of a transport could not be kept; mail goes on. */
  onUnkept(error: unknown): void;
}

const labelled = (settings: readonly SmtpSettings[]): readonly TransportSettings[] => {
  const names = settings.map(({ host, port }) =>
    host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`,
  );
  return settings.map((one, index) => {
    const name = names[index] ?? '';
    const before = names.slice(0, index).filter((other) => other === name).length;
    return { ...one, label: before === 0 ? name : `${name} (${before + 1})` };
  });
};

/** @throws Error that names the variable and the parameter, never what stands in it */
export const readTransports = (urls: readonly string[]): readonly TransportSettings[] =>
  labelled(
    urls.map((url, index) => {
      const parsed = parseSmtpUrl(url);
      if (parsed.ok) return parsed.settings;
      const which = index === 0 ? 'SMTP_URL' : `SMTP_URL number ${index + 1}`;
      throw new Error(`${which} is not usable: ${parsed.detail}`);
    }),
  );

export interface Transports {
  /** What the engine hands mail to. */
  readonly mailer: Mailer;
  readonly settings: readonly TransportSettings[];
  /** By label, as the process that sends saw each last. */
  states(): Promise<readonly (TransportSettings & { readonly known: TransportState })[]>;
  /** Connects to each and logs in; sends nothing. */
  check(): Promise<readonly { readonly label: string; readonly check: MailerCheck }[]>;
}

/** The ways out for mail: SMTP servers in order of preference, or files where there is none. */
export const createTransports = ({ urls, outboxDir, clock, transportRows, onUnkept }: Deps): Transports => {
  const settings = readTransports(urls);
  if (settings.length === 0) {
    const outbox = outboxMailer({ dir: outboxDir, now: () => new Date(clock.now()) });
    return {
      mailer: outbox,
      settings,
      states: () => Promise.resolve([]),
      check: async () => [{ label: outbox.name, check: await outbox.verify() }],
    };
  }
  const mailer: FailoverMailer = failoverMailer({
    transports: settings.map((one) => ({
      label: one.label,
      mailer: smtpMailer(one),
      ...(one.senderDomains ? { senderDomains: one.senderDomains } : {}),
    })),
    now: () => clock.now(),
    onChange: (label, health) => transportRows.save(label, health).catch(onUnkept),
  });
  return {
    mailer,
    settings,
    states: async () => {
      const known = await transportRows.all();
      return settings.map((one) => ({ ...one, known: known.get(one.label) ?? UNTRIED }));
    },
    check: () => mailer.check(),
  };
};
