import { z } from 'zod';

/** Who may look into the process, and where its traces go. */
export const telemetrySettings = {
  METRICS_TOKEN: z.string().min(16, 'needs at least 16 characters').optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  SHUTDOWN_SECONDS: z.coerce.number().int().min(1).max(300).default(20),
};

export interface TelemetrySettings {
  /** The bearer token of `/metrics`; null: only the operator reads it. */
  metricsToken: string | null;
  /** Where spans are sent; null: nothing is traced. */
  traceEndpoint: string | null;
  /** Requests under way have this long to end when the process is asked to. */
  shutdownSeconds: number;
}

export const telemetryOf = (env: z.output<z.ZodObject<typeof telemetrySettings>>): TelemetrySettings => ({
  metricsToken: env.METRICS_TOKEN ?? null,
  traceEndpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
  shutdownSeconds: env.SHUTDOWN_SECONDS,
});
