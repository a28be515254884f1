import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ForeignSite {
  /** `http://localhost:…`: another host name and port than the product's, so another origin. */
  readonly origin: string;
  /** What the next visits see, by path. */
  readonly pages: Map<string, string>;
  close(): void;
}

/**
 * Somebody else's site under the strictest policy a widget can live with: no inline style or script, no blob, no
 * worker, nothing but its own files and those of the newsletter's host.
 */
export const openForeignSite = async (newsletter: () => string): Promise<ForeignSite> => {
  const pages = new Map<string, string>();
  const csp = () =>
    [
      `default-src 'none'`,
      `script-src ${newsletter()}`,
      `connect-src ${newsletter()}`,
      `form-action ${newsletter()}`,
      `frame-src ${newsletter()}`,
      `style-src 'self'`,
      `base-uri 'none'`,
    ].join('; ');
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/site.css') {
      response.writeHead(200, { 'Content-Type': 'text/css' });
      return response.end(pages.get('/site.css') ?? '');
    }
    const body = pages.get(pathname);
    response.writeHead(body === undefined ? 404 : 200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': csp(),
    });
    return response.end(body ?? '');
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { origin: `http://localhost:${port}`, pages, close: () => server.close() };
};

export const sitePage = (lang: string, body: string): string =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Laden</title><link rel="stylesheet" href="/site.css"></head><body><main><h1>Laden Muster</h1>${body}</main></body></html>`;
