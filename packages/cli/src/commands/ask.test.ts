import { auditQuestionKeys, questionShape } from '@topsteel/domain/api';
import { expect } from 'chai';
import { run } from '../run.ts';

describe('ask', function () {
  this.timeout(20_000);
  const [first = ''] = auditQuestionKeys;

  it('refuses a filter that the question does not have, and says which it has', async () => {
    for (const key of auditQuestionKeys) {
      const taken = Object.keys(questionShape(key).parameters);
      const other = auditQuestionKeys
        .flatMap((each) => Object.keys(questionShape(each).parameters))
        .find((name) => !taken.includes(name));
      if (other === undefined) throw new Error('Every question has every filter.');
      const option = (name: string): string =>
        `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      const list = taken.length === 0 ? 'no filter' : taken.map(option).join(', ');
      expect(await run(['ask', key, option(other), '1', '--api', 'http://127.0.0.1:9'])).to.deep.equal({
        ...{ code: 2, stdout: '' },
        stderr: `${key} does not take ${option(other)}. It takes ${list}.\n`,
      });
    }
  });

  it('says that it wants a key, and that nobody answers', async () => {
    const before = process.env['TOPSTEEL_API_KEY'];
    try {
      delete process.env['TOPSTEEL_API_KEY'];
      expect((await run(['ask', first])).stderr).to.equal(
        'Set TOPSTEEL_API_KEY to a key of your organisation with the scope "read" (Company, API keys).\n',
      );
      process.env['TOPSTEEL_API_KEY'] = 'key';
      expect(await run(['ask', first, '--api', 'http://127.0.0.1:9'])).to.deep.equal({
        ...{ code: 2, stdout: '' },
        stderr: 'Cannot tell: http://127.0.0.1:9 does not answer. Is it running? Name another with --api.\n',
      });
    } finally {
      if (before === undefined) delete process.env['TOPSTEEL_API_KEY'];
      else process.env['TOPSTEEL_API_KEY'] = before;
    }
  });
});
