/** GraphQL over HTTP: one query a request. */
import { z } from 'zod';

const LONGEST_QUERY = 65_536;

const extensions = z.object({
  persistedQuery: z
    .object({
      version: z.literal(1),
      sha256Hash: z
        .string()
        .regex(/^[0-9a-f]{64}$/, 'Give the SHA-256 of the query: 64 hexadecimal digits in lower case.'),
    })
    .optional(),
});

export const graphRequest = z
  .object({
    query: z
      .string()
      .max(LONGEST_QUERY, `Send at most ${LONGEST_QUERY} characters.`)
      .optional()
      .describe('The text; absent when it is known by its hash.'),
    operationName: z.string().max(200).nullish().describe('Which query of the text, when it has several.'),
    variables: z.record(z.string(), z.unknown()).nullish(),
    extensions: extensions.nullish(),
  })
  .meta({ id: 'GraphRequest', examples: [{ query: '{ offers(first: 1) { nodes { id grade } } }' }] });
export type GraphRequest = z.infer<typeof graphRequest>;

/** A parameter that is JSON. */
const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .max(LONGEST_QUERY)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'This is not JSON.' });
        return z.NEVER;
      }
    })
    .pipe(schema);

/** The same in the address of a GET. */
export const graphQuery = z.object({
  query: graphRequest.shape.query,
  operationName: z.string().max(200).optional(),
  variables: json(z.record(z.string(), z.unknown()))
    .optional()
    .meta({ type: 'string', description: 'JSON.' }),
  extensions: json(extensions)
    .optional()
    .meta({ type: 'string', description: 'JSON: persistedQuery with version 1 and sha256Hash.' }),
});

export const graphAnswer = z
  .object({
    data: z.record(z.string(), z.unknown()).nullish().describe('Absent when the query was refused.'),
    errors: z
      .array(
        z.object({
          message: z.string(),
          path: z
            .array(z.union([z.string(), z.number().int()]))
            .optional()
            .describe('The field that is null because of it; the first of several rows.'),
          locations: z
            .array(z.object({ line: z.number().int(), column: z.number().int() }))
            .optional()
            .describe('Places in the text.'),
          extensions: z.looseObject({
            code: z.string(),
            times: z.number().int().optional().describe('In how many rows; absent for one.'),
          }),
        }),
      )
      .optional(),
    extensions: z
      .object({
        cost: z
          .object({
            cost: z.number().describe('The most objects that the answer could hold.'),
            limit: z.number().int(),
            depth: z.number().int(),
          })
          .optional(),
        index: z
          .object({
            state: z.enum(['answers', 'away', 'failed']),
            block: z.number().int().nullable().describe('Up to which block the index has read the chain.'),
            behind: z.number().int().nullable().describe('Blocks that it is behind; null when not known.'),
          })
          .optional()
          .describe('Of the index, when it was asked.'),
      })
      .optional(),
  })
  .meta({ id: 'GraphAnswer' });
export type GraphAnswer = z.infer<typeof graphAnswer>;
