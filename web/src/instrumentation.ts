import { environment } from './environment.ts';

/** Runs once when the server starts: a wrong variable stops it at once, by name; figures are served where a port is named. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { WEB_METRICS_PORT, METRICS_HOST, METRICS_TOKEN } = environment();
  const { tellReadersApart } = await import('./tell-readers-apart.ts');
  tellReadersApart();
  if (WEB_METRICS_PORT === undefined) return;
  const { serveFigures } = await import('./figures/serve-figures.ts');
  await serveFigures({ port: WEB_METRICS_PORT, host: METRICS_HOST, token: METRICS_TOKEN ?? null });
}
