import 'server-only';
import { cache } from 'react';
import { cookies } from 'next/headers';
import { siteOfText, SITE_COOKIE } from './site-text.ts';
import type { Site } from './steel-search.ts';

/** Where this reader wants steel delivered, as they said on any page; undefined: not said. */
export const readSite = cache(
  async (): Promise<Site | undefined> => siteOfText((await cookies()).get(SITE_COOKIE)?.value),
);
