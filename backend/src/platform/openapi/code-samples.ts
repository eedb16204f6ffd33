import type { Json } from './example-of.ts';

export interface Sampled {
  method: string;
  path: string;
  server: string;
  parameters: { name: string; in: string; required: boolean; example?: string | number }[];
  body: unknown;
}

/** The address of a call, with an example in each place. */
function addressOf({ path, server, parameters }: Sampled): string {
  const filled = path.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const known = parameters.find((one) => one.in === 'path' && one.name === name)?.example;
    return known === undefined ? whole : String(known);
  });
  const query = parameters
    .filter((one) => one.in === 'query' && one.example !== undefined)
    .map(({ name, example }) => `${name}=${encodeURIComponent(String(example))}`);
  return `${server}${filled}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

function headersOf({ parameters, body }: Sampled): Record<string, string> {
  const asked = parameters.filter((one) => one.in === 'header' && one.required);
  return {
    authorization: 'Bearer ts_live_…',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...Object.fromEntries(
      asked.map(({ name }) => [name.toLowerCase(), name === 'If-Match' ? '"…"' : '0190f4f2-…']),
    ),
  };
}

/** @example curlOf({ method: 'get', path: '/v2/me', … }) // "curl 'https://…/v2/me' \\\n  -H 'authorization: …'" */
export function curlOf(call: Sampled): string {
  const quoted = (text: string) => `'${text.replace(/'/g, `'\\''`)}'`;
  const lines = [
    `curl ${call.method === 'get' ? '' : `-X ${call.method.toUpperCase()} `}${quoted(addressOf(call))}`,
    ...Object.entries(headersOf(call)).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(call.body === undefined ? [] : [`-d ${quoted(JSON.stringify(call.body))}`]),
  ];
  return lines.join(' \\\n  ');
}

/** The same call in TypeScript, with nothing but what the language brings. */
export function typeScriptOf(call: Sampled): string {
  const options: Json = {
    ...(call.method !== 'get' && { method: call.method.toUpperCase() }),
    headers: headersOf(call),
  };
  const written = JSON.stringify(options, null, 2);
  const body =
    call.body === undefined
      ? ''
      : `,\n  body: JSON.stringify(${JSON.stringify(call.body, null, 2).replace(/\n/g, '\n  ')}),`;
  return [
    `const response = await fetch('${addressOf(call)}', ${body === '' ? written : `${written.replace(/\n\}$/, '')}${body}\n}`});`,
    `if (!response.ok) throw new Error((await response.json()).detail);`,
    `const answer = await response.json();`,
  ].join('\n');
}
