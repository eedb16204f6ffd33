// What was compiled is kept in .cache/compiled: a process whose sources are all there never loads the compiler, which would
// stay in its memory. A file holds its source's key in its last line; several processes may write the same at once.
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';

const require = createRequire(import.meta.url);
const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, '.cache/compiled');
const KEY = '\n//# compiled=';

const options = {
  isModule: true,
  swcrc: false,
  configFile: false,
  sourceMaps: true,
  inlineSourcesContent: false,
  module: { type: 'es6' },
  jsc: {
    target: 'es2023',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
    experimental: { keepImportAttributes: true },
  },
};
const salt = JSON.stringify([require('@swc/core/package.json').version, options]);
/** Of each file that this process runs: where its map is, and the key that the map must have. */
const loaded = new Map();

/** The JavaScript of a TypeScript file. */
export function compiledOf(path) {
  const source = readFileSync(path);
  const key = createHash('sha256').update(salt).update(path).update('\0').update(source).digest('hex');
  const name = createHash('sha256').update(relative(ROOT, path)).digest('hex').slice(0, 32);
  const [codePath, mapPath] = [join(FOLDER, `${name}.js`), join(FOLDER, `${name}.json`)];
  const found = readIfThere(codePath);
  if (found?.endsWith(KEY + key)) {
    loaded.set(path, { mapPath, key });
    return found;
  }
  const { code, map } = require('@swc/core').transformSync(source.toString('utf8'), {
    ...options,
    filename: path,
    sourceFileName: path,
  });
  const kept = code + KEY + key;
  // The map first: code whose map is missing would be traced wrongly for good.
  const isKept = keep(mapPath, JSON.stringify({ key, map })) && keep(codePath, kept);
  loaded.set(path, isKept ? { mapPath, key } : { map: JSON.parse(map) });
  return kept;
}

/** The source map of a file that this process runs; null when it is not known or was replaced meanwhile. */
export function sourceMapOf(path) {
  const entry = loaded.get(path);
  if (entry === undefined || entry.map) return entry?.map ?? null;
  const text = readIfThere(entry.mapPath);
  if (text === undefined) return null;
  const { key, map } = JSON.parse(text);
  return key === entry.key ? JSON.parse(map) : null;
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Whole or not at all; where nothing can be kept, compiling it again is the way. */
function keep(path, content) {
  const temporary = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    mkdirSync(FOLDER, { recursive: true });
    try {
      writeFileSync(temporary, content);
      renameSync(temporary, path);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
    return true;
  } catch {
    return false;
  }
}
