import { spawnSync } from 'node:child_process';
import { expect } from 'chai';

const room = new URL('./', import.meta.url).href;
const TOKEN = 'coordinator-4242-of-ours';

/** A process of its own, which says something and ends. */
function tell(ending: string): { status: number | null; out: string; err: string } {
  const script = `
    import { endBadlyOnSurprise, openLog } from '${room}open-log.ts';
    import { keepSecrets } from '${room}secrets.ts';
    const secrets = keepSecrets(process.env, ['SIGNER_TOKEN']);
    endBadlyOnSurprise(secrets);
    const token = process.env.SIGNER_TOKEN;
    const refused = new Error('refused ' + token, { cause: new Error('because of ' + token) });
    openLog('teller', 'info', secrets).child({ part: token }).warn({ err: refused, headers: { token } }, 'said ' + token);
    ${ending}`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { PATH: process.env.PATH, SIGNER_TOKEN: TOKEN },
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

describe('the log of a process', function () {
  this.timeout(60_000);

  it('keeps what is secret out of messages, fields, children and the causes of errors', () => {
    const { out } = tell('');
    const line = JSON.parse(out) as { msg: string; part: string; headers: object; err: { stack: string } };
    expect([line.msg, line.part, line.headers]).to.deep.equal([
      'said [hidden]',
      '[hidden]',
      { token: '[hidden]' },
    ]);
    expect(line.err.stack).to.contain('refused [hidden]').and.contain('because of [hidden]');
    expect(out).not.to.contain(TOKEN);
  });

  for (const [what, ending] of [
    ['an exception that nobody caught', 'setImmediate(() => { throw refused; });'],
    ['a promise that nobody waited for', 'Promise.reject(refused);'],
  ] as const) {
    it(`says why it ended in the same way, after ${what}`, () => {
      const { status, err } = tell(ending);
      expect(status).to.equal(1);
      expect(err).to.contain('Error: refused [hidden]').and.contain('Error: because of [hidden]');
      expect(err).not.to.contain(TOKEN);
    });
  }
});
