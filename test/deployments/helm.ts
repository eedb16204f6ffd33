import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseAllDocuments } from 'yaml';
import { open } from 'yauzl';

const ROOT = join(import.meta.dirname, '../..');
export const CHART = join(ROOT, 'deployments/helm/topsteel');
const PROGRAM = join(ROOT, '.cache/helm/helm-3.8.1');

/** The versions of values that the chart is judged with. */
export const VALUES = ['values.yaml', 'values-production.yaml', 'values-minimal.yaml'] as const;

/** One object of Kubernetes as the chart renders it. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  // Judged by Kubernetes' own schemas, and read here by each rule for itself.
  [field: string]: any;
}

/** Helm itself, unpacked once from the package that carries it. Only for Linux on x64, as the embedded stack. */
export async function openHelm(): Promise<string> {
  if (existsSync(PROGRAM)) return PROGRAM;
  const archive = createRequire(import.meta.url).resolve('@aws-cdk/asset-kubectl-v20/lib/layer.zip');
  mkdirSync(join(ROOT, '.cache/helm'), { recursive: true });
  const partial = `${PROGRAM}.${process.pid.toString()}`;
  await new Promise<void>((resolve, reject) => {
    open(archive, { lazyEntries: true }, (failed, zip) => {
      if (failed) {
        reject(failed);
        return;
      }
      zip.on('error', reject);
      zip.on('end', () => {
        reject(new Error('The package carries no helm.'));
      });
      zip.on('entry', (entry) => {
        if (entry.fileName !== 'helm/helm') {
          zip.readEntry();
          return;
        }
        zip.openReadStream(entry, (unread, stream) => {
          if (unread) reject(unread);
          else pipeline(stream, createWriteStream(partial)).then(resolve, reject);
        });
      });
      zip.readEntry();
    });
  });
  chmodSync(partial, 0o755);
  renameSync(partial, PROGRAM);
  return PROGRAM;
}

/** What Helm makes of the chart with these values, for the version of Kubernetes that the schemas are of. */
export async function render(values: string, set: readonly string[] = []): Promise<Manifest[]> {
  const helm = await openHelm();
  const text = execFileSync(
    helm,
    [
      ...['template', 'steel', CHART, '--namespace', 'steel', '--kube-version', '1.34.0'],
      ...['-f', join(CHART, values), ...set.flatMap((one) => ['--set', one])],
    ],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  return parseAllDocuments(text, { uniqueKeys: true }).flatMap((document) => {
    if (document.errors.length > 0) throw new Error(document.errors.map(String).join('\n'));
    const object = document.toJS() as Manifest | null;
    return object === null ? [] : [object];
  });
}

/** What Helm says against values, or null when it takes them. */
export async function refusal(set: string): Promise<string | null> {
  const { status, stderr } = spawnSync(await openHelm(), ['template', 'steel', CHART, '--kube-version', '1.34.0', '--set', set], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return status === 0 ? null : stderr;
}

/** Helm's own judgement of the chart. */
export async function lint(values: string): Promise<string> {
  const helm = await openHelm();
  return execFileSync(helm, ['lint', CHART, '--strict', '-f', join(CHART, values)], { encoding: 'utf8' });
}
