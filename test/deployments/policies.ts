import type { Manifest } from './helm.ts';

interface Container {
  name: string;
  image: string;
  command?: string[];
  args?: string[];
  securityContext?: {
    allowPrivilegeEscalation?: boolean;
    readOnlyRootFilesystem?: boolean;
    runAsNonRoot?: boolean;
    privileged?: boolean;
    capabilities?: { drop?: string[]; add?: string[] };
  };
  resources?: { requests?: Record<string, string>; limits?: Record<string, string> };
  livenessProbe?: object;
  readinessProbe?: object;
  env?: { name: string; value?: string; valueFrom?: { secretKeyRef?: { name: string; key: string } } }[];
  envFrom?: { configMapRef?: { name: string }; secretRef?: { name: string } }[];
  volumeMounts?: { name: string; mountPath: string; readOnly?: boolean }[];
}

/** A pod as a workload makes it. */
export interface Pod {
  owner: string;
  kind: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  containers: Container[];
  initContainers: Container[];
  spec: any;
}

const WORKLOADS: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob']);

/** Every pod of a rendered chart. */
export function podsOf(manifests: readonly Manifest[]): Pod[] {
  return manifests
    .filter(({ kind }) => WORKLOADS.has(kind))
    .map((manifest) => {
      const { template } = manifest['spec'];
      return {
        owner: `${manifest.kind} ${manifest.metadata.name}`,
        kind: manifest.kind,
        labels: template.metadata.labels ?? {},
        annotations: template.metadata.annotations ?? {},
        containers: template.spec.containers,
        initContainers: template.spec.initContainers ?? [],
        spec: template.spec,
      };
    });
}

/** A rule that everything in the chart keeps: who breaks it, one line each. */
export type Policy = (manifests: readonly Manifest[]) => string[];

const eachPod =
  (judge: (pod: Pod) => boolean): Policy =>
  (manifests) =>
    podsOf(manifests).flatMap((pod) => (judge(pod) ? [] : [pod.owner]));
const eachContainer =
  (judge: (container: Container, pod: Pod) => boolean, ofInit = true): Policy =>
  (manifests) =>
    podsOf(manifests).flatMap((pod) =>
      [...pod.containers, ...(ofInit ? pod.initContainers : [])].flatMap((container) =>
        judge(container, pod) ? [] : [`${pod.owner}: ${container.name}`],
      ),
    );

const matches = (selector: Record<string, string>, labels: Record<string, string>): boolean =>
  Object.entries(selector).every(([name, value]) => labels[name] === value);
const runsAlways = ({ kind }: Pod): boolean => kind !== 'Job' && kind !== 'CronJob';

/** The rules, by the sentence that each keeps. */
export const policies: Readonly<Record<string, Policy>> = {
  'nothing runs as root': eachPod(
    ({ spec }) => spec.securityContext?.runAsNonRoot === true && spec.securityContext.runAsUser >= 1_000,
  ),
  'no system call but the usual': eachPod(
    ({ spec }) => spec.securityContext?.seccompProfile?.type === 'RuntimeDefault',
  ),
  'nothing speaks to the cluster': eachPod(
    ({ spec }) => spec.automountServiceAccountToken === false && spec.enableServiceLinks === false,
  ),
  'nothing shares the machine': eachPod(
    ({ spec }) =>
      !spec.hostNetwork &&
      !spec.hostPID &&
      !spec.hostIPC &&
      !(spec.volumes ?? []).some((volume: { hostPath?: object }) => volume.hostPath !== undefined),
  ),
  'nothing gains privileges': eachContainer(
    ({ securityContext }) =>
      securityContext?.allowPrivilegeEscalation === false &&
      securityContext.privileged !== true &&
      securityContext.capabilities?.drop?.includes('ALL') === true &&
      securityContext.capabilities.add === undefined,
  ),
  'nothing writes into its image': eachContainer(
    ({ securityContext }) => securityContext?.readOnlyRootFilesystem === true,
  ),
  'everything has requests and limits': eachContainer(
    ({ resources }) =>
      ['cpu', 'memory'].every(
        (what) => resources?.requests?.[what] !== undefined && resources.limits?.[what] !== undefined,
      ),
  ),
  'every image has a version': eachContainer(({ image }) =>
    /(@sha256:[0-9a-f]{64}|:(?!latest$)[\w][\w.-]*)$/.test(image),
  ),
  'nothing needs a shell': eachContainer(({ command = [], args = [] }) =>
    [...command, ...args].every((word) => !/(^|\/)(sh|bash|ash)$/.test(word)),
  ),
  'everything that stays is probed': eachContainer(
    ({ livenessProbe, readinessProbe }, pod) =>
      !runsAlways(pod) || (livenessProbe !== undefined && readinessProbe !== undefined),
    false,
  ),
  'no secret stands in the open': (manifests) => [
    ...manifests.flatMap(({ kind, metadata }) => (kind === 'Secret' ? [`Secret ${metadata.name}`] : [])),
    ...podsOf(manifests).flatMap((pod) =>
      [...pod.containers, ...pod.initContainers].flatMap(({ env = [] }) =>
        env.flatMap(({ name, value }) =>
          value !== undefined && /SECRET|TOKEN|PASSWORD|PRIVATE|DATABASE_URL|_KEY$/.test(name)
            ? [`${pod.owner}: ${name}`]
            : [],
        ),
      ),
    ),
    ...manifests.flatMap((manifest) =>
      manifest.kind !== 'ConfigMap'
        ? []
        : Object.keys((manifest['data'] ?? {}) as Record<string, string>).flatMap((name) =>
            /SECRET|TOKEN|PASSWORD|PRIVATE_KEY|DATABASE_URL/.test(name)
              ? [`ConfigMap ${manifest.metadata.name}: ${name}`]
              : [],
          ),
    ),
  ],
  'a changed setting starts anew what reads it': (manifests) =>
    podsOf(manifests).flatMap((pod) =>
      pod.containers.some(({ envFrom = [] }) => envFrom.length > 0) &&
      !/^[0-9a-f]{64}$/.test(pod.annotations['checksum/settings'] ?? '')
        ? [pod.owner]
        : [],
    ),
  'everything that stays is spread over machines': eachPod(
    (pod) => !runsAlways(pod) || (pod.spec.topologySpreadConstraints ?? []).length === 2,
  ),
  'what has several processes keeps all but one': (manifests) =>
    podsOf(manifests).flatMap((pod) =>
      ['backend', 'web', 'oracles', 'signers', 'ipfs'].includes(
        pod.labels['app.kubernetes.io/component'] ?? '',
      ) &&
      !manifests.some(
        (one) =>
          one.kind === 'PodDisruptionBudget' &&
          one['spec'].maxUnavailable === 1 &&
          matches(one['spec'].selector.matchLabels, pod.labels),
      )
        ? [pod.owner]
        : [],
    ),
  'everything is shut, and opened by name': (manifests) => {
    const rules = manifests.filter(({ kind }) => kind === 'NetworkPolicy');
    const shut = (pod: Pod): boolean =>
      rules.some(
        ({ spec }) =>
          spec.policyTypes.length === 2 &&
          spec.ingress.length === 0 &&
          matches(spec.podSelector.matchLabels, pod.labels),
      );
    const open = rules.flatMap(({ metadata, spec }) =>
      [...(spec.ingress ?? []), ...(spec.egress ?? [])].flatMap(
        (flow: { ports?: unknown[]; from?: unknown[]; to?: unknown[] }) =>
          flow.ports === undefined || (flow.from ?? flow.to ?? []).length === 0
            ? [`NetworkPolicy ${metadata.name}: a flow without place or port`]
            : [],
      ),
    );
    return [...podsOf(manifests).flatMap((pod) => (shut(pod) ? [] : [pod.owner])), ...open];
  },
  'keys are held by one process each': (manifests) => {
    const held = podsOf(manifests).flatMap(({ owner, spec }) =>
      (spec.volumes ?? []).flatMap((volume: { secret?: { secretName: string } }) =>
        volume.secret === undefined ? [] : [{ owner, secret: volume.secret.secretName }],
      ),
    ) as { owner: string; secret: string }[];
    return held.flatMap(({ owner, secret }) =>
      held.some((other) => other.secret === secret && other.owner !== owner) ? [`${owner}: ${secret}`] : [],
    );
  },
};
