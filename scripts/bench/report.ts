/** One figure of a benchmark. `ok` when the value keeps the limit, which its maker names: at most, or at least. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  limit: number;
  ok: boolean;
}

/** A figure that must not exceed its limit. @example atMost('verify a bundle', 812, 'ms', 2000).ok // true */
export const atMost = (name: string, value: number, unit: string, limit: number): Figure => ({
  name,
  value,
  unit,
  limit,
  ok: value <= limit,
});

/** A figure that must reach its limit. @example atLeast('groups posted', 812, 'groups/s', 500).ok // true */
export const atLeast = (name: string, value: number, unit: string, limit: number): Figure => ({
  name,
  value,
  unit,
  limit,
  ok: value >= limit,
});

/**
 * Prints the figures, with `--json` as one JSON array and nothing else, and sets exit code 1 when a limit is missed.
 */
export function report(figures: readonly Figure[], options: readonly string[] = process.argv.slice(2)): void {
  const unknown = options.find((option) => option !== '--json');
  if (unknown !== undefined) {
    console.error(`Unknown option ${unknown}: a benchmark takes --json.`);
    process.exitCode = 1;
    return;
  }
  if (options.includes('--json')) console.log(JSON.stringify(figures));
  else for (const figure of figures) console.log(lineOf(figure));
  if (figures.length === 0 || figures.some(({ ok }) => !ok)) process.exitCode = 1;
}

function lineOf({ name, value, unit, limit, ok }: Figure): string {
  const number = value.toLocaleString('en', { maximumFractionDigits: 2 });
  return `${number.padStart(12)} ${unit}  ${name} (limit ${limit.toLocaleString('en')}${ok ? '' : ', missed'})`;
}

/** The value that so many of 100 do not exceed. @example percentile([4, 1, 3, 2], 50) // 2 */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN;
}

/** CPU milliseconds a call, user and system together: the middle of several rounds. */
export function cpuMsPerCall(work: () => void, calls: number, rounds = 5): number {
  work();
  const measured = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    for (let call = 0; call < calls; call += 1) work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000 / calls;
  }).sort((a, b) => a - b);
  return measured[Math.floor(rounds / 2)] ?? Number.NaN;
}
