import { z } from 'zod';

/** How people sign in. */
export const identitySettings = {
  PASSWORD_RANGE_URL: z.union([z.literal('off'), z.url()]).default('https://api.pwnedpasswords.com'),
  SSO_PRIVATE_HOSTS: z
    .string()
    .regex(/^[\w.:,[\]-]*$/, 'must be hosts with their ports, joined by commas')
    .default(''),
};

export interface IdentitySettings {
  /** Null: passwords are judged by the list of common ones alone. */
  passwordRangeUrl: string | null;
  /** `host:port` of identity providers inside our own network; every other one is called by HTTPS on a public address. */
  ssoPrivateHosts: string[];
}

export const identityOf = (env: z.output<z.ZodObject<typeof identitySettings>>): IdentitySettings => ({
  passwordRangeUrl: env.PASSWORD_RANGE_URL === 'off' ? null : env.PASSWORD_RANGE_URL.replace(/\/$/, ''),
  ssoPrivateHosts: env.SSO_PRIVATE_HOSTS.split(',').filter((host) => host !== ''),
});
