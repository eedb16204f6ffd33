'use client';

import type { ComponentProps } from 'react';
import { PlainLink, useRouter } from '../words/navigation.ts';

/**
 * A link to one of our pages, in the language of this one. What it leads to is fetched when a reader points at it or
 * reaches it by keyboard: a list of fifty rows must not fetch fifty pages that nobody opens.
 */
export function Link({ href, prefetch = true, ...rest }: ComponentProps<typeof PlainLink>) {
  const router = useRouter();
  const fetchAhead = () => {
    if (prefetch && typeof href === 'string') router.prefetch(href);
  };
  return (
    <PlainLink href={href} prefetch={false} onPointerEnter={fetchAhead} onFocus={fetchAhead} {...rest} />
  );
}
