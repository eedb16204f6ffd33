import { expect } from 'chai';
import { lint, refusal, render, VALUES, type Manifest } from './helm.ts';
import { judgeFields, judgeValues, UNJUDGED } from './kubernetes-schemas.ts';

describe('the chart', function () {
  this.timeout(240_000);
  const rendered = new Map<string, Manifest[]>();
  before(async () => {
    for (const values of VALUES) rendered.set(values, await render(values));
  });
  const judged = (values: string): Manifest[] =>
    (rendered.get(values) ?? []).filter(({ kind }) => !UNJUDGED.has(kind));

  for (const values of VALUES) {
    it(`is taken by Helm and by Kubernetes' schemas with ${values}`, async () => {
      expect(await lint(values)).to.contain('0 chart(s) failed');
      const manifests = judged(values);
      const said = (await Promise.all(manifests.map(judgeValues))).flat();
      expect(said).to.deep.equal([]);
    });
  }

  it('names no field that Kubernetes does not have', () => {
    expect(judgeFields(VALUES.flatMap(judged))).to.deep.equal([]);
  });

  it('would be refused with a field or a value that is wrong', async () => {
    const [deployment] = judged('values.yaml').filter(({ kind }) => kind === 'Deployment');
    if (!deployment) throw new Error('No deployment.');
    const broken = structuredClone(deployment);
    broken['spec'].template.spec.containers[0].securityContext.readonlyRootFilesystem = true;
    expect(judgeFields([broken]).join()).to.contain('readonlyRootFilesystem');
    broken['spec'].replicas = 'three';
    expect((await judgeValues(broken)).join()).to.contain('replicas');
  });

  it('renders each workload once for its number of processes', () => {
    const kinds = (values: string) =>
      Object.entries(Object.groupBy(rendered.get(values) ?? [], ({ kind }) => kind))
        .map(([kind, all]) => `${kind} ${(all?.length ?? 0).toString()}`)
        .sort();
    expect(kinds('values-minimal.yaml')).to.deep.equal([
      'ConfigMap 4',
      'Deployment 4',
      'Ingress 1',
      'Job 1',
      'NetworkPolicy 6',
      'PersistentVolumeClaim 1',
      'PodDisruptionBudget 4',
      'Service 3',
      'ServiceAccount 4',
    ]);
    expect(kinds('values.yaml')).to.include.members([
      'Deployment 7',
      'StatefulSet 1',
      'HorizontalPodAutoscaler 2',
      'PodMonitor 4',
      'PrometheusRule 1',
    ]);
    expect(kinds('values-production.yaml')).to.include('ExternalSecret 7');
  });

  const wrong: [string, string][] = [
    ['publicUrl=steel.example', 'publicUrl'],
    ['images.tag=latest', 'images.tag'],
    ['images.backend.digest=sha256:12', 'images.backend.digest'],
    ['chain.relayerAddress=0x12', 'chain.relayerAddress'],
    ['backend.settings.api_port=1', 'backend.settings'],
    ['backend.resources.limits.memory=1GB', 'backend.resources.limits.memory'],
    ['sigers.token=x', 'sigers'],
    ['ipfs.enabled=false', 'is needed where ipfs.enabled is false'],
  ];
  for (const [set, named] of wrong) {
    it(`refuses ${set}`, async () => {
      expect(await refusal(set)).to.contain(named);
    });
  }
});
