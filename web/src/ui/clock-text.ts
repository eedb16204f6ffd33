/**
 * Minutes and seconds left, for a clock.
 *
 * @example clockText(872) // '14:32'
 */
export function clockText(seconds: number): string {
  const left = Math.max(0, Math.floor(seconds));
  return `${String(Math.floor(left / 60))}:${String(left % 60).padStart(2, '0')}`;
}
