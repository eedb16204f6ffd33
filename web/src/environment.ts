import { z } from 'zod';

const demoSignIns = z.array(
  z.object({ label: z.string(), email: z.string(), password: z.string(), role: z.string().default('') }),
);

const schema = z.object({
  API_URL: z.url().default('http://127.0.0.1:4000'),
  PUBLIC_URL: z.url().default('http://localhost:3000'),
  RPC_URL: z.url().default('http://127.0.0.1:8545'),
  PUBLIC_RPC_URL: z.url().optional(),
  CHAIN_ID: z.coerce.number().int().positive().default(31337),
  IPFS_GATEWAY_URL: z.url().default('http://127.0.0.1:8080'),
  PUBLIC_IPFS_GATEWAY_URL: z.url().optional(),
  /** Shared with the backend: what the page tells it of readings is signed with a key that follows from it. */
  AUTH_SECRET: z.string().min(32).optional(),
  /** Header in which the edge of the network tells the reader's country, such as `cf-ipcountry`. */
  COUNTRY_HEADER: z.string().optional(),
  /** Header in which the nearest hop tells the reader's address. */
  READER_ADDRESS_HEADER: z.string().default('x-forwarded-for'),
  FAUCET_URL: z.url().default('http://127.0.0.1:4100'),
  /** The page of the demo world's bank; empty elsewhere. */
  BANK_PAGE_URL: z.union([z.url(), z.literal('')]).default(''),
  /** Where readers may write for help; without it the pages name no address. */
  CONTACT_EMAIL: z.union([z.email(), z.literal('')]).default(''),
  /** For looking at the pages only: every word in brackets and a third longer, so that what is clipped is seen. */
  PSEUDO_LOCALE: z.enum(['0', '1', '']).default('0'),
  /** Where figures for Prometheus are served, apart from the pages; nowhere when absent. */
  WEB_METRICS_PORT: z.preprocess(
    (text) => (text === '' ? undefined : text),
    z.coerce.number().int().min(0).max(65_535).optional(),
  ),
  METRICS_HOST: z.string().default('127.0.0.1'),
  /** Reads the figures as bearer token; without it whoever reaches the port may. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Where spans are sent; nothing is traced when absent. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.preprocess((text) => (text === '' ? undefined : text), z.url().optional()),
  DEMO: z.enum(['0', '1', '']).default('0'),
  DEMO_SIGN_INS: z
    .string()
    .default('[]')
    .transform((text, context): z.infer<typeof demoSignIns> => {
      const parsed = demoSignIns.safeParse(parseJson(text));
      if (parsed.success) return parsed.data;
      context.addIssue({ code: 'custom', message: 'give a JSON list of {label, email, password, role}' });
      return z.NEVER;
    }),
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What the web process is told from outside. */
export type Environment = z.infer<typeof schema> & { isDemo: boolean };

/**
 * Reads the environment of the web process. Called while serving, never while building, so that one build
 * serves any ports.
 *
 * @throws Error naming each variable that is wrong, and what was expected.
 * @example environment().API_URL // 'http://127.0.0.1:4000'
 */
export function environment(source: Record<string, string | undefined> = process.env): Environment {
  const result = schema.safeParse(source);
  if (!result.success) {
    const wrong = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new Error(`The web environment is wrong. Correct these variables and start again: ${wrong}.`);
  }
  return { ...result.data, isDemo: result.data.DEMO === '1' };
}
