import { useLocale } from 'next-intl';
import type { ComponentProps } from 'react';

type PlainLinkProps = ComponentProps<'a'> & { href: string; prefetch?: boolean; scroll?: boolean };

/** Stands in for the framework's link where there is no framework. */
export function PlainLink({ href, prefetch: _prefetch, scroll: _scroll, ...rest }: PlainLinkProps) {
  return <a href={`/${useLocale()}${href}`} {...rest} />;
}

const nowhere = () => undefined;
export const useRouter = () => ({ prefetch: nowhere, refresh: nowhere, push: nowhere, replace: nowhere });
/** The place that stories call the present one. */
export const usePathname = () => '/vendor/orders';
/** What its address asks for. */
export const useSearchParams = () => new URLSearchParams();
