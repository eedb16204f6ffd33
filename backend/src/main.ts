import { isAppError } from '@topsteel/domain/errors';
import { createApp } from './create-app.ts';
import { readConfig } from './platform/config/index.ts';

try {
  const config = readConfig(process.env);
  const app = await createApp(config);
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
