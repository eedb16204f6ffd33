{{/* Labels of a component: (dict "root" $ "component" "backend") */}}
{{- define "topsteel.selector" -}}
app.kubernetes.io/name: topsteel
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "topsteel.labels" -}}
{{ include "topsteel.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{/* An image of ours: (dict "root" $ "image" .Values.images.backend) */}}
{{- define "topsteel.image" -}}
{{- $images := .root.Values.images -}}
{{- if .image.digest -}}
{{ printf "%s/%s@%s" $images.registry .image.name .image.digest }}
{{- else -}}
{{ printf "%s/%s:%s" $images.registry .image.name $images.tag }}
{{- end -}}
{{- end }}

{{- define "topsteel.pullSecrets" -}}
{{- with .Values.images.pullSecrets }}
imagePullSecrets:
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* What no pod of ours may do. The account is that of the images. */}}
{{- define "topsteel.podSecurity" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 1000
  runAsGroup: 1000
  fsGroup: 1000
  seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "topsteel.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  capabilities: { drop: [ALL] }
{{- end }}

{{/* Over machines and zones, as far as there are any. */}}
{{- define "topsteel.spread" -}}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "topsteel.selector" . | nindent 8 }}
  - maxSkew: 1
    topologyKey: topology.kubernetes.io/zone
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "topsteel.selector" . | nindent 8 }}
{{- end }}

{{/* Variables out of secrets: a map from the variable to { name, key }. */}}
{{- define "topsteel.secretEnv" -}}
{{- range $variable, $secret := . }}
- name: {{ $variable }}
  valueFrom:
    secretKeyRef: { name: {{ $secret.name }}, key: {{ $secret.key }} }
{{- end }}
{{- end }}

{{- define "topsteel.ipfsApiUrl" -}}
{{- if .Values.ipfs.enabled -}}
http://{{ .Release.Name }}-ipfs:9095
{{- else -}}
{{ required "ipfs.apiUrl is needed where ipfs.enabled is false" .Values.ipfs.apiUrl }}
{{- end -}}
{{- end }}

{{- define "topsteel.ipfsGatewayUrl" -}}
{{- if .Values.ipfs.enabled -}}
http://{{ .Release.Name }}-ipfs:8080
{{- else -}}
{{ required "ipfs.gatewayUrl is needed where ipfs.enabled is false" .Values.ipfs.gatewayUrl }}
{{- end -}}
{{- end }}

{{- define "topsteel.graphUrl" -}}
{{- if .Values.graphNode.enabled -}}
http://{{ .Release.Name }}-graph-node:8000/subgraphs/name/topsteel
{{- else -}}
{{ required "graphNode.url is needed where graphNode.enabled is false" .Values.graphNode.url }}
{{- end -}}
{{- end }}

{{- define "topsteel.signerUrls" -}}
{{- $urls := list -}}
{{- range .Values.signers.list -}}
{{- $urls = append $urls (printf "http://%s-signer-%s:4200" $.Release.Name .role) -}}
{{- end -}}
{{- join "," (concat $urls .Values.signers.urls) -}}
{{- end }}
