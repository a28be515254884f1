import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { SmtpReply } from './smtp-reply';
import type { SmtpAuth, SmtpSettings, TokenSource } from './smtp-settings';

/** What the client says, given what the server asked last (base64, empty before the first step). */
export type AuthStep = (challenge: string) => string;

export type AuthPlan =
  | { readonly ok: true; readonly steps: readonly AuthStep[]; readonly cancel: string }
  /** `ENOAUTH`: the server offers no way we know. `ENOTOKEN`: there is nothing to show it. */
  | { readonly ok: false; readonly code: 'ENOAUTH' | 'ENOTOKEN' };

interface Place {
  readonly host: string;
  readonly port: number;
}

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

type Password = Extract<SmtpAuth, { kind: 'password' }>;

const cramMd5 = ({ user, pass }: Password, challenge: string): string => {
  const digest = createHmac('md5', pass).update(Buffer.from(challenge, 'base64')).digest('hex');
  return base64(`${user} ${digest}`);
};

/** One exchange of RFC 4954 per mechanism, the first that is offered: over TLS the plain ones are as good as any. */
const BY_PASSWORD: Readonly<Record<string, (auth: Password) => readonly AuthStep[]>> = {
  PLAIN: ({ user, pass }) => [() => `AUTH PLAIN ${base64(`\0${user}\0${pass}`)}`],
  LOGIN: ({ user, pass }) => [() => 'AUTH LOGIN', () => base64(user), () => base64(pass)],
  'CRAM-MD5': (auth) => [() => 'AUTH CRAM-MD5', (challenge) => cramMd5(auth, challenge)],
};

/** RFC 5801: a name in the header of a GS2 mechanism. */
const saslName = (user: string): string => user.replaceAll('=', '=3D').replaceAll(',', '=2C');

interface TokenMechanism {
  first(user: string, token: string, place: Place): string;
  /** What ends an exchange that the server called wrong by a challenge (RFC 7628 3.2.3). */
  readonly cancel: string;
}

const BY_TOKEN: Readonly<Record<string, TokenMechanism>> = {
  OAUTHBEARER: {
    first: (user, token, { host, port }) =>
      `n,a=${saslName(user)},\x01host=${host}\x01port=${port}\x01auth=Bearer ${token}\x01\x01`,
    cancel: base64('\x01'),
  },
  XOAUTH2: {
    first: (user, token) => `user=${user}\x01auth=Bearer ${token}\x01\x01`,
    cancel: '',
  },
};

/** RFC 6750 2.1; anything else could end the line or the field it stands in. */
const TOKEN = /^[A-Za-z0-9._~+/-]+=*$/;

const readToken = async (source: TokenSource): Promise<string | null> => {
  const text =
    'env' in source ? process.env[source.env] : await readFile(source.file, 'utf8').catch(() => undefined);
  const token = text?.trim() ?? '';
  return TOKEN.test(token) ? token : null;
};

/** What to say to a server that offers these mechanisms. A token is never shown where a password was asked for. */
export const planAuth = async (
  { auth, host, port }: Pick<SmtpSettings, 'host' | 'port'> & { readonly auth: SmtpAuth },
  offered: readonly string[],
): Promise<AuthPlan> => {
  const table: Readonly<Record<string, unknown>> = auth.kind === 'token' ? BY_TOKEN : BY_PASSWORD;
  const mechanism = Object.keys(table).find((name) => offered.includes(name));
  if (mechanism === undefined) return { ok: false, code: 'ENOAUTH' };
  if (auth.kind === 'password') return { ok: true, steps: BY_PASSWORD[mechanism]?.(auth) ?? [], cancel: '*' };
  const token = await readToken(auth.token);
  const way = BY_TOKEN[mechanism];
  if (token === null || !way) return { ok: false, code: 'ENOTOKEN' };
  const line = `AUTH ${mechanism} ${base64(way.first(auth.user, token, { host, port }))}`;
  return { ok: true, steps: [() => line], cancel: way.cancel };
};

/** The challenge in a reply that asks for more (RFC 4954 4), null when it does not. */
export const challengeIn = (reply: SmtpReply): string | null =>
  reply.code === 334 ? reply.text.slice(4) : null;
