import { performance } from 'node:perf_hooks';
import autocannon from 'autocannon';

/**
 * Puts load on one endpoint from a process of its own: `{ url, amount, connections, bodies }` comes in, the figures
 * go out. Each request has a body and an X-Forwarded-For of its own, taken from the numbers it is given.
 */
const network = (n) => `10.${(n >> 8) & 255}.${n & 255}.7`;

process.once('message', async ({ url, amount, connections, body, first }) => {
  let n = first;
  const start = performance.now();
  let end = start;
  const running = autocannon({
    url,
    amount,
    connections,
    method: 'POST',
    requests: [
      {
        setupRequest: (request) => {
          n += 1;
          return {
            ...request,
            headers: {
              ...request.headers,
              'content-type': 'application/json',
              'x-forwarded-for': network(n),
            },
            body: body.replaceAll('%n%', String(n)),
          };
        },
      },
    ],
  });
  // Its own `finish` comes with the next whole second, which in a round of four seconds is a quarter.
  running.on('response', () => {
    end = performance.now();
  });
  const result = await running;
  process.send({
    answered: result['2xx'],
    refused: result.non2xx + result.errors,
    seconds: (end - start) / 1_000,
    latencyMs: { median: result.latency.p50, p99: result.latency.p99 },
  });
  process.disconnect();
});
