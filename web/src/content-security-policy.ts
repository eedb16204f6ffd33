import type { Environment } from './environment.ts';

/**
 * The policy of the pages. Scripts run only from our own build by nonce; styles only from our own files; the
 * browser may talk to us, to the chain's RPC and to the IPFS gateway, and to nobody else.
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
    'style-src': isDevelopment ? "'self' 'unsafe-inline'" : "'self'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': `'self' ${rpc} ${gateway}${isDevelopment ? ' ws:' : ''}`,
    'object-src': "'none'",
    'base-uri': "'self'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(sources)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
