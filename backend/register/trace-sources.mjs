// Stack traces say the line of the TypeScript. A map is read when a trace first needs it; Node's own way reads all of them.
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';
import { sourceMapOf } from './compiled-files.mjs';

const maps = new Map();

function mapOf(path) {
  if (!maps.has(path)) {
    const payload = sourceMapOf(path);
    maps.set(path, payload && new SourceMap(payload));
  }
  return maps.get(path);
}

function traced(site) {
  const text = site.toString();
  const url = site.getFileName();
  const [line, column] = [site.getLineNumber(), site.getColumnNumber()];
  if (!url?.startsWith('file:') || !url.endsWith('.ts') || line === null || column === null) return text;
  const entry = mapOf(fileURLToPath(url))?.findEntry(line - 1, column - 1);
  if (entry?.originalLine === undefined) return text;
  return text.replace(
    `${url}:${line}:${column}`,
    `${url}:${entry.originalLine + 1}:${entry.originalColumn + 1}`,
  );
}

/** From here on. */
export function traceSources() {
  Error.prepareStackTrace = (error, sites) =>
    [Error.prototype.toString.call(error), ...sites.map((site) => `    at ${traced(site)}`)].join('\n');
}
