import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { readConfig as readMarketplace } from '../../backend/src/platform/config/index.ts';
import { configSecrets, readConfig as readOracles } from '../../oracles/src/config.ts';
import { feedSecrets, readFeedSettings } from '../../oracles/src/feeds/feed-settings.ts';
import { readSignerSettings, signerSecrets } from '../../oracles/src/signer/signer-settings.ts';
import { kmsSecrets } from '../../oracles/src/signing/kms-credentials.ts';
import { environment as readWeb } from '../../web/src/environment.ts';
import { render, VALUES, type Manifest } from './helm.ts';
import { podsOf } from './policies.ts';

const ROOT = join(import.meta.dirname, '../..');
type Env = Record<string, string>;

/** Where each process reads what it is told, and what it makes of it. */
const processes: Readonly<Record<string, { sources: string; read: (env: Env) => unknown }>> = {
  backend: {
    sources: 'backend/src/platform/config/*.ts',
    read: (env) => readMarketplace(env),
  },
  web: { sources: 'web/src/environment.ts', read: (env) => readWeb(env) },
  oracles: {
    sources: 'oracles/src/{config,feeds/feed-settings,signing/kms-key}.ts',
    read: (env) => [readOracles(env), readFeedSettings(env)],
  },
  signers: {
    sources: 'oracles/src/{signer/signer-settings,feeds/feed-settings,signing/kms-key}.ts',
    read: (env) => readSignerSettings(env),
  },
  migrate: { sources: 'backend/src/migrate.ts', read: ({ DATABASE_URL }) => DATABASE_URL },
};

/** Believable values of secrets, which nothing here may hold in earnest. */
const SECRETS: Env = {
  DATABASE_URL: 'postgresql://topsteel:secret@database.example/topsteel',
  SMTP_URL: 'smtps://mailer:secret@mail.example',
};
const secretOf = (name: string): string => SECRETS[name] ?? 's'.repeat(40);

/** What the process of a container is told: settings by name, then variables, as Kubernetes joins them. */
function envOf(manifests: readonly Manifest[], component: string): Env {
  const pod = podsOf(manifests).find(({ labels }) => labels['app.kubernetes.io/component'] === component);
  const [container] = pod?.containers ?? [];
  const env: Env = {};
  for (const { configMapRef } of container?.envFrom ?? []) {
    const map = manifests.find(
      ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === configMapRef?.name,
    );
    if (!map) throw new Error(`No ConfigMap ${configMapRef?.name ?? ''}`);
    Object.assign(env, map['data']);
  }
  for (const { name, value } of container?.env ?? []) env[name] = value ?? secretOf(name);
  return env;
}

/** The variables of a container that come out of a secret. */
function secretsGiven(manifests: readonly Manifest[], component: string): string[] {
  const pods = podsOf(manifests).filter(
    ({ labels }) => labels['app.kubernetes.io/component'] === component,
  );
  return pods.flatMap(({ containers }) =>
    (containers[0]?.env ?? []).flatMap(({ name, value }) => (value === undefined ? [name] : [])),
  );
}

describe('what the chart tells each process', function () {
  this.timeout(120_000);
  const rendered = new Map<string, Manifest[]>();
  before(async () => {
    for (const values of VALUES) rendered.set(values, await render(values));
  });

  for (const [component, { sources, read }] of Object.entries(processes)) {
    it(`is understood by ${component}, and all that it needs`, () => {
      const text = globSync(sources, { cwd: ROOT })
        .map((path) => readFileSync(join(ROOT, path), 'utf8'))
        .join('\n');
      for (const values of VALUES) {
        const env = envOf(rendered.get(values) ?? [], component);
        expect(Object.keys(env), `${component} of ${values}`).not.to.deep.equal([]);
        const unread = Object.keys(env).filter((name) => !new RegExp(`\\b${name}\\b`).test(text));
        expect(unread, `${component} of ${values} never reads`).to.deep.equal([]);
        expect(() => read(env), `${component} of ${values}`).not.to.throw();
        const { DATABASE_URL: _, SIGNER_TOKEN: __, API_URL: ___, ...less } = env;
        if (component === 'backend' || component === 'oracles' || component === 'signers') {
          expect(() => read(less), `${component} of ${values} without its secrets`).to.throw();
        }
      }
    });
  }

  it('gives oracles and signers no secret that they do not keep out of their logs', () => {
    const kept = {
      oracles: [...configSecrets, ...feedSecrets, ...kmsSecrets],
      signers: [...signerSecrets, ...feedSecrets, ...kmsSecrets],
    };
    for (const [component, hidden] of Object.entries(kept)) {
      const given = VALUES.flatMap((values) => secretsGiven(rendered.get(values) ?? [], component));
      expect(given, component).to.include('SIGNER_TOKEN');
      expect(given.filter((name) => !hidden.includes(name))).to.deep.equal([]);
    }
  });

  it('names the collector of traces to every process that sends some, and lets them through to it', () => {
    const senders = ['backend', 'oracles', 'signers', 'web'];
    const told = (values: string) =>
      senders.map((component) => envOf(rendered.get(values) ?? [], component)['OTEL_EXPORTER_OTLP_ENDPOINT']);
    const letThrough = (values: string) =>
      (rendered.get(values) ?? [])
        .filter(({ kind, spec }) => kind === 'NetworkPolicy' && JSON.stringify(spec.egress ?? []).includes('4318'))
        .map(({ spec }) => spec.podSelector.matchLabels['app.kubernetes.io/component'])
        .sort();
    expect(told('values-production.yaml')).to.deep.equal(Array(4).fill('http://collector.monitoring:4318'));
    expect(letThrough('values-production.yaml')).to.deep.equal(senders);
    expect(told('values.yaml')).to.deep.equal(Array(4).fill(undefined));
    expect(letThrough('values.yaml')).to.deep.equal([]);
  });

  it('opens the ports that the processes listen on', () => {
    const all = rendered.get('values.yaml') ?? [];
    const port = (component: string, name: string): unknown =>
      all.find(
        ({ kind, spec }) =>
          kind === 'Deployment' &&
          spec.template.metadata.labels['app.kubernetes.io/component'] === component,
      )?.['spec'].template.spec.containers[0].ports.find((one: { name: string }) => one.name === name)
        ?.containerPort;
    expect(port('backend', 'http')).to.equal(Number(envOf(all, 'backend')['API_PORT']));
    expect(port('web', 'metrics')).to.equal(Number(envOf(all, 'web')['WEB_METRICS_PORT']));
    expect(port('oracles', 'metrics')).to.equal(Number(envOf(all, 'oracles')['ORACLES_METRICS_PORT']));
    expect(port('signers', 'http')).to.equal(Number(envOf(all, 'signers')['SIGNER_PORT']));
    const asked = (envOf(all, 'oracles')['SIGNER_URLS'] ?? '').split(',');
    const services = all.filter(({ kind }) => kind === 'Service').map(({ metadata }) => metadata.name);
    expect(asked.map((url) => new URL(url).hostname).filter((host) => !services.includes(host))).to.deep.equal([]);
    expect(asked).to.have.length(3);
  });
});
