/**
 * The web process: the pages and their files.
 *
 *     node web/src/serve/main.ts --port 3000 --host 0.0.0.0
 *
 * Wants a build (`web/src/serve/build.ts`). At SIGTERM or SIGINT it takes no further connections, answers what is under
 * way, and ends with exit code 0.
 */
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '3000' }, host: { type: 'string', default: '127.0.0.1' } },
});
// What draws pages is chosen by this while it is read, so it is set before.
const env: Record<string, string | undefined> = process.env;
env['NODE_ENV'] ??= 'production';
env['PORT'] = values.port;
const { environment } = await import('../environment.ts');
const { OTEL_EXPORTER_OTLP_ENDPOINT: traceEndpoint } = environment();
const tracing =
  traceEndpoint === undefined
    ? undefined
    : await (await import('@topsteel/tracing/start')).startTracing(traceEndpoint, 'topsteel-web');
const { openWeb } = await import('./open-web.ts');
const web = await openWeb({ port: Number(values.port), host: values.host });
console.log(`The web listens on http://${values.host}:${web.port.toString()}`);

let isEnding = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (isEnding) return;
    isEnding = true;
    void web
      .stop()
      // A collector that is away keeps nobody from ending.
      .then(() => tracing?.stop().catch(() => undefined))
      .then(() => {
        process.exit(0);
      });
  });
}
