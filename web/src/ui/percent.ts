import { formatScaled } from '@topsteel/domain/units';

/** @example percentOfBps(150) // '1.5' */
export function percentOfBps(bps: number): string {
  return formatScaled(BigInt(bps), 2);
}

/** @example percentOfPermille(200) // '20' */
export function percentOfPermille(permille: number): string {
  return formatScaled(BigInt(permille), 1);
}
