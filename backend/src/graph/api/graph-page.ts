import { createHash } from 'node:crypto';
import { getNamedType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { registeredQueries } from '../generated/registered-queries.ts';
import { sourceOf, type Source } from '../source-of.ts';
import { GRAPH_SCRIPT, GRAPH_STYLE } from './graph-page-parts.ts';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The page's own two pieces, and questions to this server alone. */
export const GRAPH_PAGE_POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(GRAPH_STYLE)}`,
  `script-src ${hashOf(GRAPH_SCRIPT)}`,
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const FIRST_QUERY =
  '{\n  offers(first: 5) {\n    nodes { title grade availableGrams lot { code massGrams } }\n  }\n}';

/** A place to ask the graph and to read what there is. The form asks without a script as well. */
export function graphPage(schema: GraphQLSchema): string {
  const types = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ask the graph · TopSteel</title>
<style>${GRAPH_STYLE}</style>
</head>
<body>
<main>
<h1>Ask the graph</h1>
<p>One question over the marketplace and the register: offers, lots, certificates, organisations, payments, reports. Everything here is public. Masses are grams, prices minor units, emissions grams CO2e.</p>
<form id="ask" method="get" action="/graphql">
<label for="query">Query</label>
<textarea id="query" name="query" rows="12" spellcheck="false" autocapitalize="off">${text(FIRST_QUERY)}</textarea>
<p><button>Ask</button> <span id="said" role="status"></span></p>
</form>
<h2>Answer</h2>
<pre id="answer" tabindex="0" aria-label="Answer">Nothing was asked yet.</pre>
<h2>Registered queries</h2>
<p>Ask one by its hash; the answer may be kept for some seconds.</p>
${registeredQueries.map(example).join('\n')}
<h2>What there is</h2>
<p><a href="/v2/reference">The routes under /v2</a> say the same in other words.</p>
${types.map(typeSection).join('\n')}
</main>
<script>${GRAPH_SCRIPT}</script>
</body>
</html>
`;
}

function example({ name, about, hash, text: query }: (typeof registeredQueries)[number]): string {
  const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } });
  const hasNoVariables = !query.includes('($');
  return `<details><summary>${text(name)}: ${text(about)}</summary>
<pre tabindex="0"><code>${text(query)}</code></pre>
<p><button type="button" data-query="${text(query)}">Put into the form</button>
${hasNoVariables ? `<a href="/graphql?extensions=${encodeURIComponent(extensions)}">Ask by hash</a>` : ''}</p>
<p class="hash">${hash}</p>
</details>`;
}

const said: Readonly<Record<Source, string>> = {
  register: 'the register',
  marketplace: 'the marketplace',
  both: 'the register and the marketplace',
};

function typeSection(type: GraphQLObjectType): string {
  const rows = Object.values(type.getFields()).map((field) => {
    const of = getNamedType(field.type);
    const name = isObjectType(of)
      ? `<a href="#${of.name}">${text(String(field.type))}</a>`
      : text(String(field.type));
    return `<dt id="${type.name}.${field.name}"><code>${field.name}</code> <code>${name}</code></dt><dd>${text(field.description ?? '')}</dd>`;
  });
  return `<details id="${type.name}"><summary>${type.name}</summary>
<p>${text(type.description ?? '')} From ${said[sourceOf(type.name)]}.</p>
<dl>${rows.join('')}</dl></details>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (value: string): string => value.replace(/[&<>"]/g, (character) => entities[character] ?? '');
