import { expect } from 'chai';
import { StackError } from '../process/stack-error.ts';
import { runSteps, type Step, type StepView } from './run-steps.ts';

const step = (id: string, needs: string[], run: Step['run'] = () => Promise.resolve(undefined)): Step => ({
  id,
  label: id.toUpperCase(),
  needs,
  run,
});
const quiet = { onChange: () => undefined, signal: new AbortController().signal };
const failureOf = async (work: Promise<void>): Promise<Error> =>
  (await work.then(
    () => new Error('It did not fail.'),
    (error: unknown) => error,
  )) as Error;

describe('runSteps', () => {
  it('runs side by side what does not wait, and the rest when its needs are done', async () => {
    const order: string[] = [];
    let letChainGo = (): void => undefined;
    const chain = new Promise<undefined>((resolve) => {
      letChainGo = () => resolve(undefined);
    });
    const note = (id: string) => () => {
      order.push(id);
      if (id === 'mail') letChainGo();
      return id === 'chain' ? chain : Promise.resolve(undefined);
    };
    await runSteps(
      [
        step('chain', [], note('chain')),
        step('deploy', ['chain'], note('deploy')),
        step('mail', [], note('mail')),
      ].sort((a, b) => a.needs.length - b.needs.length),
      quiet,
    );
    expect(order).to.deep.equal(['chain', 'mail', 'deploy']);
  });

  it('says what a step waits for and what came of it', async () => {
    const seen: string[] = [];
    const onChange = (views: readonly StepView[]): void => {
      const web = views.find(({ id }) => id === 'web');
      if (web !== undefined && web.detail !== '') seen.push(web.detail);
    };
    const steps = [step('build', []), step('web', ['build'], () => Promise.resolve('unchanged'))];
    await runSteps(steps, { ...quiet, onChange });
    expect(seen[0]).to.equal('waits for BUILD');
    expect(seen.at(-1)).to.equal('unchanged');
  });

  it('stops the rest at the first failure and names the step', async () => {
    let wasAborted = false;
    const steps = [
      step('postgres', [], () => Promise.reject(new Error('no room'))),
      step(
        'web',
        [],
        ({ signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              wasAborted = true;
              reject(new Error('aborted'));
            });
          }),
      ),
      step('backend', ['postgres'], () => Promise.reject(new Error('must not run'))),
    ];
    const error = await failureOf(runSteps(steps, quiet));
    expect(error).to.be.instanceOf(StackError);
    expect(error.message).to.equal('POSTGRES: no room');
    expect(wasAborted).to.equal(true);
  });

  it('keeps the sentence of a failure that is one already', async () => {
    const sentence = 'Port 3000 is taken by "node" (process 42): stop it, or set WEB_PORT to a free port.';
    const steps = [step('web', [], () => Promise.reject(new StackError(sentence)))];
    expect((await failureOf(runSteps(steps, quiet))).message).to.equal(sentence);
  });
});
