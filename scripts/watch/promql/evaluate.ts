import { callFunction } from './functions.ts';
import { readQuery, type Part } from './read-query.ts';
import { keyOf, type Series } from './series.ts';

/** A figure without its name, as it is at one time. */
export interface Sample {
  labels: Readonly<Record<string, string>>;
  value: number;
}
export type Value = number | Sample[];

/** Series with their points within a range, for functions over time. */
export interface Range {
  seconds: number;
  series: Series[];
}

/** A point older than this is no longer the case: Prometheus' lookback. */
const LOOKBACK_S = 300;

/**
 * What a query answers at a time over series: the part of PromQL that our rules use. Comparisons filter; arithmetic and
 * `and`, `or`, `unless` join by equal labels or by `on (…)`. Anything else is refused, not guessed.
 *
 * @throws Error for what is no query, or a part of the language that is not spoken here
 * @example evaluate('max(lag) > 2', [{ name: 'lag', labels: {}, points: [{ at: 60, value: 3 }] }], 60)
 * // [{ labels: {}, value: 3 }]
 */
export function evaluate(query: string, series: readonly Series[], at: number): Value {
  return valueOf(readQuery(query), { series, at });
}

interface World {
  series: readonly Series[];
  at: number;
}

function valueOf(part: Part, world: World): Value {
  switch (part.kind) {
    case 'NumberDurationLiteral':
      return Number(part.text);
    case 'ParenExpr':
      return valueOf(only(part), world);
    case 'UnaryExpr':
      return mapped(valueOf(part.parts[1] ?? only(part), world), (value) => -value);
    case 'VectorSelector':
      return instant(part, world);
    case 'FunctionCall':
      return call(part, world);
    case 'AggregateExpr':
      return aggregate(part, world);
    case 'BinaryExpr':
      return binary(part, world);
    default:
      throw new Error(`Not spoken here: ${part.kind} in ${part.text}`);
  }
}

function only(part: Part): Part {
  const [first] = part.parts;
  if (first === undefined) throw new Error(`Nothing in ${part.text}`);
  return first;
}

function selected(part: Part, { series }: World): Series[] {
  const name = part.parts.find(({ kind }) => kind === 'Identifier')?.text;
  const matchers = part.parts.find(({ kind }) => kind === 'LabelMatchers')?.parts ?? [];
  return series.filter(
    (one) =>
      one.name === name &&
      matchers.every(({ parts: [label, how, text] }) => {
        const value = one.labels[label?.text ?? ''] ?? '';
        const wanted = JSON.parse(text?.text ?? '""') as string;
        const isMatch = how?.text.includes('~')
          ? new RegExp(`^(?:${wanted})$`).test(value)
          : value === wanted;
        return how?.text.startsWith('!') ? !isMatch : isMatch;
      }),
  );
}

function instant(part: Part, world: World): Sample[] {
  return selected(part, world).flatMap(({ labels, points }) => {
    const point = points.findLast(({ at }) => at <= world.at);
    if (point === undefined || point.at < world.at - LOOKBACK_S) return [];
    return [{ labels, value: point.value }];
  });
}

function range(part: Part, world: World): Range {
  const [selector, duration] = part.parts;
  if (selector === undefined || duration === undefined) throw new Error(`No range: ${part.text}`);
  const seconds = secondsOf(duration.text);
  const within = selected(selector, world).map((one) => ({
    ...one,
    points: one.points.filter(({ at }) => at <= world.at && at > world.at - seconds),
  }));
  return { seconds, series: within.filter(({ points }) => points.length > 0) };
}

/** @example secondsOf('1h30m') // 5400 */
export function secondsOf(duration: string): number {
  const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 };
  return [...duration.matchAll(/(\d+)([smhdw])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? Number.NaN),
    0,
  );
}

function call(part: Part, world: World): Value {
  const [name, body] = part.parts;
  const given = (body?.parts ?? []).map((one) =>
    one.kind === 'MatrixSelector' ? range(one, world) : valueOf(one, world),
  );
  return callFunction(name?.text ?? '', given, world.at, body?.parts[0]);
}

function aggregate(part: Part, world: World): Sample[] {
  const how = part.parts[0]?.text ?? '';
  const modifier = part.parts.find(({ kind }) => kind === 'AggregateModifier');
  if (modifier !== undefined && modifier.parts[0]?.kind !== 'By') {
    throw new Error(`Not spoken here: ${modifier.text}`);
  }
  const by = modifier?.parts[1]?.parts.map(({ text }) => text) ?? [];
  const body = part.parts.find(({ kind }) => kind === 'FunctionCallBody')?.parts[0];
  const samples = body === undefined ? [] : valueOf(body, world);
  if (typeof samples === 'number') throw new Error(`Nothing to aggregate in ${part.text}`);
  const groups = Map.groupBy(samples, ({ labels }) => keyOf(pick(labels, by)));
  return [...groups.values()].map((group) => ({
    labels: pick(group[0]?.labels ?? {}, by),
    value: combined(
      how,
      group.map(({ value }) => value),
    ),
  }));
}

function combined(how: string, values: number[]): number {
  switch (how) {
    case 'sum':
      return values.reduce((sum, value) => sum + value, 0);
    case 'max':
      return Math.max(...values);
    case 'min':
      return Math.min(...values);
    case 'count':
      return values.length;
    default:
      throw new Error(`Not spoken here: ${how}`);
  }
}

const pick = (labels: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (labels[name] === undefined ? [] : [[name, labels[name]]])));

function binary(part: Part, world: World): Value {
  const operands = part.parts.filter(({ kind }) => !OPERATORS.has(kind) && kind !== 'MatchingModifierClause');
  const operator = part.parts.find(({ kind }) => OPERATORS.has(kind))?.text ?? '';
  const clause = part.parts.find(({ kind }) => kind === 'MatchingModifierClause');
  if (
    clause?.parts.some(({ kind }) => kind === 'GroupLeft' || kind === 'GroupRight' || kind === 'Ignoring')
  ) {
    throw new Error(`Not spoken here: ${clause.text}`);
  }
  const on = clause?.parts.find(({ kind }) => kind === 'GroupingLabels')?.parts.map(({ text }) => text);
  const joint = (labels: Readonly<Record<string, string>>): string => keyOf(on ? pick(labels, on) : labels);
  const [left, right] = operands.map((one) => valueOf(one, world));
  if (left === undefined || right === undefined) throw new Error(`Two sides are missing: ${part.text}`);
  if (operator === 'and' || operator === 'or' || operator === 'unless') {
    if (typeof left === 'number' || typeof right === 'number') throw new Error(`No sets: ${part.text}`);
    const there = new Set((operator === 'or' ? left : right).map(({ labels }) => joint(labels)));
    if (operator === 'or') return [...left, ...right.filter(({ labels }) => !there.has(joint(labels)))];
    return left.filter(({ labels }) => there.has(joint(labels)) === (operator === 'and'));
  }
  if (typeof right === 'number') {
    if (typeof left === 'number') return applied(operator, left, right) ?? Number.NaN;
    return filtered(left, operator, () => right);
  }
  if (typeof left === 'number') {
    return right.flatMap(({ labels, value }) => kept(labels, applied(operator, left, value)));
  }
  const byKey = new Map(right.map(({ labels, value }) => [joint(labels), value]));
  return filtered(left, operator, ({ labels }) => byKey.get(joint(labels)));
}

const filtered = (
  samples: readonly Sample[],
  operator: string,
  against: (sample: Sample) => number | undefined,
): Sample[] =>
  samples.flatMap((sample) => {
    const other = against(sample);
    return other === undefined ? [] : kept(sample.labels, applied(operator, sample.value, other));
  });

const kept = (labels: Sample['labels'], value: number | null): Sample[] =>
  value === null ? [] : [{ labels, value }];

const mapped = (value: Value, change: (value: number) => number): Value =>
  typeof value === 'number' ? change(value) : value.map((one) => ({ ...one, value: change(one.value) }));

const OPERATORS: ReadonlySet<string> = new Set(
  'Add Sub Mul Div Gtr Gte Lss Lte Eql EqlC Neq And Or Unless'.split(' '),
);

/** Arithmetic answers its result; a comparison the left side where it is true, else nothing. */
function applied(operator: string, left: number, right: number): number | null {
  const when = (isTrue: boolean): number | null => (isTrue ? left : null);
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '>':
      return when(left > right);
    case '>=':
      return when(left >= right);
    case '<':
      return when(left < right);
    case '<=':
      return when(left <= right);
    case '==':
      return when(left === right);
    case '!=':
      return when(left !== right);
    default:
      throw new Error(`Not spoken here: ${operator}`);
  }
}
