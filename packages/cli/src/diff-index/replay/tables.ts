/** A field as the replay keeps it: a bigint is written in digits, a list of rows as the list of their ids. */
export type Value = string | number | bigint | boolean | null | readonly (string | number | bigint)[];

export type Row = Record<string, Value>;

/** The state that events add up to: rows by entity and id. */
export class Tables {
  readonly #tables = new Map<string, Map<string, Row>>();

  /** All rows of an entity, by id. */
  rows(entity: string): ReadonlyMap<string, Row> {
    return this.#tables.get(entity) ?? new Map<string, Row>();
  }

  /** Every entity that has a row, or ever had one. */
  entities(): string[] {
    return [...this.#tables.keys()];
  }

  find(entity: string, id: string): Row | undefined {
    return this.#tables.get(entity)?.get(id);
  }

  /** @throws Error when there is none: an event then speaks of something that no event has made. */
  need(entity: string, id: string): Row {
    const row = this.find(entity, id);
    if (row === undefined) throw new Error(`An event speaks of ${entity} ${id}, which no event has made.`);
    return row;
  }

  put(entity: string, id: string, row: Row): Row {
    const table = this.#tables.get(entity) ?? new Map<string, Row>();
    this.#tables.set(entity, table);
    table.set(id, row);
    return row;
  }

  /** The row, made by `make` when there is none yet. */
  ensure(entity: string, id: string, make: () => Row): Row {
    return this.find(entity, id) ?? this.put(entity, id, make());
  }

  remove(entity: string, id: string): void {
    this.#tables.get(entity)?.delete(id);
  }
}

/** Adds to a number that a row keeps. */
export function add(row: Row, field: string, amount: bigint | number): void {
  row[field] = BigInt(row[field] as bigint | number) + BigInt(amount);
}

/** An amount that a row keeps. */
export function amountOf(row: Row, field: string): bigint {
  return BigInt(row[field] as bigint | number);
}

/** A list that a row keeps, with the member, once. */
export function addMember(row: Row, field: string, member: string): void {
  const list = row[field] as readonly string[];
  if (!list.includes(member)) row[field] = [...list, member];
}
