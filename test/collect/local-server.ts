import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type Routes = Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>>;

export interface LocalServer {
  /** Such as `http://127.0.0.1:40123`. */
  readonly origin: string;
  readonly port: number;
  /** Every request, as `METHOD path`. */
  readonly requests: readonly string[];
}

/** A web server on this machine that lives as long as the test. An unknown path gives 404. */
export async function serve(routes: Routes, host = '127.0.0.1'): Promise<LocalServer> {
  const requests: string[] = [];
  const listener: RequestListener = (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const route = routes[request.url!.split('?')[0]!];
    if (route) route(request, response);
    else response.writeHead(404).end();
  };
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, port, requests };
}

/** A route that sends a body. */
export const sends =
  (
    body: string | Uint8Array,
    headers: Record<string, string> = { 'content-type': 'text/html; charset=utf-8' },
    status = 200,
  ) =>
  (_: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(status, headers).end(body);
  };

/** A route that redirects. */
export const redirects =
  (location: string, status = 302) =>
  (_: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(status, { location }).end('elsewhere');
  };
