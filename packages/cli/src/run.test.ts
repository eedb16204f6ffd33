import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { commands } from './commands/index.ts';
import { run } from './run.ts';

const file = (name: string, content: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'topsteel-cli-')), name);
  writeFileSync(path, content);
  return path;
};

describe('topsteel', () => {
  it('prints a document byte for byte, and as JSON with its hash', async () => {
    const path = file('certificate.json', '{ "grade": "S355J2", "C": 0.17 }');
    expect(await run(['canonicalize', path])).to.deep.equal({
      code: 0,
      stdout: '{"C":0.17,"grade":"S355J2"}',
      stderr: '',
    });
    expect(JSON.parse((await run(['canonicalize', path, '--json'])).stdout)).to.deep.equal({
      canonical: '{"C":0.17,"grade":"S355J2"}',
      sha256: '0xbec0bac23baaf04e0e5b26d57c496e41d32bd78524079fbfde366c9b2d98a9eb',
    });
  });

  it('says in one sentence what is wrong with the command line, and cannot tell', async () => {
    expect(await run(['weigh'])).to.deep.equal({
      code: 2,
      stdout: '',
      stderr: 'topsteel does not know "weigh". Run topsteel --help for the commands.\n',
    });
    expect((await run(['canonicalize'])).stderr).to.equal(
      'canonicalize takes 1 argument, not 0. Usage: topsteel canonicalize FILE\n',
    );
    expect((await run(['canonicalize', '--order', 'x'])).stderr).to.equal(
      '--order is not an option of canonicalize. Usage: topsteel canonicalize FILE\n',
    );
  });

  it('takes the value of an option with or without an equals sign, and misses it when it is not there', async () => {
    const path = file('a.txt', 'x');
    for (const words of [['--variables', '[]'], ['--variables=[]']])
      expect((await run(['query', ...words, path])).stderr).to.contain('--variables is a JSON object');
    const usage = 'Usage: topsteel query [--variables JSON] [--url URL] FILE\n';
    expect((await run(['query', '--url', '--json', path])).stderr).to.equal(`--url needs a value. ${usage}`);
    expect((await run(['query', '--url=', path])).stderr).to.equal(`--url needs a value. ${usage}`);
    expect((await run(['query', path, '--url'])).stderr).to.equal(`--url needs a value. ${usage}`);
    expect((await run(['query', '-url', 'a', path])).stderr).to.equal(
      `-url is not an option of query. ${usage}`,
    );
  });

  it('does not let a defect of its own pass for an answer', async () => {
    const broken = new Map([
      [
        'weigh',
        () =>
          Promise.resolve({
            ...{ name: 'weigh', usage: '', summary: '', arguments: 0 },
            run: () => Promise.reject(new TypeError('scale is undefined\n    at weigh.ts:1')),
          }),
      ],
    ]);
    const sentence = 'topsteel could not go on, which is a defect of ours: scale is undefined';
    expect(await run(['weigh'], broken)).to.deep.equal({ code: 2, stdout: '', stderr: `${sentence}\n` });
    const { code, stdout } = await run(['weigh', '--json'], broken);
    expect([code, JSON.parse(stdout)]).to.deep.equal([
      ...[2, { error: { code: 'internal', message: sentence } }],
    ]);
  });

  it('finds every command under its own name, and lists them all', async function () {
    // Every command with all that it rests on.
    this.timeout(20_000);
    for (const [name, load] of commands) expect((await load()).name).to.equal(name);
    const { stdout } = await run(['--help']);
    expect(stdout.match(/^  topsteel [a-z-]+/gm)?.map((line) => line.slice(11))).to.deep.equal([
      ...commands.keys(),
    ]);
  });

  it('cannot tell about a file that is absent or no JSON', async () => {
    expect(await run(['canonicalize', '/nowhere/at-all.json'])).to.deep.equal({
      code: 2,
      stdout: '',
      stderr: 'Cannot read /nowhere/at-all.json: there is no such file.\n',
    });
    const { code, stdout } = await run(['canonicalize', file('a.json', '{'), '--json']);
    expect(code).to.equal(2);
    expect((JSON.parse(stdout) as { error: { code: string } }).error.code).to.equal('invalid-input');
  });
});
