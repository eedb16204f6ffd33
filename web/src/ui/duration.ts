/**
 * Minutes and seconds left, for a clock.
 *
 * @example clockText(872) // '14:32'
 */
export function clockText(seconds: number): string {
  const left = Math.max(0, Math.floor(seconds));
  return `${String(Math.floor(left / 60))}:${String(left % 60).padStart(2, '0')}`;
}

const UNITS = [
  { name: 'day', seconds: 86_400 },
  { name: 'hour', seconds: 3_600 },
  { name: 'minute', seconds: 60 },
  { name: 'second', seconds: 1 },
] as const;

/**
 * A length of time in its largest whole unit.
 *
 * @example durationText(259_200) // '3 days'
 * @example durationText(5_400) // '90 minutes'
 */
export function durationText(seconds: number): string {
  const unit = UNITS.find((entry) => seconds >= entry.seconds && seconds % entry.seconds === 0) ?? UNITS[3];
  const count = Math.floor(seconds / unit.seconds);
  return `${String(count)} ${unit.name}${count === 1 ? '' : 's'}`;
}
