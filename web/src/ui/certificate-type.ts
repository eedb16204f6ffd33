/**
 * EN 10204 type as printed.
 *
 * @example certificateType(31) // '3.1'
 */
export function certificateType(kind: number): string {
  return `${String(Math.trunc(kind / 10))}.${String(kind % 10)}`;
}
