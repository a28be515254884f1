import autocannon from 'autocannon';

/**
 * Puts load on one endpoint from a process of its own: `{ url, amount, connections, bodies }` comes in, the figures
 * go out. Each request has a body and an X-Forwarded-For of its own, taken from the numbers it is given.
 */
const network = (n) => `10.${(n >> 8) & 255}.${n & 255}.7`;

process.once('message', async ({ url, amount, connections, body, first }) => {
  let n = first;
  const result = await autocannon({
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
  process.send({
    answered: result['2xx'],
    refused: result.non2xx + result.errors,
    seconds: (new Date(result.finish) - new Date(result.start)) / 1_000,
    latencyMs: { median: result.latency.p50, p99: result.latency.p99 },
  });
  process.disconnect();
});
