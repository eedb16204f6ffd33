import { isAppError } from '@topsteel/domain/errors';
import { startTracing } from '@topsteel/tracing/start';
import { createApp } from './create-app.ts';
import { readConfig } from './platform/config/index.ts';

try {
  const config = readConfig(process.env);
  const { traceEndpoint } = config.settings;
  // Before the database and the server are put together: both look whether they are traced.
  const tracing = traceEndpoint === null ? undefined : await startTracing(traceEndpoint, 'topsteel-backend');
  const app = await createApp(config);
  if (tracing)
    app
      .getHttpAdapter()
      .getInstance()
      .addHook('onClose', () => tracing.stop());
  const { apiHost, apiPort } = config.settings;
  await app.listen(apiPort, apiHost);
  app
    .getHttpAdapter()
    .getInstance()
    .log.info({ url: await app.getUrl() }, 'listening');
} catch (error) {
  console.error(isAppError(error) ? error.message : error);
  process.exit(1);
}
