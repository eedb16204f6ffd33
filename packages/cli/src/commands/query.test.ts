import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { run } from '../run.ts';

const QUERY = 'query Lot($code: String!) { lot(code: $code) { grade massGrams } }';
const away = {
  message: 'The index does not answer.',
  path: ['lot', 'massGrams'],
  extensions: { code: 'index-unavailable' },
};

describe('topsteel query', () => {
  let server: Server;
  let url: string;
  let asked: unknown;
  let answer: object;
  const file = join(mkdtempSync(join(tmpdir(), 'topsteel-query-')), 'lot.graphql');
  before(async () => {
    writeFileSync(file, QUERY);
    server = createServer((request, response) => {
      void text(request).then((body) => {
        asked = JSON.parse(body);
        response.end(JSON.stringify(answer));
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/graphql`;
  });
  after(() => {
    server.close();
  });

  it('sends the query of a file with its variables, and prints the whole answer', async () => {
    answer = { data: { lot: { grade: 'S355J2+N', massGrams: '20000000' } } };
    const { code, stdout } = await run(['query', '--url', url, '--variables', '{"code":"C24U"}', file]);
    expect(code).to.equal(0);
    expect(asked).to.deep.equal({ query: QUERY, variables: { code: 'C24U' } });
    expect(JSON.parse(stdout)).to.deep.equal(answer);
  });

  it('says by its exit code that a part is missing, or that nothing was answered', async () => {
    answer = { data: { lot: { grade: 'S355J2+N', massGrams: null } }, errors: [away] };
    expect((await run(['query', '--url', url, file])).code).to.equal(1);
    answer = { errors: [away] };
    expect((await run(['query', '--url', url, file])).code).to.equal(2);
  });

  it('refuses variables that are no object, and an address that answers otherwise', async () => {
    expect(await run(['query', '--variables', '[1]', file])).to.deep.equal({
      code: 2,
      stdout: '',
      stderr: '--variables is a JSON object, for example \'{"code":"C24U93P7…"}\'.\n',
    });
    expect((await run(['query', '--url', 'http://127.0.0.1:1/graphql', file])).stderr).to.equal(
      'Cannot tell: http://127.0.0.1:1/graphql does not answer in its form.\n',
    );
  });
});
