import { globSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { billOfMaterials } from '../../scripts/dependencies/bill-of-materials.ts';
import { judgeAdvisories } from '../../scripts/dependencies/judge-advisories.ts';
import {
  dependencyPolicy,
  isAllowed,
  judgeLicences,
  judgePins,
} from '../../scripts/dependencies/judge-dependencies.ts';
import { readLockfile } from '../../scripts/dependencies/read-lockfile.ts';

const policy = dependencyPolicy.parse(JSON.parse(readFileSync('docs/dependencies.json', 'utf8')));

describe('what we depend on', () => {
  it('has licences that are allowed, or a written reason', () => {
    const packages = readLockfile('package-lock.json');
    expect(packages.map(({ name }) => name)).to.include.members(['next', 'viem', '@nestjs/core']);
    expect(judgeLicences(packages, policy)).to.deep.equal([]);
  });

  it('is pinned to one version in every package of ours', () => {
    const ours = globSync('{package.json,*/package.json,packages/*/package.json}').sort();
    expect(ours).to.include.members(['package.json', 'web/package.json', 'packages/domain/package.json']);
    const loose = ours.flatMap((path) => {
      const read = JSON.parse(readFileSync(path, 'utf8')) as Record<
        string,
        Record<string, string> | undefined
      >;
      return ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
        judgePins(path, read[kind] ?? {}),
      );
    });
    expect(loose).to.deep.equal([]);
  });

  it('is refused when its licence is not allowed, and an idle excuse is named', () => {
    const small = {
      licences: ['MIT'],
      exceptions: { 'gone-*': 'a reason of twenty letters' },
      vulnerabilities: {},
    };
    expect(
      judgeLicences(
        [
          { name: 'fine', version: '1.0.0', licence: '(MIT OR GPL-3.0-or-later)', integrity: undefined },
          { name: 'copyleft', version: '2.0.0', licence: 'MIT AND GPL-3.0', integrity: undefined },
          { name: 'silent', version: '3.0.0', licence: undefined, integrity: undefined },
        ],
        small,
      ),
    ).to.deep.equal([
      'copyleft@2.0.0: MIT AND GPL-3.0 is not among the licences allowed',
      'silent@3.0.0: no licence said is not among the licences allowed',
      'gone-*: excused, but nothing of that name is installed',
    ]);
    expect(isAllowed('MIT/X11', ['MIT'])).to.equal(true);
    expect(
      judgePins('web', { next: '^16.4.6', react: '19.3.1', old: 'npm:@cypress/request@3.0.9' }),
    ).to.deep.equal(['web: next is "^16.4.6", give one version']);
  });

  it('is vulnerable unless a reason is written; an answer that is none says nothing', () => {
    const answer = {
      vulnerabilities: {
        request: {
          via: [
            { url: 'https://github.com/advisories/GHSA-p8p7-x288-28g6', title: 'SSRF', severity: 'moderate' },
            'tough-cookie',
          ],
        },
        lodash: {
          via: [
            { url: 'https://github.com/advisories/GHSA-29mw-wpgm-hmr9', title: 'ReDoS', severity: 'high' },
          ],
        },
      },
    };
    const reasons = { 'GHSA-29mw-wpgm-hmr9': 'never given text from outside' };
    expect(judgeAdvisories(answer, { licences: [], exceptions: {}, vulnerabilities: reasons })).to.deep.equal(
      {
        state: 'known',
        open: ['request: moderate, SSRF (GHSA-p8p7-x288-28g6)'],
        excused: ['lodash: GHSA-29mw-wpgm-hmr9, never given text from outside'],
      },
    );
    expect(judgeAdvisories({ message: '405' }, policy)).to.deep.equal({ state: 'unknown' });
  });

  it('is listed in a bill of materials, each with its address and the hash of its archive', () => {
    const integrity = `sha512-${Buffer.from('00ff', 'hex').toString('base64')}`;
    const bill = billOfMaterials([
      { name: '@noble/hashes', version: '2.2.0', licence: 'MIT', integrity },
      { name: 'silent', version: '3.0.0', licence: undefined, integrity: undefined },
    ]);
    expect([bill.bomFormat, bill.specVersion, bill.version]).to.deep.equal(['CycloneDX', '1.6', 1]);
    expect(bill.components).to.deep.equal([
      {
        type: 'library',
        'bom-ref': 'pkg:npm/%40noble/hashes@2.2.0',
        name: '@noble/hashes',
        version: '2.2.0',
        purl: 'pkg:npm/%40noble/hashes@2.2.0',
        licenses: [{ expression: 'MIT' }],
        hashes: [{ alg: 'SHA-512', content: '00ff' }],
      },
      {
        type: 'library',
        'bom-ref': 'pkg:npm/silent@3.0.0',
        name: 'silent',
        version: '3.0.0',
        purl: 'pkg:npm/silent@3.0.0',
      },
    ]);
  });
});
