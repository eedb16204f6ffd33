import type { Server, ServerResponse } from 'node:http';

/**
 * Ends a server as a load balancer wants it: nobody new is let in, what is under way is answered, each connection is closed
 * after its answer, and what still runs after `mostMs` is cut off.
 */
export async function endOrderly(server: Server, mostMs: number): Promise<void> {
  server.prependListener('request', (_request, response: ServerResponse) => {
    response.setHeader('Connection', 'close');
  });
  const late = setTimeout(() => {
    server.closeAllConnections();
  }, mostMs);
  // Connections whose last answer was begun before they knew of the end.
  const idle = setInterval(() => {
    server.closeIdleConnections();
  }, 100);
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  clearTimeout(late);
  clearInterval(idle);
}
