import type { Context } from 'koa';
import type { TransportChecks, TransportList } from '../../../../shared/contracts';
import { withRefusals } from '../../http/errors';
import { newsletter } from '../../instance';
import { isoOrNull } from './instants';

/** The mail servers and what the sending process knows of them. */
export const transportsController = withRefusals({
  list: async (ctx: Context) => {
    const states = await newsletter().transports.states();
    ctx.body = {
      results: states.map(({ label, tls, verifyCertificate, auth, concurrency, senderDomains, known }) => ({
        label,
        tls,
        verifiesCertificate: verifyCertificate,
        login: auth?.kind ?? 'none',
        connections: concurrency,
        senderDomains: senderDomains ?? null,
        state: known.state,
        since: isoOrNull(known.since),
        restsUntil: isoOrNull(known.restsUntil),
        detail: known.detail,
      })),
    } satisfies TransportList;
  },

  check: async (ctx: Context) => {
    const checks = await newsletter().transports.check();
    ctx.body = {
      results: checks.map(({ label, check }) => ({
        label,
        ok: check.ok,
        detail: check.ok ? null : check.detail || check.code,
      })),
    } satisfies TransportChecks;
  },
});
