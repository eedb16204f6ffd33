import type { MetadataRoute } from 'next';
import { environment } from '../environment.ts';

/** Asked for anew at each visit: one build serves any address. */
export const dynamic = 'force-dynamic';

/** What belongs to one company or one order is not for indexes; what is on offer is, but not by its countless filters. */
export default function robots(): MetadataRoute.Robots {
  const desks = [
    'cart',
    'checkout',
    'pay',
    'guest',
    'orders',
    'company',
    'vendor',
    'finance',
    'audit',
    'compare',
    'signin',
  ];
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: [
        '/v2/',
        '/api/',
        ...desks.map((desk) => `/*/${desk}`),
        '/*/steel/csv',
        '/*/steel?',
        '/*/steel/*?',
      ],
    },
    sitemap: new URL('/sitemap.xml', environment().PUBLIC_URL).href,
  };
}
