/**
 * What the compiler says
 * ├── given any contract: its code is under 24,576 bytes (EIP-170), its creation code under 49,152 (EIP-3860)
 * └── given any source of ours: there is no warning about it
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import hre, { artifacts } from 'hardhat';

const MOST_CODE = 24_576;
const MOST_CREATION_CODE = 49_152;

interface BuildInfo {
  output: { errors?: { formattedMessage: string; sourceLocation?: { file: string } }[] };
}

const bytes = (code: string) => (code.length - 2) / 2;

describe('Compiled code', () => {
  it('fits on chain', async () => {
    const names = [...(await artifacts.getAllFullyQualifiedNames())].filter((name) =>
      name.startsWith('contracts/'),
    );
    expect(names).to.include('contracts/deployment/SettlementSystem.sol:SettlementSystem');
    for (const name of names.sort()) {
      const { bytecode, deployedBytecode } = await artifacts.readArtifact(name);
      if (deployedBytecode === '0x') continue;
      console.log(`      ${name.split(':')[1]}: ${bytes(deployedBytecode).toLocaleString('en')} bytes`);
      expect(bytes(deployedBytecode), name).to.be.below(MOST_CODE);
      expect(bytes(bytecode), name).to.be.below(MOST_CREATION_CODE);
    }
  });

  it('has no warning', async () => {
    // Outputs of earlier compilations stay in the folder; of each source its own artifacts name the latest.
    const folder = join(hre.config.paths.artifacts, 'build-info');
    const sourcesOf = new Map<string, Set<string>>();
    for (const name of await artifacts.getAllFullyQualifiedNames()) {
      const { buildInfoId, sourceName } = await artifacts.readArtifact(name);
      sourcesOf.set(buildInfoId!, (sourcesOf.get(buildInfoId!) ?? new Set()).add(`project/${sourceName}`));
    }
    expect(sourcesOf.size).to.be.greaterThan(0);
    const warnings = [...sourcesOf].flatMap(([build, sources]) => {
      const { output } = JSON.parse(readFileSync(join(folder, `${build}.output.json`), 'utf8')) as BuildInfo;
      return (output.errors ?? [])
        .filter(({ sourceLocation: place }) => place !== undefined && sources.has(place.file))
        .filter(({ sourceLocation: place }) => place!.file.startsWith('project/contracts/'))
        .map(({ formattedMessage }) => formattedMessage);
    });
    expect(warnings).to.deep.equal([]);
  });
});
