import type { Environment } from './environment.ts';

/**
 * The style attribute `display:none`, and no other: React hides by it a part of a drawing that it sends later than the
 * drawing itself.
 */
const HIDDEN_DRAWING = "'unsafe-hashes' 'sha256-aqNNdDLnnrDOnTNdkJpYlAxKVJtLt9CtFLklmInuUAE='";
/** What a browser reads before it says whether it has Google Pay. */
const GOOGLE_PAY = 'https://google.com/pay https://pay.google.com';

/**
 * The policy of the pages. Scripts run only from our own build by nonce; styles only from our own files; the
 * browser may talk to us, to the chain's RPC, to the IPFS gateway and, for its payment button, to Google, and to nobody else.
 *
 * @param isDevelopment adds what the development server needs (eval and inline styles).
 */
export function contentSecurityPolicy(
  environment: Environment,
  nonce: string,
  isDevelopment: boolean,
): string {
  const rpc = new URL(environment.PUBLIC_RPC_URL ?? environment.RPC_URL).origin;
  const gateway = new URL(environment.PUBLIC_IPFS_GATEWAY_URL ?? environment.IPFS_GATEWAY_URL).origin;
  const sources: Record<string, string> = {
    'default-src': "'self'",
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    'style-src': isDevelopment ? "'self' 'unsafe-inline'" : `'self' ${HIDDEN_DRAWING}`,
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': `'self' ${rpc} ${gateway} ${GOOGLE_PAY}${isDevelopment ? ' ws:' : ''}`,
    'object-src': "'none'",
    'base-uri': "'self'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(sources)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
