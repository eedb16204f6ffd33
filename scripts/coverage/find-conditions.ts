import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A condition in a source, as a range of bytes, with the line it begins on. */
export interface Condition {
  start: number;
  end: number;
  line: number;
}

interface Node {
  nodeType?: string;
  src?: string;
  operator?: string;
  body?: Node | null;
  condition?: Node | null;
  leftExpression?: Node;
  rightExpression?: Node;
  subExpression?: Node;
  components?: (Node | null)[];
}

const DECISIONS = ['IfStatement', 'WhileStatement', 'DoWhileStatement', 'ForStatement', 'Conditional'];

/**
 * Finds every condition that a source decides on: of `if`, `while`, `do`, `for` and `?:`, and each operand of `&&` and
 * `||` wherever it stands. Where a condition is made of others (`a && !b`), the parts count and the whole does not:
 * once each part was true and false, so was the whole. Inline assembly is not looked into.
 *
 * @param source Solidity.
 * @returns In order of their begin; one that lies in another comes after it.
 */
export function findConditions(source: string): Condition[] {
  const found = new Map<string, Condition>();
  const bytes = Buffer.from(source, 'utf8');
  const add = (node: Node): void => {
    const inner = partsOf(node);
    if (inner !== null) {
      inner.forEach(add);
      return;
    }
    const [start = 0, length = 0] = (node.src ?? '').split(':').map(Number);
    const line = bytes.subarray(0, start).toString('utf8').split('\n').length;
    found.set(`${start}:${length}`, { start, end: start + length, line });
  };
  walk(parse(source), (node) => {
    if (node.nodeType !== 'FunctionDefinition' && node.nodeType !== 'ModifierDefinition') return;
    walk(node.body, (inner) => {
      if (DECISIONS.includes(inner.nodeType ?? '') && inner.condition) add(inner.condition);
      if (isLogical(inner)) add(inner);
    });
  });
  return [...found.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The parts of a composed condition; null for one that is not composed. */
function partsOf(node: Node): Node[] | null {
  if (isLogical(node))
    return [node.leftExpression, node.rightExpression].filter((part) => part !== undefined);
  if (node.nodeType === 'UnaryOperation' && node.operator === '!' && node.subExpression !== undefined)
    return [node.subExpression];
  const [only, ...others] = node.components ?? [];
  if (node.nodeType === 'TupleExpression' && only && others.length === 0) return [only];
  return null;
}

function isLogical({ nodeType, operator }: Node): boolean {
  return nodeType === 'BinaryOperation' && (operator === '&&' || operator === '||');
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const item of node) walk(item, visit);
    return;
  }
  if ('nodeType' in node) visit(node as Node);
  for (const value of Object.values(node)) walk(value, visit);
}

interface Compiler {
  compile(input: string, callbacks: { import(): { contents: string } }): string;
}

interface Output {
  errors?: { severity: string; formattedMessage: string }[];
  sources?: Record<string, { ast: unknown }>;
}

/** Parses one file by itself: what it imports does not matter to its shape. */
function parse(source: string): unknown {
  const solc = require('solc') as Compiler;
  const input = {
    language: 'Solidity',
    sources: { source: { content: source } },
    settings: { stopAfter: 'parsing', outputSelection: { '*': { '': ['ast'] } } },
  };
  const nothing = { contents: 'pragma solidity >=0.8.0;' };
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: () => nothing })) as Output;
  const error = output.errors?.find(({ severity }) => severity === 'error');
  if (error !== undefined) throw new Error(error.formattedMessage);
  return output.sources?.['source']?.ast;
}
