/** Finds where sources use words: `const t = useTranslations('order')` … `t('state.paid', { … })`. */
import ts from 'typescript';

/** One use of a word. */
export interface WordUse {
  /** `path:line`. */
  place: string;
  /** Whole keys it may be: a pattern where a part of the key is only known while running. */
  keys: RegExp;
  /** As written, for people. */
  text: string;
  /** Names given to the message; undefined where that cannot be read here. */
  given: ReadonlySet<string> | undefined;
}

const MAKERS = new Set(['useTranslations', 'getTranslations']);
const CALLS = new Set(['rich', 'markup', 'raw', 'has']);
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** All uses of words in one source. */
export function findWordUses(path: string, source: string): WordUse[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const uses: WordUse[] = [];
  const literals = new Set<string>();

  /** The namespace that an expression makes a translator of, as a pattern, through `await` and parentheses. */
  const madeOf = (expression: ts.Expression): string | undefined => {
    if (ts.isAwaitExpression(expression) || ts.isParenthesizedExpression(expression)) {
      return madeOf(expression.expression);
    }
    if (!ts.isCallExpression(expression) || !MAKERS.has(expression.expression.getText())) return undefined;
    const [argument] = expression.arguments;
    if (argument === undefined) return '';
    if (ts.isStringLiteralLike(argument) || ts.isTemplateExpression(argument)) {
      return `${patternOf(argument) ?? ''}\\.`;
    }
    if (!ts.isObjectLiteralExpression(argument)) return undefined;
    const named = argument.properties.find((property) => property.name?.getText() === 'namespace');
    return named !== undefined && ts.isPropertyAssignment(named) && ts.isStringLiteralLike(named.initializer)
      ? `${escape(named.initializer.text)}\\.`
      : '';
  };

  /** A translator that is handed over names its namespace in its type: `Translate<'order'>`. */
  const typedAs = (type: ts.TypeNode | undefined): string | undefined => {
    if (type === undefined) return undefined;
    const text = aliases.get(type.getText()) ?? type.getText();
    if (!/Translat/.test(text)) return undefined;
    const named = /'([^']*)'/.exec(text)?.[1] ?? '';
    return named === '' ? '' : `${escape(named)}\\.`;
  };
  const aliases = new Map<string, string>();

  const bind = (name: ts.BindingName, initializer: ts.Expression, scope: Map<string, string>): void => {
    if (ts.isIdentifier(name)) {
      const namespace = madeOf(initializer);
      if (namespace !== undefined) scope.set(name.text, namespace);
      return;
    }
    // const [t, answer] = await Promise.all([getTranslations('order'), read(…)])
    const call = ts.isAwaitExpression(initializer) ? initializer.expression : initializer;
    const list = ts.isCallExpression(call) ? call.arguments[0] : undefined;
    if (!ts.isArrayBindingPattern(name) || list === undefined || !ts.isArrayLiteralExpression(list)) return;
    name.elements.forEach((element, index) => {
      const made = list.elements[index];
      if (made !== undefined && ts.isBindingElement(element)) bind(element.name, made, scope);
    });
  };

  /** The key as a pattern: literals as they are, what is only known while running as anything. */
  const patternOf = (key: ts.Expression): string | undefined => {
    if (ts.isStringLiteralLike(key)) return escape(key.text);
    if (ts.isParenthesizedExpression(key) || ts.isAsExpression(key)) return patternOf(key.expression);
    if (ts.isConditionalExpression(key)) {
      const both = [patternOf(key.whenTrue), patternOf(key.whenFalse)];
      return both.includes(undefined) ? undefined : `(?:${both.join('|')})`;
    }
    if (ts.isTemplateExpression(key)) {
      return (
        escape(key.head.text) +
        key.templateSpans
          .map(
            (span) =>
              (patternOf(span.expression) ?? String.raw`[^.]+(?:\.[^.]+)*`) + escape(span.literal.text),
          )
          .join('')
      );
    }
    if (ts.isBinaryExpression(key) && key.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) {
      const right = patternOf(key.right);
      return right === undefined ? undefined : `(?:${right}|[^]+)`;
    }
    return undefined;
  };

  const givenIn = (argument: ts.Expression | undefined): ReadonlySet<string> | undefined => {
    if (argument === undefined) return new Set();
    if (!ts.isObjectLiteralExpression(argument) || argument.properties.some(ts.isSpreadAssignment))
      return undefined;
    return new Set(
      argument.properties.flatMap(({ name }) =>
        name === undefined ? [] : [name.getText().replace(/['"]/g, '')],
      ),
    );
  };

  const use = (call: ts.CallExpression, namespace: string): void => {
    const [key, values] = call.arguments;
    if (key === undefined) return;
    const line = file.getLineAndCharacterOfPosition(call.getStart()).line + 1;
    // A key that is only a name here is one of the literals of this source, or below a namespace of its own.
    const named = [...literals].map(escape).concat(namespace.split('\\.').length > 2 ? '[^.]+' : []);
    const pattern = patternOf(key) ?? `(?:${named.join('|')})`;
    uses.push({
      place: `${path}:${String(line)}`,
      keys: new RegExp(`^${namespace}${pattern}$`),
      text: namespace.replaceAll('\\', '') + key.getText(),
      given: ts.isStringLiteralLike(key) ? givenIn(values) : undefined,
    });
  };

  const walk = (node: ts.Node, outer: ReadonlyMap<string, string>): void => {
    let scope = outer as Map<string, string>;
    if (ts.isFunctionLike(node) || ts.isBlock(node)) scope = new Map(outer);
    if (ts.isFunctionLike(node)) {
      for (const parameter of node.parameters) {
        const namespace = typedAs(parameter.type);
        if (namespace !== undefined && ts.isIdentifier(parameter.name))
          scope.set(parameter.name.text, namespace);
      }
    }
    if (ts.isVariableDeclaration(node) && node.initializer !== undefined)
      bind(node.name, node.initializer, scope);
    if (ts.isCallExpression(node)) {
      const { expression } = node;
      const name =
        ts.isPropertyAccessExpression(expression) && CALLS.has(expression.name.text)
          ? expression.expression.getText()
          : expression.getText();
      const namespace =
        scope.get(name) ??
        madeOf(ts.isPropertyAccessExpression(expression) ? expression.expression : expression);
      if (namespace !== undefined) use(node, namespace);
    }
    ts.forEachChild(node, (child) => {
      walk(child, scope);
    });
  };

  const collect = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) literals.add(node.text);
    if (ts.isTypeAliasDeclaration(node)) aliases.set(node.name.text, node.type.getText());
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) literals.add(node.name.text);
    ts.forEachChild(node, collect);
  };
  collect(file);
  walk(file, new Map());
  return uses;
}
