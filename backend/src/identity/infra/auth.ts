import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import type { Settings } from '../../platform/config/index.ts';
import type { PrismaService } from '../../platform/database/index.ts';

const log = new Logger('auth');

/**
 * Sign-in by e-mail and password with a session cookie. Nobody signs up by themselves: the operator registers an
 * organisation together with its first member.
 */
export function createAuth(prisma: PrismaService, settings: Settings) {
  return betterAuth({
    appName: 'TopSteel',
    baseURL: settings.publicUrl,
    basePath: '/api/auth',
    secret: settings.authSecret,
    trustedOrigins: [settings.publicUrl],
    database: prismaAdapter(prisma.client, { provider: 'postgresql' }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    telemetry: { enabled: false },
    logger: {
      log: (level, message) => {
        log[level === 'error' ? 'error' : level === 'warn' ? 'warn' : 'debug'](message);
      },
    },
    session: { expiresIn: 60 * 60 * 24 * 7, updateAge: 60 * 60 * 24 },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 100,
      customRules: { '/sign-in/email': { window: 60, max: settings.isDemo ? 60 : 10 } },
    },
    advanced: {
      cookiePrefix: 'topsteel',
      // Same-origin cookies only; "secure" follows the public address.
      useSecureCookies: settings.publicUrl.startsWith('https://'),
      ipAddress: { ipAddressHeaders: ['x-client-ip'] },
      database: { generateId: () => randomUUID() },
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;
