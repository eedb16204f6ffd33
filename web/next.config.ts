import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

/**
 * Nothing here depends on the environment: one build serves every port and every chain. What varies is read
 * at run time in `src/environment.ts`, reaches the browser through `/config.json`, and the API is reached
 * through Route Handlers rather than rewrites, which Next would freeze into the build.
 */
const config: NextConfig = {
  turbopack: { root: fileURLToPath(new URL('..', import.meta.url)) },
  transpilePackages: ['@topsteel/domain', '@topsteel/chain', '@topsteel/tracing'],
  // Types are checked by the gate; checking them again here would only make the first start slower.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // The server around the pages does it (`src/serve`).
  compress: false,
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
            value: 'camera=(self), microphone=(), geolocation=(), payment=(self), usb=()',
          },
          { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        ],
      },
      {
        source: '/icons/:path*',
        headers: [{ key: 'Cache-Control', value: 'public, max-age=86400, stale-while-revalidate=604800' }],
      },
    ]),
};

// The plugin looks for its files from where the process stands, and Next is started from the root.
process.chdir(fileURLToPath(new URL('.', import.meta.url)));

/**
 * Words are compiled while building: what formats them in the browser weighs half a kilobyte instead of twelve.
 * They lie beside the features they belong to.
 */
const withWords = createNextIntlPlugin({
  requestConfig: './src/words/request.ts',
  experimental: {
    messages: { path: ['./src/features', './src/ui'], format: 'json', locales: 'infer', precompile: true },
  },
});

export default withWords(config);
