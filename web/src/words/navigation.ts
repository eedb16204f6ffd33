import { createNavigation } from 'next-intl/navigation';
import { routing } from './routing.ts';

/** The framework's navigation, which adds and removes the language of the page by itself. */
export const { Link: PlainLink, redirect, usePathname, useRouter, getPathname } = createNavigation(routing);
