import { createHash } from 'node:crypto';
import { curlOf, typeScriptOf, type Sampled } from './code-samples.ts';
import type { Json } from './example-of.ts';
import { REFERENCE_SCRIPT, REFERENCE_STYLE } from './reference-parts.ts';
import { typeText } from './type-text.ts';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing but the page's own two pieces is run or loaded. */
export const REFERENCE_POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(REFERENCE_STYLE)}`,
  `script-src ${hashOf(REFERENCE_SCRIPT)}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  'x-allow': string | string[];
  parameters?: (Sampled['parameters'][number] & { schema: Json; description?: string })[];
  requestBody?: { content: Record<string, { schema: Json; example?: unknown }> };
  responses: Record<
    string,
    { description: string; content?: Record<string, { schema: Json; example?: unknown }> }
  >;
}

interface Entry extends Operation {
  method: string;
  path: string;
}

/** The reference of an OpenAPI document as one page: by noun, with types, examples, and calls to copy. */
export function referencePage(document: Json): string {
  const { info, servers, paths, components } = document as {
    info: { title: string; version: string; description: string };
    servers: { url: string }[];
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Json };
  };
  const entries = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Entry => ({ ...operation, method, path })),
  );
  const tags = [...new Set(entries.map(({ tags: [tag] }) => tag ?? ''))].sort();
  const server = servers[0]?.url ?? '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(info.title)} API ${text(info.version)}</title>
<style>${REFERENCE_STYLE}</style>
</head>
<body>
<nav aria-label="Operations">
<label for="find">Find a route</label>
<input id="find" type="search" autocomplete="off" placeholder="offers, POST, payout">
<p id="found" role="status"></p>
${tags.map((tag) => contentsOf(tag, entries)).join('\n')}
</nav>
<main>
<h1>${text(info.title)} API <small>${text(info.version)}</small></h1>
<p>${text(info.description)} The same as a document for programs: <a href="/v2/openapi.json">OpenAPI 3.1</a>.</p>
${tags
  .map(
    (tag) =>
      `<h2>${text(tag)}</h2>\n${entries
        .filter(({ tags: [own] }) => own === tag)
        .map((entry) => sectionOf(entry, components.schemas, server))
        .join('\n')}`,
  )
  .join('\n')}
</main>
<script>${REFERENCE_SCRIPT}</script>
</body>
</html>
`;
}

const badge = (method: string): string => `<b class="${method}">${method.toUpperCase()}</b>`;

function contentsOf(tag: string, entries: readonly Entry[]): string {
  const rows = entries
    .filter(({ tags: [own] }) => own === tag)
    .map(
      ({ operationId, method, path }) =>
        `<li><a href="#${text(operationId)}">${badge(method)} ${text(path)}</a></li>`,
    );
  return `<details open><summary>${text(tag)}</summary><ul>${rows.join('')}</ul></details>`;
}

function sectionOf(entry: Entry, schemas: Json, server: string): string {
  const { operationId, summary, method, path, parameters = [], requestBody, responses } = entry;
  const body = requestBody?.content['application/json'];
  const [status, success] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? [];
  const [mediaType, answer] = Object.entries(success?.content ?? {})[0] ?? [];
  const call: Sampled = { method, path, server, parameters, body: body?.example };
  return `<section id="${text(operationId)}">
<h3><a href="#${text(operationId)}">${badge(method)} ${text(path)}</a></h3>
<p>${text(summary)}</p>
<p class="who">${text(whoMay(entry['x-allow']))}</p>
${parameters.length > 0 ? parameterTable(parameters, schemas) : ''}
${body ? `<h4>Body</h4>${pre(typeText(body.schema, schemas))}` : ''}
<h4>Answer ${text(status ?? '')}${mediaType === undefined ? '' : `, ${text(mediaType)}`}</h4>
${answer && mediaType === 'application/json' ? pre(typeText(answer.schema, schemas)) : ''}
${answer?.example === undefined ? '' : folded('Example', JSON.stringify(answer.example, null, 2))}
${folded('curl', curlOf(call))}
${folded('TypeScript', typeScriptOf(call))}
</section>`;
}

function whoMay(allow: string | string[]): string {
  if (allow === 'public') return 'Anybody may.';
  if (allow === 'signed-in') return 'Whoever is signed in.';
  if (allow === 'api-client') return 'Another system, with a token.';
  return `For ${[allow].flat().join(', ')}.`;
}

function parameterTable(parameters: NonNullable<Operation['parameters']>, schemas: Json): string {
  const rows = parameters.map(
    ({ name, in: place, required, schema, description }) =>
      `<tr><td><code>${text(name)}</code></td><td>${place}${required ? ', required' : ''}</td><td><code>${text(
        typeText(schema, schemas),
      )}</code></td><td>${text(description ?? (schema.description as string | undefined) ?? '')}</td></tr>`,
  );
  return `<table><thead><tr><th>Name</th><th>In</th><th>Type</th><th>Meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

const pre = (code: string): string => `<pre><code>${text(code)}</code></pre>`;

const folded = (title: string, code: string): string =>
  `<details><summary>${text(title)}</summary>${pre(code)}</details>`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (value: string): string => value.replace(/[&<>"]/g, (character) => entities[character] ?? '');
