import type { Range, Sample, Value } from './evaluate.ts';
import { keyOf } from './series.ts';
import type { Part } from './read-query.ts';

type Given = Value | Range;

/** A function of PromQL over what it was given. @throws Error for one that is not spoken here */
export function callFunction(name: string, given: readonly Given[], at: number, argument?: Part): Value {
  switch (name) {
    case 'time':
      return at;
    case 'scalar': {
      const samples = vector(given[0]);
      return samples.length === 1 ? (samples[0]?.value ?? Number.NaN) : Number.NaN;
    }
    case 'absent':
      return vector(given[0]).length === 0 ? [{ labels: equalLabels(argument), value: 1 }] : [];
    case 'increase':
      return overTime(given[0], (points, seconds) => risenBy(points, seconds));
    case 'rate':
      return overTime(given[0], (points, seconds) => risenBy(points, seconds) / seconds);
    case 'delta':
      return overTime(given[0], (points, seconds) => {
        const [first, last] = [points[0], points.at(-1)];
        return first && last ? ((last.value - first.value) / (last.at - first.at)) * seconds : Number.NaN;
      });
    case 'max_over_time':
      return overTime(given[0], (points) => Math.max(...points.map(({ value }) => value)), 1);
    case 'histogram_quantile':
      return quantiles(Number(given[0]), vector(given[1]));
    default:
      throw new Error(`Not spoken here: ${name}()`);
  }
}

function vector(given: Given | undefined): Sample[] {
  if (!Array.isArray(given)) throw new Error('A function was given no vector.');
  return given;
}

type Points = Range['series'][number]['points'];

function overTime(
  given: Given | undefined,
  work: (points: Points, seconds: number) => number,
  fewest = 2,
): Sample[] {
  if (given === undefined || typeof given === 'number' || Array.isArray(given)) {
    throw new Error('A function over time was given no range.');
  }
  return given.series
    .filter(({ points }) => points.length >= fewest)
    .map(({ labels, points }) => ({ labels, value: work(points, given.seconds) }));
}

/** How far a counter rose, taken to the whole range as Prometheus does when the points reach near its ends. */
function risenBy(points: Points, seconds: number): number {
  let risen = 0;
  points.forEach(({ value }, i) => {
    const before = points[i - 1]?.value;
    // A counter that is lower than before began anew.
    if (before !== undefined) risen += value < before ? value : value - before;
  });
  const covered = (points.at(-1)?.at ?? 0) - (points[0]?.at ?? 0);
  return covered === 0 ? 0 : (risen / covered) * seconds;
}

function equalLabels(argument: Part | undefined): Record<string, string> {
  const matchers = argument?.parts.find(({ kind }) => kind === 'LabelMatchers')?.parts ?? [];
  return Object.fromEntries(
    matchers.flatMap(({ parts: [label, how, text] }) =>
      how?.text === '=' && label && text ? [[label.text, JSON.parse(text.text) as string]] : [],
    ),
  );
}

/** The quantile of each histogram, by a straight line within the bucket that it falls into. */
function quantiles(q: number, buckets: readonly Sample[]): Sample[] {
  const without = (labels: Sample['labels']): Record<string, string> =>
    Object.fromEntries(Object.entries(labels).filter(([name]) => name !== 'le'));
  const groups = Map.groupBy(buckets, ({ labels }) => keyOf(without(labels)));
  return [...groups.values()].map((group) => {
    const steps = group
      .map(({ labels, value }) => ({
        le: labels.le === '+Inf' ? Number.POSITIVE_INFINITY : Number(labels.le),
        value,
      }))
      .sort((one, other) => one.le - other.le);
    const wanted = q * (steps.at(-1)?.value ?? 0);
    const reached = steps.findIndex(({ value }) => value >= wanted);
    const [lower, upper] = [steps[reached - 1] ?? { le: 0, value: 0 }, steps[reached]];
    const inside = upper === undefined ? 0 : (wanted - lower.value) / (upper.value - lower.value);
    const value =
      upper === undefined || upper.le === Number.POSITIVE_INFINITY
        ? lower.le
        : lower.le + (upper.le - lower.le) * inside;
    return { labels: without(group[0]?.labels ?? {}), value };
  });
}
