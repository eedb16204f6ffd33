/**
 * The token of a mailed link; anything that cannot be one becomes undefined.
 *
 * @example mailedTokenOf('short') // undefined
 */
export function mailedTokenOf(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{20,200}$/.test(value) ? value : undefined;
}
