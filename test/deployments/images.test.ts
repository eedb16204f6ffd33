import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { IMAGES, judgeImage, readImage, textOf, type Image } from './images.ts';
import { assemble, productionPackages } from './production-files.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What each process says when it is told nothing: it has loaded all of its code by then. */
const firstWords: Readonly<Record<Exclude<Image, 'web'>, [args: string[], words: string][]>> = {
  backend: [
    [
      ['--import', './backend/register.mjs', 'backend/src/main.ts'],
      "The backend can't start: DATABASE_URL is not set; AUTH_SECRET is not set.",
    ],
    [['--import', './backend/register.mjs', 'backend/src/migrate.ts'], 'DATABASE_URL is not set.'],
  ],
  oracles: [
    [['oracles/src/main.ts'], 'DATABASE_URL is missing. RPC_URL is missing.'],
    [['oracles/src/signer-main.ts'], 'SIGNER_ROLE is missing. SIGNER_PORT is missing.'],
    [['oracles/src/signing/place-keystores.ts'], 'Name the folder of the secret'],
  ],
};

describe('images', function () {
  this.timeout(300_000);

  for (const image of IMAGES) {
    it(`keep the rules: ${image}`, () => {
      expect(judgeImage(textOf(image), readImage(image))).to.deep.equal([]);
    });
  }

  const breaches: [string, (text: string) => string, string][] = [
    ['root', (text) => text.replace('USER 1000:1000', 'USER root'), 'it runs as a numbered account, not root'],
    [
      'a floating Node',
      (text) => text.replace(/ARG NODE=.*/, 'ARG NODE=node:latest'),
      'Node is named by its version',
    ],
    [
      'development packages',
      (text) => text.replace('--omit=dev ', ''),
      'it carries packages for production only',
    ],
    ['npm install', (text) => text.replaceAll('npm ci', 'npm install'), 'packages are those of the lock file'],
    [
      'a shell',
      (text) => text.replace(/CMD \["node", "oracles.*/, 'CMD node oracles/src/main.ts'),
      'its command is a list, so that signals reach it and no shell is needed',
    ],
    [
      'a secret',
      (text) => text.replace('ENV NODE_ENV=production', 'ENV SIGNER_TOKEN=x NODE_ENV=production'),
      'no secret is built in',
    ],
  ];
  for (const [what, change, sentence] of breaches) {
    it(`would be found with ${what}`, () => {
      const text = change(textOf('oracles'));
      expect(judgeImage(text, readImage('oracles', text))).to.include(sentence);
    });
  }

  it('hold no tool of development', () => {
    for (const image of IMAGES) {
      const names = productionPackages(image).map((place) => place.split('node_modules/').at(-1));
      for (const tool of ['mocha', 'eslint', 'hardhat', 'playwright-core', 'storybook', '@aws-cdk/asset-kubectl-v20']) {
        expect(names, image).not.to.include(tool);
      }
    }
    expect(productionPackages('web').some((place) => place.endsWith('node_modules/next'))).to.equal(true);
  });

  for (const [image, starts] of Object.entries(firstWords)) {
    it(`start from the files that they copy: ${image}`, () => {
      // Beside the packages, so that they can be linked instead of copied.
      const folder = mkdtempSync(join(ROOT, '.cache/image-'));
      try {
        assemble(image as Image, readImage(image as Image), folder);
        for (const [args, words] of starts) {
          const { stderr, status } = spawnSync(process.execPath, args, {
            cwd: folder,
            env: { PATH: process.env['PATH'] },
            encoding: 'utf8',
          });
          expect(stderr).to.contain(words);
          expect(status).to.equal(1);
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
});
