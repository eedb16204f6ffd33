import { GraphQLError, type GraphQLFormattedError } from 'graphql';

const MOST_TOLD = 50;

/**
 * The errors of an answer as they are told: what happened at one field of every row is told once, with how often. What we
 * did not foresee keeps its words to itself.
 *
 * @param data what was answered beside them: a path that passes a list by is led through its first row that lacks the field
 * @param unforeseen told of each error that is a defect of ours
 * @example gatherErrors(twenty, data, log)[0] // { message, path: ['offers', 'nodes', 0, 'lot', 'massGrams'], extensions: { code: 'index-unavailable', times: 20 } }
 */
export function gatherErrors(
  errors: readonly GraphQLError[],
  data: unknown,
  unforeseen: (error: GraphQLError) => void,
): GraphQLFormattedError[] {
  const alike = Map.groupBy(errors, (error) => {
    const place = pathThrough(data, error.path ?? [])
      .map((step) => (typeof step === 'number' ? '*' : step))
      .join('.');
    return `${String(codeOf(error))} ${place}`;
  });
  return [...alike.values()].slice(0, MOST_TOLD).flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const code = codeOf(first);
    if (code === undefined) unforeseen(first);
    return [
      {
        message:
          code === undefined
            ? 'This could not be answered. Nothing you sent is wrong; try again, and tell us if it repeats.'
            : first.message,
        ...(first.path && { path: pathThrough(data, first.path) }),
        ...(first.locations && { locations: first.locations }),
        extensions: {
          ...(code === undefined ? { code: 'internal' } : first.extensions),
          ...(same.length > 1 && { times: same.length }),
        },
      },
    ];
  });
}

type Path = readonly (string | number)[];

/** Joining types by many ids at once, the library knows the field, and not always the row. */
function pathThrough(data: unknown, path: Path): Path {
  const [step, ...rest] = path;
  if (step === undefined || data === null || typeof data !== 'object') return path;
  if (Array.isArray(data) && typeof step === 'string') {
    const row = data.findIndex((one) => lacks(one, path));
    return [Math.max(0, row), ...pathThrough(data[Math.max(0, row)], path)];
  }
  return [step, ...pathThrough((data as Readonly<Record<string | number, unknown>>)[step], rest)];
}

function lacks(data: unknown, [step, ...rest]: Path): boolean {
  if (data === null || data === undefined || step === undefined) return data === null || data === undefined;
  if (Array.isArray(data) && typeof step === 'string') return data.some((one) => lacks(one, [step, ...rest]));
  return lacks((data as Readonly<Record<string | number, unknown>>)[step], rest);
}

/** The code of the error itself, or of what it was made from on its way through the graph. */
function codeOf(error: GraphQLError): unknown {
  for (let each: unknown = error; each instanceof GraphQLError; each = each.originalError) {
    if (each.extensions['code'] !== undefined) return each.extensions['code'];
  }
  // Of values that do not fit: said by the language itself, about what the caller sent.
  return error.originalError === undefined ? 'query-invalid' : undefined;
}
