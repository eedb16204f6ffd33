import { globSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { findSendings, guardedRoutes, sentTo } from './step-up.ts';

const read = (pattern: string): Map<string, string> =>
  new Map(
    globSync(pattern)
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => !/\.(test|stories)\.tsx?$|words\/catalogue\/|\/generated\//.test(path))
      .map((path) => [path, readFileSync(path, 'utf8')]),
  );

/** No page has a form for these: programs and the operator’s own tools send them. */
const WITHOUT_A_PAGE = [
  'DELETE /v2/people/*',
  'POST /v2/credential-keys/rotations',
  'POST /v2/customer-groups/*',
  'POST /v2/price-lists/*/entries',
];

describe('an act that wants a proof of who is there', () => {
  const routes = [...read('backend/src/**/*-controller.ts')].flatMap(([path, text]) =>
    guardedRoutes(path, text),
  );
  const sendings = findSendings(read('web/src/**/*.{ts,tsx}'));

  it('is asked for it by every page that sends it', () => {
    const bare = routes.flatMap((route) =>
      sentTo(route, sendings)
        .filter(({ isGuarded }) => !isGuarded)
        .map(({ place }) => `${place}: ${route.method} ${route.path}`),
    );
    expect(bare).to.deep.equal([]);
  });

  it('is found in a page, or is one that no page sends', () => {
    const unsent = routes
      .filter((route) => sentTo(route, sendings).length === 0)
      .map(({ method, path }) => `${method} ${path}`)
      .sort();
    expect(unsent).to.deep.equal(WITHOUT_A_PAGE);
    expect(routes.length).to.be.greaterThan(40);
  });

  it('is found bare where it is sent without asking', () => {
    const hook = 'export const useStepUp = () => ({ act: (run) => run(), dialog: null });';
    const found = findSendings(
      new Map([
        ['web/use-step-up.tsx', hook],
        [
          'web/form.tsx',
          [
            "import { useStepUp } from './use-step-up.tsx';",
            'const { act } = useStepUp();',
            'const path = `/v2/keys/${id}`;',
            'void act(() => send(`${path}/remove`, { schema }));',
            'void send(`${path}/report`, { schema });',
            "void send(path, { method: 'DELETE', schema });",
            "void send('/v2/keys', { method: 'GET', schema });",
          ].join('\n'),
        ],
      ]),
    );
    expect(found.map(({ method, path, place, isGuarded }) => [method, path, place, isGuarded])).to.deep.equal(
      [
        ['POST', '/v2/keys/*/remove', 'web/form.tsx:4', true],
        ['POST', '/v2/keys/*/report', 'web/form.tsx:5', false],
        ['DELETE', '/v2/keys/*', 'web/form.tsx:6', false],
      ],
    );
  });
});
