import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

/** Prisma's own schema engine, compiled to WebAssembly: compares a live database with the Prisma schema. */

const OID_CHAR = 18;
const OID_TEXT = 25;

interface SchemaFile {
  path: string;
  content: string;
}
interface DiffInput {
  from: unknown;
  to: unknown;
  script: boolean;
  exitCode: boolean | null;
  filters: { externalTables: string[]; externalEnums: string[] };
}
interface Engine {
  diff(input: DiffInput): Promise<{ exitCode: number; stdout: string | null }>;
}
interface EngineModule {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: { new: (options: unknown, log: (line: string) => void, adapter: unknown) => Promise<Engine> };
}

const schemaFolder = fileURLToPath(new URL('../../prisma/schema', import.meta.url));

/** SQL that would turn the database into what the Prisma schema says; `null` when nothing differs. */
export async function driftOf(databaseUrl: string): Promise<string | null> {
  const files = schemaFiles();
  const from = { tag: 'schemaDatasource', files, configDir: dirname(schemaFolder) };
  return diff(databaseUrl, from, files);
}

/** SQL that makes an empty database what the Prisma schema says: the start of a new migration. */
export async function scriptFromNothing(databaseUrl: string): Promise<string | null> {
  return diff(databaseUrl, { tag: 'empty' }, schemaFiles());
}

async function diff(databaseUrl: string, from: unknown, files: SchemaFile[]): Promise<string | null> {
  const pool = new pg.Pool({ connectionString: databaseUrl });
  try {
    const engine = await startEngine(pool, files);
    const answer = await engine.diff({
      from,
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return answer.exitCode === 0 ? null : answer.stdout;
  } finally {
    await pool.end();
  }
}

function schemaFiles(): SchemaFile[] {
  return readdirSync(schemaFolder)
    .filter((name) => name.endsWith('.prisma'))
    .map((name) => ({
      path: join(schemaFolder, name),
      content: readFileSync(join(schemaFolder, name), 'utf8'),
    }));
}

async function startEngine(pool: pg.Pool, files: SchemaFile[]): Promise<Engine> {
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => console.error(text) },
  });
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const glue = (await import(pathToFileURL(join(folder, 'schema_engine_bg.js')).href)) as EngineModule;
  const { instance } = await WebAssembly.instantiate(readFileSync(join(folder, 'schema_engine_bg.wasm')), {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  await teachCharType(pool);
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  return glue.SchemaEngine.new(
    { datamodels: files.map((file) => [file.path, file.content]) },
    () => undefined,
    adapter,
  );
}

interface QueryResult {
  columnTypes: number[];
}
interface Queryable {
  queryRaw(query: unknown): Promise<QueryResult>;
  performIO(query: unknown): Promise<{ fields: { dataTypeID: number }[] }>;
}

/** adapter-pg 7.10 has no mapping for the catalogue's "char" type, which introspection reads. */
async function teachCharType(pool: pg.Pool): Promise<void> {
  const connection = (await new PrismaPg(pool).connect()) as unknown as object;
  const proto = Object.getPrototypeOf(Object.getPrototypeOf(connection)) as Queryable & { knowsChar?: true };
  if (proto.knowsChar) return;
  proto.knowsChar = true;
  const queryRaw = Reflect.get(proto, 'queryRaw');
  proto.queryRaw = async function (this: Queryable, query: unknown): Promise<QueryResult> {
    let isChar: boolean[] = [];
    const wrapped = Object.create(this) as Queryable;
    wrapped.performIO = async (input: unknown) => {
      const result = await this.performIO(input);
      isChar = result.fields.map((field) => field.dataTypeID === OID_CHAR);
      for (const field of result.fields) if (field.dataTypeID === OID_CHAR) field.dataTypeID = OID_TEXT;
      return result;
    };
    const answer = await queryRaw.call(wrapped, query);
    isChar.forEach((yes, index) => {
      if (yes) answer.columnTypes[index] = ColumnTypeEnum.Character;
    });
    return answer;
  };
}
