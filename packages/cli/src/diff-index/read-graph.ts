import { z } from 'zod';

const TIMEOUT_MS = 30_000;
const PAGE = 1_000;

/** A field that the index stores. */
export interface Field {
  name: string;
  /** Whether it names rows of another entity, and of which. */
  target: string | null;
  isList: boolean;
}

/** An entity of the index: how it is asked for, and what it stores. */
export interface Entity {
  name: string;
  /** The query that lists its rows. */
  query: string;
  fields: readonly Field[];
}

/** Where the index stands. */
export interface IndexState {
  block: bigint;
  hasErrors: boolean;
}

interface TypeRef {
  kind: string;
  name: string | null;
  ofType?: TypeRef | null;
}

const typeRef: z.ZodType<TypeRef> = z.lazy(() =>
  z.object({ kind: z.string(), name: z.string().nullable(), ofType: typeRef.nullish() }),
);
const field = z.object({ name: z.string(), type: typeRef });
const introspection = z.object({
  __schema: z.object({
    queryType: z.object({ fields: z.array(field) }),
    types: z.array(
      z.object({
        kind: z.string(),
        name: z.string(),
        fields: z.array(field).nullable(),
        interfaces: z.array(z.object({ name: z.string() })).nullish(),
      }),
    ),
  }),
});
const meta = z.object({
  _meta: z.object({ hasIndexingErrors: z.boolean(), block: z.object({ number: z.number() }) }),
});

const TYPE = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }';
const INTROSPECTION = `{ __schema { queryType { fields { name type { ${TYPE} } } }
  types { kind name fields { name type { ${TYPE} } } } } }`;

const member = z.object({ id: z.string() });
type Row = { id: string } & Record<string, unknown>;

/** Asks a graph-node at one address. @throws Error with its own words when it does not answer the query. */
export class Graph {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async state(): Promise<IndexState> {
    const { _meta } = meta.parse(await this.#ask('{ _meta { hasIndexingErrors block { number } } }'));
    return { block: BigInt(_meta.block.number), hasErrors: _meta.hasIndexingErrors };
  }

  /** Every entity with all that it stores, by what the index says of itself. Lists that others derive are told apart. */
  async entities(): Promise<Entity[]> {
    const { __schema: schema } = introspection.parse(await this.#ask(INTROSPECTION));
    const objects = new Map(
      schema.types.filter(({ kind }) => kind === 'OBJECT').map((type) => [type.name, type]),
    );
    return schema.queryType.fields.flatMap(({ name: query, type }) => {
      const named = nameOf(type);
      const found = objects.get(named);
      if (!isList(type) || found === undefined || named.startsWith('_')) return [];
      const fields = (found.fields ?? []).map(({ name, type: of }) => ({
        name,
        target: objects.has(nameOf(of)) ? nameOf(of) : null,
        isList: isList(of),
      }));
      return [{ name: named, query, fields }];
    });
  }

  /** All rows of an entity after a block, in pages by id. */
  async rows(
    entity: Entity,
    fields: readonly Field[],
    block: bigint,
  ): Promise<Map<string, Record<string, unknown>>> {
    const selection = fields.map(({ name, target, isList: many }) =>
      target === null ? name : many ? `${name}(first: ${PAGE}, orderBy: id) { id }` : `${name} { id }`,
    );
    const rows = new Map<string, Record<string, unknown>>();
    const page = z.object({ rows: z.array(z.looseObject({ id: z.string() })) });
    for (let after = ''; ; ) {
      const { rows: found } = page.parse(
        await this.#ask(
          `query ($after: ID!) { rows: ${entity.query}(first: ${PAGE}, orderBy: id, where: { id_gt: $after },
            block: { number: ${block} }) { id ${selection.join(' ')} } }`,
          { after },
        ),
      );
      for (const row of found) {
        for (const field of fields) await this.#complete(entity, field, row, block);
        rows.set(row.id, row);
      }
      if (found.length < PAGE) return rows;
      after = found.at(-1)?.id ?? '';
    }
  }

  /** A list of rows is answered in pages too: the first of them with its row, the others here. */
  async #complete(
    entity: Entity,
    { name, target, isList: many }: Field,
    row: Row,
    block: bigint,
  ): Promise<void> {
    if (target === null || !many) return;
    const page = z.object({ rows: z.array(z.object({ members: z.array(member) })) });
    const all = z.array(member).parse(row[name]);
    for (let last = all; last.length === PAGE; ) {
      const { rows } = page.parse(
        await this.#ask(
          `query ($id: ID!, $after: ID!) { rows: ${entity.query}(where: { id: $id }, block: { number: ${block} }) {
            members: ${name}(first: ${PAGE}, orderBy: id, where: { id_gt: $after }) { id } } }`,
          { id: row.id, after: last.at(-1)?.id ?? '' },
        ),
      );
      last = rows[0]?.members ?? [];
      for (const one of last) all.push(one);
    }
    row[name] = all;
  }

  async #ask(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { data, errors } = answer.parse(await response.json());
    const said = errors?.map(({ message }) => message).join(' ');
    if (said !== undefined || data === undefined || data === null) throw new Error(said ?? 'no data');
    return data;
  }
}

const answer = z.object({
  data: z.unknown(),
  errors: z
    .array(z.object({ message: z.string() }))
    .min(1)
    .optional(),
});

const nameOf = (type: TypeRef): string => type.name ?? (type.ofType ? nameOf(type.ofType) : '');
const isList = (type: TypeRef): boolean =>
  type.kind === 'LIST' || (type.ofType ? isList(type.ofType) : false);
