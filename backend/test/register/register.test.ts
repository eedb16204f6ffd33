import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';

const BACKEND = join(import.meta.dirname, '../..');
const run = promisify(execFile);

const SOURCE = `import 'reflect-metadata';

interface Wanted {
  massGrams: bigint;
}

function marked(_target: unknown): void {}
class Scale {}

@marked
class Weigher {
  constructor(readonly scale: Scale) {}
  weigh({ massGrams }: Wanted): never {
    throw new RangeError(\`\${massGrams} g\`);
  }
}

const [scale] = Reflect.getMetadata('design:paramtypes', Weigher) as [typeof Scale];
let stack = '';
try {
  new Weigher(new scale()).weigh({ massGrams: 5n });
} catch (error) {
  stack = (error as Error).stack ?? '';
}
const isCompiling = process.report.getReport().sharedObjects.some((path: string) => path.includes('swc'));
console.log(JSON.stringify({ scale: scale.name, stack: stack.split('\\n').slice(0, 2), isCompiling }));
`;

describe('what runs the TypeScript of the marketplace', () => {
  let root: string;
  let weigher: string;

  const weigh = async (): Promise<{ scale: string; stack: string[]; isCompiling: boolean }> => {
    const { stdout } = await run(process.execPath, ['--import', './register.mjs', weigher], {
      cwd: join(root, 'backend'),
      env: {},
    });
    return JSON.parse(stdout) as Awaited<ReturnType<typeof weigh>>;
  };
  const kept = (): string[] => readdirSync(join(root, '.cache/compiled'));

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'topsteel-register-'));
    mkdirSync(join(root, 'backend/src'), { recursive: true });
    for (const name of ['register.mjs', 'register'])
      cpSync(join(BACKEND, name), join(root, 'backend', name), { recursive: true });
    symlinkSync(join(BACKEND, '../node_modules'), join(root, 'node_modules'));
    writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
    weigher = join(root, 'backend/src/weigher.ts');
    writeFileSync(weigher, SOURCE);
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('compiles a file once, and runs it from then on without the compiler', async () => {
    const said = {
      scale: 'Scale',
      stack: ['RangeError: 5 g', `    at Weigher.weigh (file://${weigher}:14:11)`],
    };
    expect(await weigh()).to.deep.equal({ ...said, isCompiling: true });
    expect(await weigh()).to.deep.equal({ ...said, isCompiling: false });
  });

  it('compiles a changed file again, in the same place', async () => {
    await weigh();
    const before = kept();
    writeFileSync(weigher, `// One line more.\n${SOURCE}`);
    const { stack, isCompiling } = await weigh();
    expect(stack[1]).to.equal(`    at Weigher.weigh (file://${weigher}:15:11)`);
    expect(isCompiling).to.equal(true);
    expect(kept()).to.deep.equal(before);
  });

  it('runs where nothing can be kept', async () => {
    writeFileSync(join(root, '.cache'), 'a file where the folder would be');
    const { scale, stack } = await weigh();
    expect(scale).to.equal('Scale');
    expect(stack[1]).to.equal(`    at Weigher.weigh (file://${weigher}:14:11)`);
  });

  it('does not take half a file for a whole one', async () => {
    await weigh();
    const code = kept().find((name) => name.endsWith('.js')) ?? '';
    writeFileSync(join(root, '.cache/compiled', code), 'throw new Error("half");');
    expect((await weigh()).isCompiling).to.equal(true);
  });

  it('is started by several at once', async () => {
    const all = await Promise.all([weigh(), weigh(), weigh(), weigh()]);
    expect(all.map(({ scale }) => scale)).to.deep.equal(['Scale', 'Scale', 'Scale', 'Scale']);
    expect((await weigh()).isCompiling).to.equal(false);
    expect(kept()).to.have.length(2);
  });
});
