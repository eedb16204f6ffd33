import { textOfPattern } from './text-of-pattern.ts';

export type Json = Record<string, unknown>;

const DEEPEST = 12;
const ID = '01a20687-a5b4-76e1-804c-b0e0d5ee8742';

/** Believable values of the trade for names that schemas use; each is taken only where its schema allows it. */
const ofName: Readonly<Record<string, unknown>> = {
  name: 'Aciéries du Val SA',
  legalName: 'Aciéries du Val SA',
  manufacturer: 'Aciéries du Val SA',
  email: 'ada@acieries-du-val.example',
  city: 'Esch-sur-Alzette',
  country: 'LU',
  countryOfMelt: 'LU',
  vat: 'LU26375245',
  iban: 'LU280019400644750000',
  bic: 'ALZTLULL',
  product: 'HEB 200',
  designation: 'HEB 200',
  grade: 'S355J2',
  norm: 'EN 10025-2',
  dimensions: '200 × 200 mm, 12 m',
  heatNumber: 'H470123',
  reference: 'PO-4711',
  lotCode: '0K7MXQ2R9V4TB6HNWZ3D',
  massGrams: '24000000',
  grams: '5000000',
  pricePerTonneMinor: '742000000',
  priceMinor: '74200',
  amountMinor: '3710000000',
  totalMinor: '3710000000',
  minGrams: '1000000',
  stepGrams: '1000',
  availableGrams: '24000000',
  currency: 'EUR',
  language: 'fr',
  url: 'https://erp.acieries-du-val.example/hooks',
  reason: 'The load was two plates short.',
  note: 'Gate 3, before noon.',
  year: 2026,
};

/**
 * An example of a JSON schema: every property of an answer, what is required of an input. The same schema always gives the
 * same example.
 *
 * @param schemas what `#/components/schemas/…` points at
 * @example exampleOf({ type: 'string', pattern: '^[A-Z]{2}$' }, {}, 'country') // 'LU'
 */
export function exampleOf(
  schema: Json,
  schemas: Json,
  options: { isInput?: boolean; name?: string } = {},
): unknown {
  return new Maker(schemas, options.isInput === true).make(schema, options.name ?? '', 0);
}

class Maker {
  constructor(
    private readonly schemas: Json,
    private readonly isInput: boolean,
  ) {}

  make(schema: Json, name: string, depth: number): unknown {
    const target = this.resolved(schema);
    if ('const' in target) return target.const;
    if (Array.isArray(target.examples) && target.examples.length > 0) return target.examples[0] as unknown;
    const known = ofName[name];
    if (known !== undefined && isTaken(target, known)) return known;
    if (Array.isArray(target.enum)) return target.enum[0] as unknown;
    if ('default' in target) return target.default;
    const variants = (target.anyOf ?? target.oneOf) as Json[] | undefined;
    if (variants) return this.ofVariants(variants, name, depth);
    if (Array.isArray(target.allOf)) {
      return Object.assign(
        {},
        ...(target.allOf as Json[]).map((part) => this.make(part, name, depth)),
      ) as Json;
    }
    const type = Array.isArray(target.type) ? (target.type as string[])[0] : target.type;
    if (type === 'object' || target.properties) return this.ofObject(target, depth);
    if (type === 'array') return this.ofArray(target, name, depth);
    if (type === 'string') return textOf(target);
    if (type === 'integer' || type === 'number') return numberOf(target);
    if (type === 'boolean') return true;
    return type === 'null' ? null : 'text';
  }

  private resolved(schema: Json): Json {
    const { $ref: reference } = schema;
    if (typeof reference !== 'string') return schema;
    const target = this.schemas[reference.replace('#/components/schemas/', '')];
    return target === undefined ? {} : this.resolved(target as Json);
  }

  /** A schema that holds itself ends with nothing. */
  private ofVariants(variants: Json[], name: string, depth: number): unknown {
    const isNull = (one: Json) => one.type === 'null';
    if (depth > DEEPEST && variants.some(isNull)) return null;
    return this.make(variants.find((one) => !isNull(one)) ?? {}, name, depth);
  }

  private ofObject(schema: Json, depth: number): Json {
    const { properties = {}, required = [] } = schema as {
      properties?: Record<string, Json>;
      required?: string[];
    };
    const isNarrow = this.isInput || depth > DEEPEST;
    // Where one of several may be given, the schema says which an example does without.
    const omitted = (schema['x-example-omits'] ?? []) as string[];
    const names = Object.keys(properties).filter(
      (name) => (!isNarrow || required.includes(name)) && !omitted.includes(name),
    );
    return Object.fromEntries(
      names.map((name) => [name, this.make(properties[name] ?? {}, name, depth + 1)]),
    );
  }

  private ofArray(schema: Json, name: string, depth: number): unknown[] {
    const {
      minItems = 0,
      maxItems = 1,
      items,
      prefixItems,
    } = schema as {
      minItems?: number;
      maxItems?: number;
      items?: Json;
      prefixItems?: Json[];
    };
    if (prefixItems) return prefixItems.map((item) => this.make(item, name, depth + 1));
    const count = depth > DEEPEST ? minItems : Math.max(minItems, Math.min(1, maxItems));
    return Array.from({ length: count }, () => this.make(items ?? {}, name.replace(/s$/, ''), depth + 1));
  }
}

const formats: Readonly<Record<string, string>> = {
  uuid: ID,
  'date-time': '2026-11-23T09:00:00.000Z',
  date: '2026-11-23',
  time: '09:00:00Z',
  email: 'ada@acieries-du-val.example',
  uri: 'https://acieries-du-val.example/',
  url: 'https://acieries-du-val.example/',
};

function textOf(schema: Json): string {
  const {
    format,
    pattern,
    minLength = 0,
    maxLength = Infinity,
  } = schema as {
    format?: string;
    pattern?: string;
    minLength?: number;
    maxLength?: number;
  };
  const known = format === undefined ? undefined : formats[format];
  if (known !== undefined) return known;
  const text = pattern === undefined ? 'text' : (plainOf(pattern) ?? textOfPattern(pattern) ?? 'text');
  return text.padEnd(minLength, 'x').slice(0, Math.max(maxLength, minLength));
}

/** Amounts are above zero, which a pattern that takes zero does not say. */
function plainOf(pattern: string): string | undefined {
  const taken = new RegExp(pattern, 'u');
  return ['5000000', '1000', '1.5'].find((text) => taken.test(text));
}

function numberOf(schema: Json): number {
  const { minimum, exclusiveMinimum, maximum, multipleOf = 1 } = schema as Record<string, number | undefined>;
  if (minimum !== undefined && minimum > -1e9) return Math.max(minimum, Math.min(1, maximum ?? 1));
  if (exclusiveMinimum !== undefined) return exclusiveMinimum + multipleOf;
  return Math.min(1, maximum ?? 1);
}

/** Whether a schema of one value takes it: types, lengths, patterns, choices. */
function isTaken(schema: Json, value: unknown): boolean {
  const {
    type,
    pattern,
    minLength = 0,
    maxLength = Infinity,
    minimum = -Infinity,
    maximum = Infinity,
    format,
  } = schema as Record<string, never> & { type?: string; pattern?: string; format?: string };
  if (Array.isArray(schema.enum)) return (schema.enum as unknown[]).includes(value);
  if (typeof value === 'number')
    return (type === 'integer' || type === 'number') && value >= minimum && value <= maximum;
  if (typeof value !== 'string' || type !== 'string') return false;
  if (format !== undefined && format !== 'email' && format !== 'uri') return false;
  const isLength = value.length >= minLength && value.length <= maxLength;
  return isLength && (pattern === undefined || new RegExp(pattern, 'u').test(value));
}
