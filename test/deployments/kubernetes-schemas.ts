import { join } from 'node:path';
import ts from 'typescript';
import type { Manifest } from './helm.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Where the schema of a kind is, by its version: a module with the class of that name. */
function moduleOf({ apiVersion }: Manifest): string {
  if (apiVersion.startsWith('monitoring.coreos.com/'))
    return `@kubernetes-models/prometheus-operator/${apiVersion}`;
  return `kubernetes-models/${apiVersion}`;
}

/** Kinds of operators whose schemas no package here carries; they are looked at by hand. */
export const UNJUDGED: ReadonlySet<string> = new Set(['ExternalSecret']);

/** What Kubernetes' schemas say against an object: wrong types and values, missing fields. */
export async function judgeValues(manifest: Manifest): Promise<string[]> {
  const module = (await import(moduleOf(manifest))) as Record<
    string,
    new (data: unknown) => { validate(): void }
  >;
  const Kind = module[manifest.kind];
  if (Kind === undefined) return [`${manifest.kind} is unknown in ${manifest.apiVersion}`];
  try {
    new Kind(manifest).validate();
    return [];
  } catch (error) {
    return [`${manifest.kind} ${manifest.metadata.name}: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/**
 * Fields that Kubernetes does not have, which its schemas alone let pass: every object is compiled as a literal of its type,
 * where the compiler refuses what the type does not name.
 */
export function judgeFields(manifests: readonly Manifest[]): string[] {
  const lines = manifests.map(
    (manifest, i) =>
      `export const o${i.toString()}: import('${moduleOf(manifest)}').I${manifest.kind} = ${JSON.stringify(manifest)};`,
  );
  const path = join(ROOT, 'test/deployments/rendered.ts');
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version, onError, isNew) =>
    name === path
      ? ts.createSourceFile(name, lines.join('\n'), version)
      : read(name, version, onError, isNew);
  const exists = host.fileExists.bind(host);
  host.fileExists = (name) => name === path || exists(name);
  const program = ts.createProgram([path], options, host);
  const source = program.getSourceFile(path);
  return program.getSemanticDiagnostics(source).map(({ start, messageText, file }) => {
    const line = file?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0;
    const manifest = manifests[line];
    return `${manifest?.kind ?? ''} ${manifest?.metadata.name ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
