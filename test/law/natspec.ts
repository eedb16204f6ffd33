import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

interface Variable {
  name: string;
}

interface Node {
  nodeType: string;
  name?: string;
  contractKind?: string;
  documentation?: { text: string } | string | null;
  nodes?: Node[];
  parameters?: { parameters: Variable[] };
  returnParameters?: { parameters: Variable[] } | null;
  members?: Variable[];
}

interface Compiler {
  compile(input: string, callbacks: { import(): { contents: string } }): string;
}

const KINDS: Readonly<Record<string, string>> = {
  FunctionDefinition: 'function',
  ErrorDefinition: 'error',
  EventDefinition: 'event',
  StructDefinition: 'struct',
  EnumDefinition: 'enum',
};

/**
 * What an interface file leaves undocumented, as sentences.
 *
 * - The interface itself, and each function, error, event, struct and enum in it, has a `@notice`.
 * - Each parameter and named return value of a function, and each member of a struct, is told: by `@param` or `@return`, or by its name in the
 *   item's own text; or, for a word that an interface uses throughout (`lotId`), by its name anywhere in the
 *   interface's documentation, once for all. Errors and events say their values by name alone.
 *
 * A name is told when it is written out (`maxGrams`), or when its words are, in order ("max grams"); a trailing s does
 * not matter. So a value that nobody ever mentions fails, and a notice that is not about its function does not: that
 * stays with the reviewer.
 */
export function undocumented(source: string, file: string): string[] {
  const missing: string[] = [];
  for (const contract of parse(source).nodes ?? []) {
    if (contract.nodeType !== 'ContractDefinition' || contract.contractKind !== 'interface') continue;
    const owner = contract.name ?? '';
    const everything = [contract, ...(contract.nodes ?? [])].map(textOf).join(' ');
    if (!hasNotice(contract)) missing.push(`${file}: ${owner} has no @notice`);
    for (const item of contract.nodes ?? []) {
      const kind = KINDS[item.nodeType];
      if (kind === undefined) continue;
      const name = `${owner}.${item.name ?? ''}`;
      if (textOf(item).includes('@inheritdoc')) continue;
      if (!hasNotice(item)) missing.push(`${file}: ${kind} ${name} has no @notice`);
      for (const part of partsOf(item)) {
        if (!isTold(part, everything)) missing.push(`${file}: ${kind} ${name} does not tell ${part}`);
      }
    }
  }
  return missing;
}

function partsOf(item: Node): string[] {
  const names = (variables: Variable[] | undefined) => (variables ?? []).map(({ name }) => name);
  if (item.nodeType === 'StructDefinition') return names(item.members);
  if (item.nodeType !== 'FunctionDefinition') return [];
  const all = [...names(item.parameters?.parameters), ...names(item.returnParameters?.parameters)];
  return all.filter((name) => name !== '');
}

function isTold(name: string, text: string): boolean {
  const bare = name.replace(/^_+|_+$/g, '');
  const words = bare.replace(/([a-z0-9])([A-Z])/g, '$1 $2').split(' ');
  const spaced = words.map((word) => `${word.toLowerCase().replace(/s$/, '')}s?`).join('[\\s-]+');
  return new RegExp(`\\b(${bare}|${spaced})\\b`, 'i').test(text);
}

function hasNotice(item: Node): boolean {
  return /@notice\s+\S/.test(textOf(item));
}

function textOf({ documentation }: Node): string {
  const text = typeof documentation === 'string' ? documentation : documentation?.text;
  return (text ?? '').replace(/\s+/g, ' ');
}

function parse(source: string): Node {
  const solc = require('solc') as Compiler;
  const input = {
    language: 'Solidity',
    sources: { source: { content: source } },
    settings: { stopAfter: 'parsing', outputSelection: { '*': { '': ['ast'] } } },
  };
  const nothing = { contents: 'pragma solidity >=0.8.0;' };
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: () => nothing })) as {
    errors?: { severity: string; formattedMessage: string }[];
    sources: Record<string, { ast: Node }>;
  };
  const error = output.errors?.find(({ severity }) => severity === 'error');
  if (error !== undefined) throw new Error(error.formattedMessage);
  return output.sources['source']!.ast;
}
