import type { AccessRole } from '@topsteel/domain/api';

/**
 * Where a person lands after signing in.
 *
 * @example portalOf(['vendor', 'issuer']) // '/vendor'
 */
export function portalOf(access: readonly AccessRole[]): string {
  if (access.includes('buyer') && !access.includes('issuer')) return '/steel';
  if (access.includes('vendor')) return '/vendor';
  if (access.includes('verifier')) return '/verifier';
  if (access.includes('inspection-body')) return '/countersign';
  if (access.includes('operator') || access.includes('finance')) return '/finance';
  if (access.includes('auditor')) return '/audit';
  return '/';
}

/**
 * A path to return to that stays on this site; anything else becomes undefined.
 *
 * @example safeReturnPath('//elsewhere.example') // undefined
 */
export function safeReturnPath(value: string | null | undefined): string | undefined {
  return value !== null && value !== undefined && /^\/(?![/\\])/.test(value) ? value : undefined;
}
