import { createHash } from 'node:crypto';
import type { ReactElement } from 'react';
import { pageStyles } from './page-styles.ts';

const styleHash = createHash('sha256').update(pageStyles).digest('base64');

export interface PageOptions {
  status?: number;
  /** Origins that the page's script may ask: the register and the file store. */
  connectTo?: readonly string[];
  /** Whether the page loads the code reader, which is WebAssembly. */
  readsPhotos?: boolean;
}

/**
 * Answers with a React page as plain HTML: no framework script, nothing from other hosts, styles by their hash.
 *
 * The renderer is imported at run time because Next refuses a static import of it in app code. A test of the built
 * site pins that this keeps working.
 */
export async function respondWithPage(page: ReactElement, options: PageOptions = {}): Promise<Response> {
  const { renderToStaticMarkup } = await import('react-dom/server');
  const { status = 200, connectTo = [], readsPhotos = false } = options;
  const policy = [
    "default-src 'none'",
    `script-src 'self'${readsPhotos ? " 'wasm-unsafe-eval'" : ''}`,
    `style-src 'sha256-${styleHash}'`,
    `connect-src ${["'self'", ...connectTo.map((url) => new URL(url).origin)].join(' ')}`,
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return new Response(`<!doctype html>${renderToStaticMarkup(page)}`, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy,
      vary: 'accept-language',
    },
  });
}
