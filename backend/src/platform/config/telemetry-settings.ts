import { z } from 'zod';
import { secretly } from './secret-setting.ts';

/** Who may look into the process, and where its traces go. */
export const telemetrySettings = {
  METRICS_TOKEN: secretly(z.string().min(16, 'needs at least 16 characters')).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  DRAIN_SECONDS: z.coerce.number().int().min(0).max(120).default(0),
  SHUTDOWN_SECONDS: z.coerce.number().int().min(1).max(300).default(20),
};

export interface TelemetrySettings {
  /** The bearer token of `/metrics`; null: only the operator reads it. */
  metricsToken: string | null;
  /** Where spans are sent; null: nothing is traced. */
  traceEndpoint: string | null;
  /** It goes on answering for this long after it was asked to end and says that it is not ready. */
  drainSeconds: number;
  /** Requests under way have this long to end when the process is asked to. */
  shutdownSeconds: number;
}

export const telemetryOf = (env: z.output<z.ZodObject<typeof telemetrySettings>>): TelemetrySettings => ({
  metricsToken: env.METRICS_TOKEN ?? null,
  traceEndpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
  drainSeconds: env.DRAIN_SECONDS,
  shutdownSeconds: env.SHUTDOWN_SECONDS,
});
