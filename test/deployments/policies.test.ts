import { expect } from 'chai';
import { render, VALUES, type Manifest } from './helm.ts';
import { podsOf, policies } from './policies.ts';

/** For each rule a change that breaks it, so that a rule that judges nothing is found. */
const breaches: Readonly<Record<string, (manifests: Manifest[]) => void>> = {
  'nothing runs as root': (all) => (podsOf(all)[0]!.spec.securityContext.runAsUser = 0),
  'no system call but the usual': (all) => delete podsOf(all)[0]!.spec.securityContext.seccompProfile,
  'nothing speaks to the cluster': (all) => (podsOf(all)[0]!.spec.automountServiceAccountToken = true),
  'nothing shares the machine': (all) => (podsOf(all)[0]!.spec.hostNetwork = true),
  'nothing gains privileges': (all) =>
    (podsOf(all)[0]!.containers[0]!.securityContext!.capabilities = { drop: ['NET_RAW'] }),
  'nothing writes into its image': (all) =>
    (podsOf(all)[0]!.containers[0]!.securityContext!.readOnlyRootFilesystem = false),
  'everything has requests and limits': (all) =>
    delete podsOf(all)[0]!.containers[0]!.resources!.limits!['memory'],
  'every image has a version': (all) => (podsOf(all)[0]!.containers[0]!.image = 'topsteel-backend:latest'),
  'nothing needs a shell': (all) => (podsOf(all)[0]!.containers[0]!.command = ['/bin/sh', '-c', 'node x']),
  'everything that stays is probed': (all) => delete podsOf(all)[0]!.containers[0]!.readinessProbe,
  'no secret stands in the open': (all) =>
    podsOf(all)[0]!.containers[0]!.env!.push({ name: 'AUTH_SECRET', value: 'in the open' }),
  'a changed setting starts anew what reads it': (all) =>
    delete podsOf(all)[0]!.annotations['checksum/settings'],
  'everything that stays is spread over machines': (all) =>
    (podsOf(all)[0]!.spec.topologySpreadConstraints = []),
  'what has several processes keeps all but one': (all) =>
    all.splice(
      all.findIndex(({ kind }) => kind === 'PodDisruptionBudget'),
      1,
    ),
  'everything is shut, and opened by name': (all) =>
    all.splice(
      all.findIndex(({ metadata }) => metadata.name === 'steel-nothing'),
      1,
    ),
  'keys are held by one process each': (all) => {
    const keys = podsOf(all).flatMap(({ spec }) =>
      (spec.volumes as { secret?: { secretName: string } }[]).flatMap(({ secret }) => secret ?? []),
    );
    keys[1]!.secretName = keys[0]!.secretName;
  },
};

describe('what the chart lets run', function () {
  this.timeout(120_000);
  const rendered = new Map<string, Manifest[]>();
  before(async () => {
    for (const values of VALUES) rendered.set(values, await render(values));
  });

  it('has a breach for every rule', () => {
    expect(Object.keys(breaches).sort()).to.deep.equal(Object.keys(policies).sort());
  });

  for (const [sentence, policy] of Object.entries(policies)) {
    it(`keeps that ${sentence}`, () => {
      for (const values of VALUES) {
        const manifests = rendered.get(values) ?? [];
        expect(podsOf(manifests).length, values).to.be.greaterThan(4);
        expect(policy(manifests), values).to.deep.equal([]);
      }
      const broken = structuredClone(rendered.get('values.yaml') ?? []);
      breaches[sentence]?.(broken);
      expect(policy(broken), 'a planted breach').not.to.deep.equal([]);
    });
  }
});
