import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DockerfileParser, type Instruction } from 'dockerfile-ast';

const ROOT = join(import.meta.dirname, '../..');
export const IMAGES = ['backend', 'oracles', 'web'] as const;
export type Image = (typeof IMAGES)[number];

/** A stage of an image: what it begins with, and its instructions in order. */
export interface Stage {
  from: string;
  name: string;
  instructions: { keyword: string; text: string; flags: Record<string, string> }[];
}

/** The stages of an image; the last one is what runs. */
export function readImage(image: Image, text = textOf(image)): Stage[] {
  const stages: Stage[] = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const keyword = instruction.getKeyword().toUpperCase();
    const words = instruction.getArguments().map((argument) => argument.getValue());
    if (keyword === 'FROM') {
      stages.push({ from: words[0] ?? '', name: words[2] ?? '', instructions: [] });
      continue;
    }
    stages.at(-1)?.instructions.push({ keyword, text: words.join(' '), flags: flagsOf(instruction) });
  }
  return stages;
}

export const textOf = (image: Image): string =>
  readFileSync(join(ROOT, `deployments/images/${image}.Dockerfile`), 'utf8');

function flagsOf(instruction: Instruction): Record<string, string> {
  const flags: Record<string, string> = {};
  for (const [, name = '', value = ''] of instruction.getTextContent().matchAll(/--([a-z-]+)=(\S+)/g)) {
    flags[name] = value;
  }
  return flags;
}

/** Rules of an image: the sentence of each that it breaks. */
export function judgeImage(text: string, stages: readonly Stage[]): string[] {
  const said: string[] = [];
  const last = stages.at(-1);
  if (!last) return ['there is no stage'];
  const of = (keyword: string) => last.instructions.filter((one) => one.keyword === keyword);
  const ensure = (isTrue: boolean, sentence: string): void => {
    if (!isTrue) said.push(sentence);
  };
  ensure(stages.length > 1, 'what builds is not what runs');
  ensure(
    stages.every(({ from }, i) => from === '${NODE}' || stages.slice(0, i).some(({ name }) => name === from)),
    'every stage begins with the pinned Node or another stage',
  );
  ensure(
    /^ARG NODE=node:\d+\.\d+\.\d+-[\w-]+(@sha256:[0-9a-f]{64})?$/m.test(text),
    'Node is named by its version',
  );
  ensure(/@sha256:<64 digits>/.test(text), 'it says how Node is pinned by digest');
  ensure(/^\d{4,}:\d{4,}$/.test(of('USER').at(-1)?.text ?? ''), 'it runs as a numbered account, not root');
  ensure(of('RUN').length === 0, 'nothing is run in the finished image');
  ensure(of('ADD').length === 0, 'files are copied, not fetched');
  ensure(
    of('CMD').length === 1 && /^\[/.test(jsonOf(text, 'CMD')),
    'its command is a list, so that signals reach it and no shell is needed',
  );
  ensure(
    of('HEALTHCHECK').length === 1 && /CMD \["node"/.test(text),
    'it looks after its health with Node alone',
  );
  for (const label of ['title', 'description', 'licenses', 'revision']) {
    ensure(text.includes(`org.opencontainers.image.${label}=`), `it says its ${label}`);
  }
  const installs = stages.flatMap(({ instructions }) =>
    instructions.filter(({ keyword, text: words }) => keyword === 'RUN' && words.includes('npm')),
  );
  ensure(
    installs.every(({ text: words }) => words.startsWith('npm ci')),
    'packages are those of the lock file',
  );
  const copied = of('COPY').filter(({ flags }) => flags['from'] === 'packages');
  ensure(
    copied.length === 1 &&
      stages
        .find(({ name }) => name === 'packages')
        ?.instructions.some(({ text: words }) => words.includes('--omit=dev')) === true,
    'it carries packages for production only',
  );
  ensure(
    !stages.some(({ instructions }) =>
      instructions.some(
        ({ keyword, text: words }) => /^(ENV|ARG)$/.test(keyword) && /(SECRET|TOKEN|PASSWORD|_KEY)\b/.test(words),
      ),
    ),
    'no secret is built in',
  );
  ensure(of('STOPSIGNAL').length === 1, 'it says which signal ends it');
  return said;
}

/** The last instruction of a kind, as written. */
const jsonOf = (text: string, keyword: string): string =>
  [...text.matchAll(new RegExp(`^${keyword} (.*)$`, 'gm'))].at(-1)?.[1] ?? '';
