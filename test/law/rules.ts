import type { ICruiseOptions, IFlattenedRuleSet, IRegularForbiddenRuleType } from 'dependency-cruiser';

const rooms = ['backend', 'oracles', 'web', 'subgraph'];
const test = '(\\.test\\.tsx?$|/test/)';

/**
 * The law: who may import whom (STYLE: packages/domain ← packages/chain ← rooms).
 * `prefix` is the folder the tree starts at: '' for the project, the planted breaches' folder for the test that proves the law bites.
 */
export const lawOf = (prefix: string): IFlattenedRuleSet => {
  const at = (path: string): string => `^${prefix}${path}`;
  const forbidden: IRegularForbiddenRuleType[] = [
    {
      name: 'domain-is-pure',
      comment: 'packages/domain does no I/O: it imports itself and libraries that only compute.',
      severity: 'error',
      from: { path: at('packages/domain/src/'), pathNot: test },
      to: {
        pathNot: [
          at('packages/domain/src/'),
          'node_modules/(zod|ajv|ajv-formats|json-canonicalize|fast-xml-parser|@noble/(hashes|curves)|@openzeppelin/merkle-tree)/',
        ],
      },
    },
    {
      name: 'chain-knows-only-domain',
      severity: 'error',
      from: { path: at('packages/chain/src/'), pathNot: test },
      to: {
        path: at('(packages/(cli|documents|sandbox|tracing)|backend|oracles|web|subgraph|scripts|test)/'),
      },
    },
    {
      name: 'documents-know-only-domain',
      severity: 'error',
      from: { path: at('packages/documents/src/'), pathNot: test },
      to: { path: at('(packages/(chain|cli|sandbox|tracing)|backend|oracles|web|subgraph|scripts|test)/') },
    },
    {
      name: 'cli-knows-only-domain-and-chain',
      severity: 'error',
      from: { path: at('packages/cli/src/'), pathNot: test },
      to: { path: at('(packages/(sandbox|tracing)|backend|oracles|web|subgraph|scripts|test)/') },
    },
    {
      name: 'tracing-knows-nobody',
      severity: 'error',
      from: { path: at('packages/tracing/src/'), pathNot: test },
      to: {
        path: at(
          '(packages/(chain|cli|documents|domain|sandbox)|backend|oracles|web|subgraph|scripts|test)/',
        ),
      },
    },
    {
      name: 'only-tracing-loads-opentelemetry',
      comment: 'It is loaded where spans are sent somewhere, and gets into no page.',
      severity: 'error',
      from: { path: at(''), pathNot: at('packages/tracing/src/') },
      to: { path: 'node_modules/@opentelemetry/' },
    },
    ...rooms.map(
      (room): IRegularForbiddenRuleType => ({
        name: `${room}-meets-no-other-room`,
        comment: 'Rooms meet through packages, HTTP, the chain or GraphQL.',
        severity: 'error',
        from: { path: at(`${room}/`) },
        to: { path: at(`(${rooms.filter((other) => other !== room).join('|')})/`) },
      }),
    ),
    {
      name: 'product-does-not-carry-the-sandbox',
      comment: 'Only scripts and tests start the embedded stack.',
      severity: 'error',
      from: {
        path: at('(backend|oracles|web|subgraph|packages/(domain|chain|documents|cli|tracing))/'),
        pathNot: test,
      },
      to: { path: at('packages/sandbox/') },
    },
    {
      name: 'module-by-its-front-door',
      comment: 'A backend module is entered through its index.ts.',
      severity: 'error',
      from: { path: at('backend/src/([^/]+)/'), pathNot: test },
      to: {
        path: at('backend/src/[^/]+/.+'),
        pathNot: [
          at('backend/src/$1/'),
          at('backend/src/[^/]+/index\\.ts$'),
          at('backend/src/(platform|generated)/'),
        ],
      },
    },
    {
      name: 'only-infra-touches-prisma',
      severity: 'error',
      from: {
        path: at('backend/src/'),
        pathNot: [at('backend/src/[^/]+/infra/'), at('backend/src/(platform|generated)/'), test],
      },
      to: { path: [at('backend/src/generated/'), 'node_modules/@prisma/client'] },
    },
    {
      name: 'nobody-imports-tests-or-scripts',
      severity: 'error',
      from: { path: at('(packages|backend|oracles|web|subgraph|contracts)/'), pathNot: test },
      to: { path: at('(test|scripts)/') },
    },
    {
      name: 'no-circle',
      severity: 'error',
      from: { path: at(''), pathNot: '/generated/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-drawer',
      comment: 'A folder is named for what it holds.',
      severity: 'error',
      from: {},
      to: { path: at('.*/(utils?|helpers?|common|lib|misc|shared)/'), pathNot: 'node_modules' },
    },
  ];
  return { forbidden };
};

/** How the tree is read: type-only imports count; libraries are seen but not entered. */
export const reading: ICruiseOptions = {
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: ['\\.next/', 'subgraph/(build|generated)/', '(^|/)(artifacts|types|\\.cache|\\.data)/'] },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'default'],
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
  },
};
