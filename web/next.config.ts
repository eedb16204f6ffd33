import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

/**
 * Nothing here depends on the environment: one build serves every port and every chain. What varies is read
 * at run time in `src/environment.ts`, reaches the browser through `/config.json`, and the API is reached
 * through Route Handlers rather than rewrites, which Next would freeze into the build.
 */
const config: NextConfig = {
  turbopack: { root: fileURLToPath(new URL('..', import.meta.url)) },
  transpilePackages: ['@topsteel/domain', '@topsteel/chain'],
  // Types are checked by the gate; checking them again here would only make the first start slower.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  headers: () =>
    Promise.resolve([
      {
        source: '/:path*',
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'X-Frame-Options', value: 'DENY' },
          { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
          {
            key: 'Permissions-Policy',
            value: 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()',
          },
          { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        ],
      },
    ]),
};

export default config;
