import { existsSync } from 'node:fs';
import { expect } from 'chai';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { lawOf, reading } from './rules.ts';

const planted = 'test/law/planted/';

async function breaches(prefix: string, folders: string[]): Promise<string[]> {
  const { output } = await cruise(
    folders.map((folder) => prefix + folder).filter((folder) => existsSync(folder)),
    { ...reading, validate: true, ruleSet: lawOf(prefix), outputType: 'json' },
  );
  const result = JSON.parse(output as string) as ICruiseResult;
  return result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort();
}

describe('the law of imports', function () {
  this.timeout(120_000);

  it('is kept by every room', async () => {
    expect(
      await breaches('', ['packages', 'backend', 'oracles', 'web/src', 'subgraph/src', 'scripts']),
    ).to.deep.equal([]);
  });

  it('bites: each planted breach is named', async () => {
    const found = await breaches(planted, ['packages', 'backend', 'oracles', 'web', 'subgraph', 'scripts']);
    const at = (path: string): string => planted + path;
    expect(found).to.include.members([
      `domain-is-pure: ${at('packages/domain/src/reads-a-file.ts')} → fs`,
      `chain-knows-only-domain: ${at('packages/chain/src/knows-a-room.ts')} → ${at('oracles/src/relay.ts')}`,
      `tracing-knows-nobody: ${at('packages/tracing/src/knows-a-room.ts')} → ${at('oracles/src/relay.ts')}`,
      `backend-meets-no-other-room: ${at('backend/src/meets-oracles.ts')} → ${at('oracles/src/relay.ts')}`,
      `oracles-meets-no-other-room: ${at('oracles/src/meets-web.ts')} → ${at('web/src/page.ts')}`,
      `web-meets-no-other-room: ${at('web/src/meets-oracles.ts')} → ${at('oracles/src/relay.ts')}`,
      `subgraph-meets-no-other-room: ${at('subgraph/src/meets-web.ts')} → ${at('web/src/page.ts')}`,
      `product-does-not-carry-the-sandbox: ${at('oracles/src/carries-the-sandbox.ts')} → ${at('packages/sandbox/src/chain.ts')}`,
      `module-by-its-front-door: ${at('backend/src/order/by-the-back-door.ts')} → ${at('backend/src/ledger/post-transfer.ts')}`,
      `only-infra-touches-prisma: ${at('backend/src/payment/touches-prisma.ts')} → ${at('backend/src/generated/client.ts')}`,
      `nobody-imports-tests-or-scripts: ${at('web/src/imports-a-script.ts')} → ${at('scripts/seed.ts')}`,
      `no-drawer: ${at('web/src/opens-a-drawer.ts')} → ${at('web/src/utils/text.ts')}`,
    ]);
    expect(found.filter((line) => line.startsWith('no-circle:'))).to.not.deep.equal([]);
    expect(found.filter((line) => line.startsWith('only-tracing-loads-opentelemetry:')).join()).to.contain(
      `${at('oracles/src/loads-opentelemetry.ts')} → node_modules/@opentelemetry/api/`,
    );
  });
});
