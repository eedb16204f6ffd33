import { z } from 'zod';
import { secretly } from './secret-setting.ts';

/** Keys of Web Push (VAPID, RFC 8292): without them no browser is told anything. */
export const pushSettings = {
  PUSH_PUBLIC_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{87}$/, 'must be a P-256 public key in base64url, 87 letters')
    .optional(),
  PUSH_PRIVATE_KEY: secretly(
    z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'must be a P-256 private key in base64url, 43 letters'),
  ).optional(),
  PUSH_PRIVATE_HOSTS: z
    .string()
    .regex(/^[\w.:,[\]-]*$/, 'must be hosts with their ports, joined by commas')
    .default(''),
};

export interface PushSettings {
  keys: { publicKey: string; privateKey: string } | null;
  /** `host:port` of message services inside our own network; every other is HTTPS on a public address. */
  privateHosts: readonly string[];
}

export const pushOf = (env: z.output<z.ZodObject<typeof pushSettings>>): PushSettings => ({
  keys:
    env.PUSH_PUBLIC_KEY === undefined || env.PUSH_PRIVATE_KEY === undefined
      ? null
      : { publicKey: env.PUSH_PUBLIC_KEY, privateKey: env.PUSH_PRIVATE_KEY },
  privateHosts: env.PUSH_PRIVATE_HOSTS.split(',').filter((host) => host !== ''),
});
