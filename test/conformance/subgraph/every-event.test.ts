import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as chain from '@topsteel/chain';
import { expect } from 'chai';
import { toEventSelector, type Abi, type AbiEvent } from 'viem';
import { contractsOf } from '../../../packages/cli/src/diff-index/replay/replay.ts';
import { logFieldsOf } from '../../../packages/cli/src/diff-index/replay/log-rows.ts';
import { schemaTypes } from './schema-types.ts';

const SUBGRAPH = new URL('../../../subgraph/', import.meta.url);

/** Contracts that are not ours, or that no deployment has: their events are other people's history. */
const FOREIGN = new Set(['usdc', 'fiatTokenProxy']);

/** A field with a figure in it says in which unit; these names say it themselves, or count. */
const UNIT = /[Gg]rams|minor units|Unix seconds|seconds|basis points|[Ww]ei/;
const HAS_UNIT =
  /(Grams|Minor|Seconds|Bps|At|Before|From|Until|amount|refundable|grams|toPayer|toReceiver|cap)$/;

/** Every contract that the compiler knows, by name, with its events. */
const contracts = Object.entries(chain as unknown as Readonly<Record<string, Abi>>)
  .filter(([key]) => key.endsWith('Abi'))
  .map(([key, abi]): [string, AbiEvent[]] => [
    key.slice(0, -'Abi'.length),
    abi.filter((entry): entry is AbiEvent => entry.type === 'event'),
  ])
  .filter(([name, events]) => !FOREIGN.has(name) && events.length > 0);

describe('every event of every contract', function () {
  this.timeout(60_000);
  const types = schemaTypes();
  let manifest: string;
  before(() => {
    const written = spawnSync(process.execPath, ['write-manifest.ts'], { cwd: fileURLToPath(SUBGRAPH) });
    expect(written.status, String(written.stderr)).to.equal(0);
    manifest = readFileSync(new URL('generated/subgraph.yaml', SUBGRAPH), 'utf8');
  });

  for (const [contract, events] of contracts) {
    it(`is handled and stored with all its arguments: ${contract}`, () => {
      const section = sectionOf(manifest, contract);
      for (const event of events) {
        expect(section, event.name).to.match(
          new RegExp(
            `- event: ${event.name}\\(.*\\)\\n +topic0: '${toEventSelector(event)}'\\n +handler: on${event.name}\\n`,
          ),
        );
        const type = types.get(`${event.name}Log`);
        expect(type?.directives, event.name).to.equal('implements Log @entity(immutable: true)');
        expect([...(type?.fields.keys() ?? [])], event.name).to.include.members(logFieldsOf(event));
      }
    });
  }

  it('belongs to a contract that the replay reads too', () => {
    const replayed = [...contractsOf(chain.deploymentOf(31337)).values()].map(({ abi }) => abi);
    const missing = contracts.filter(
      ([name]) =>
        name !== 'organisationAccount' &&
        !replayed.includes((chain as unknown as Readonly<Record<string, Abi>>)[`${name}Abi`] ?? []),
    );
    expect(missing.map(([name]) => name)).to.deep.equal([]);
  });

  it('and every type and field says what it is, in which unit', () => {
    const silent: string[] = [];
    for (const [name, { description, fields, kind }] of types) {
      if (kind !== 'enum' && description === null) silent.push(name);
      for (const [field, { description: said, type }] of fields) {
        const figure = /^(BigInt|Int)!?$/.test(type) && HAS_UNIT.test(field);
        if (said === null || (figure && !UNIT.test(said))) silent.push(`${name}.${field}`);
      }
    }
    expect(silent).to.deep.equal([]);
  });
});

/** The part of the manifest that speaks of the contract. */
function sectionOf(manifest: string, contract: string): string {
  const name = contract.charAt(0).toUpperCase() + contract.slice(1);
  return manifest.split(/^ {2}- kind: /m).find((section) => section.includes(`    name: ${name}\n`)) ?? '';
}
