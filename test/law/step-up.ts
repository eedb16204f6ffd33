/** Finds the routes that want a proof of who is there, and what the pages send to them. */
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** `POST /v2/price-lists/*`: what stands for a parameter is a star. */
export interface Route {
  method: string;
  path: string;
}

/** Something that a page sends. */
export interface Sending extends Route {
  /** `path:line`. */
  place: string;
  /** Whether who sends it asks for the proof and sends it again. */
  isGuarded: boolean;
  /** The words that the file writes as texts: one of them may be a part that is only known while running. */
  words: ReadonlySet<string>;
}

/** The proof is asked for by these. */
const GUARDS = /\b(?:useStepUp|GuardedAct|GuardedForm)\b/;
const VERBS = new Set(['Post', 'Put', 'Patch', 'Delete']);

const parse = (path: string, text: string): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => {
    visit(child, see);
  });
}

const decoratorsOf = (node: ts.Node): Map<string, ts.CallExpression> =>
  new Map(
    (ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : []).flatMap(({ expression }) =>
      ts.isCallExpression(expression) ? [[expression.expression.getText(), expression] as const] : [],
    ),
  );
const textOf = (call: ts.CallExpression | undefined): string => {
  const first = call?.arguments[0];
  return first !== undefined && ts.isStringLiteralLike(first) ? first.text : '';
};

/** The routes of a controller that are declared `stepUp: true`. */
export function guardedRoutes(path: string, text: string): Route[] {
  const routes: Route[] = [];
  visit(parse(path, text), (node) => {
    if (!ts.isClassDeclaration(node)) return;
    const base = textOf(decoratorsOf(node).get('Controller'));
    for (const member of node.members) {
      const decorators = decoratorsOf(member);
      const verb = [...decorators.keys()].find((name) => VERBS.has(name));
      if (verb === undefined || !/\bstepUp: true\b/.test(decorators.get('Operation')?.getText() ?? ''))
        continue;
      const whole = [base, textOf(decorators.get(verb))].filter((part) => part !== '').join('/');
      routes.push({ method: verb.toUpperCase(), path: `/${whole}`.replace(/:\w+/g, '*') });
    }
  });
  return routes;
}

/** What the sources of the pages send with a method that writes. `sources` are texts by their paths. */
export function findSendings(sources: ReadonlyMap<string, string>): Sending[] {
  const files = new Map([...sources].map(([path, text]) => [path, parse(path, text)]));
  return [...files].flatMap(([path, file]) => sendingsOf(path, file, sources));
}

function sendingsOf(path: string, file: ts.SourceFile, sources: ReadonlyMap<string, string>): Sending[] {
  const constants = new Map<string, ts.Expression>();
  /** Where a name comes from: the module, and for what a hook gave, the hook. */
  const origins = new Map<string, string>();
  const words = new Set<string>();
  visit(file, (node) => {
    if (ts.isStringLiteralLike(node)) words.add(node.text);
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const from = join(dirname(path), node.moduleSpecifier.text);
      const named = node.importClause?.namedBindings;
      if (named !== undefined && ts.isNamedImports(named)) {
        for (const { name } of named.elements) origins.set(name.text, from);
      }
    }
    if (!ts.isVariableDeclaration(node) || node.initializer === undefined) return;
    if (ts.isIdentifier(node.name)) constants.set(node.name.text, node.initializer);
    else if (ts.isCallExpression(node.initializer)) {
      const hook = node.initializer.expression.getText();
      for (const element of node.name.elements) {
        if (!ts.isOmittedExpression(element)) origins.set(element.name.getText(), hook);
      }
    }
  });

  /** The addresses that an expression may be. */
  const addresses = (expression: ts.Expression, depth = 0): string[] => {
    if (depth > 4) return ['*'];
    if (ts.isStringLiteralLike(expression)) return [expression.text];
    if (ts.isParenthesizedExpression(expression)) return addresses(expression.expression, depth);
    if (ts.isConditionalExpression(expression)) {
      return [expression.whenTrue, expression.whenFalse].flatMap((each) => addresses(each, depth));
    }
    if (ts.isTemplateExpression(expression)) {
      return expression.templateSpans.reduce<string[]>(
        (heads, span) =>
          heads.flatMap((head) =>
            addresses(span.expression, depth + 1).map((middle) => head + middle + span.literal.text),
          ),
        [expression.head.text],
      );
    }
    const value = ts.isIdentifier(expression) ? constants.get(expression.text) : undefined;
    return value === undefined ? ['*'] : addresses(value, depth + 1);
  };

  const isGuard = (name: string): boolean => {
    if (GUARDS.test(name)) return true;
    const origin = origins.get(name);
    if (origin === undefined) return false;
    if (origins.has(origin) || GUARDS.test(origin)) return isGuard(origin);
    return GUARDS.test(sources.get(origin) ?? '');
  };
  const isServer = file.text.startsWith("'use server'");
  /** An act on the server is guarded by the form that calls it. */
  const isServerGuarded = (node: ts.Node): boolean => {
    let outer = node;
    while (!ts.isFunctionDeclaration(outer) && !ts.isSourceFile(outer)) outer = outer.parent;
    const name = ts.isFunctionDeclaration(outer) ? (outer.name?.text ?? '') : '';
    const callers = [...sources].filter(
      ([from, text]) => from !== path && new RegExp(`\\b${name}\\b`).test(text),
    );
    return (
      callers.length > 0 &&
      callers.every(([, text]) => new RegExp(`<GuardedForm\\b[^>]*\\bact={${name}}`).test(text))
    );
  };
  const isGuarded = (node: ts.Node): boolean => {
    if (isServer) return isServerGuarded(node);
    for (let outer = node; !ts.isSourceFile(outer); outer = outer.parent) {
      if (ts.isCallExpression(outer) && isGuard(outer.expression.getText())) return true;
      if (ts.isJsxSelfClosingElement(outer) || ts.isJsxOpeningElement(outer)) {
        return isGuard(outer.tagName.getText());
      }
    }
    return false;
  };

  const sendings: Sending[] = [];
  const note = (node: ts.Node, address: ts.Expression, around: ts.Node): void => {
    const said = /\bmethod\s*[:=]\s*(?:\{?[^,}\n]*?)['"](\w+)['"]/.exec(around.getText())?.[1] ?? 'POST';
    if (said === 'GET') return;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    for (const one of addresses(address)) {
      if (!one.startsWith('/v2/')) continue;
      const bare = one.replace(/\?.*$/, '');
      sendings.push({
        method: said,
        path: bare,
        place: `${path}:${String(line + 1)}`,
        isGuarded: isGuarded(node),
        words,
      });
    }
  };
  visit(file, (node) => {
    if (ts.isCallExpression(node) && !/^read/i.test(node.expression.getText())) {
      const [first] = node.arguments;
      if (first !== undefined) note(node, first, node);
    }
    if (ts.isJsxAttribute(node) && node.name.getText() === 'path' && node.initializer !== undefined) {
      const value = ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer;
      if (value !== undefined && ts.isExpression(value)) note(node, value, node.parent);
    }
  });
  return sendings;
}

/** Whether every part is this, or is only known while running and `mayBe` it. */
const matches = (sent: Route, route: Route, mayBe: (part: string) => boolean): boolean => {
  const [parts, wanted] = [sent.path.split('/'), route.path.split('/')];
  return (
    sent.method === route.method &&
    parts.length === wanted.length &&
    wanted.every(
      (part, index) => part === '*' || part === parts[index] || (parts[index] === '*' && mayBe(part)),
    )
  );
};

/** What is sent to a route: by name, and where a file never names it, with a word of that file put into the address. */
export function sentTo(route: Route, sendings: readonly Sending[]): Sending[] {
  const byName = sendings.filter((one) => matches(one, route, () => false));
  const named = new Set(byName.map(({ words }) => words));
  return [
    ...byName,
    ...sendings.filter((one) => !named.has(one.words) && matches(one, route, (part) => one.words.has(part))),
  ];
}
