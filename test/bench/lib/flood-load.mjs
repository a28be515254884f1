import http from 'node:http';
import { performance } from 'node:perf_hooks';

/**
 * Offers signups at a fixed rate, whether or not those before were answered, each from another network: what a busy
 * hour or an attack does. `{ url, amount, seconds, form }` comes in, the figures go out. A latency counts from the
 * moment at which the request was due, so that a server that stalls cannot hide it.
 */
const network = (n) => `10.${(n >> 8) & 255}.${n & 255}.7`;
const agent = new http.Agent({ keepAlive: true, maxSockets: 512 });

const post = (url, { form, n }) =>
  new Promise((resolve) => {
    const body = JSON.stringify({
      form,
      email: `leserin${n}@example.org`,
      consents: { brief: true },
    });
    const request = http.request(url, {
      agent,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'x-forwarded-for': network(n),
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      },
    });
    request.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(String(response.statusCode)));
    });
    request.on('error', ({ code }) => resolve(`no answer (${code})`));
    request.end(body);
  });

const at = (sorted, share) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);

process.once('message', async ({ url, amount, seconds, form }) => {
  const start = performance.now();
  const gapMs = (seconds * 1_000) / amount;
  const answers = {};
  const latencies = [];
  const under = new Set();
  const offer = (n) => {
    const due = start + n * gapMs;
    const answer = post(url, { form, n }).then((status) => {
      latencies.push(performance.now() - due);
      answers[status] = (answers[status] ?? 0) + 1;
      under.delete(answer);
    });
    under.add(answer);
  };
  let offered = 0;
  await new Promise((resolve) => {
    const timer = setInterval(() => {
      while (offered < amount && start + offered * gapMs <= performance.now()) offer(offered++);
      if (offered < amount) return;
      clearInterval(timer);
      resolve();
    }, 5);
  });
  const offeredSeconds = (performance.now() - start) / 1_000;
  await Promise.all(under);
  latencies.sort((left, right) => left - right);
  process.send({
    offered,
    offeredSeconds: Number(offeredSeconds.toFixed(1)),
    answers,
    latencyMs: { median: at(latencies, 0.5), p99: at(latencies, 0.99), most: at(latencies, 1) },
  });
  process.disconnect();
});
