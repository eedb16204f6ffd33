{{/* Pods of a component. */}}
{{- define "topsteel.to" -}}
podSelector:
  matchLabels:
    {{- include "topsteel.selector" . | nindent 4 }}
{{- end }}

{{/* The open Internet over TLS: providers, nodes of the chain, webhooks; nothing of the own networks. */}}
{{- define "topsteel.outside" -}}
- to:
    - ipBlock:
        cidr: 0.0.0.0/0
        except: {{ toJson .Values.network.privateCidrs }}
  ports:
    - { protocol: TCP, port: 443 }
{{- end }}

{{- define "topsteel.toDatabase" -}}
- to:
    - ipBlock: { cidr: {{ .Values.database.cidr }} }
  ports:
    - { protocol: TCP, port: {{ .Values.database.port }} }
{{- end }}

{{/* Where the traces go: OTLP over HTTP. */}}
{{- define "topsteel.toCollector" -}}
{{- if .Values.monitoring.traceEndpoint }}
- to:
    - namespaceSelector:
        matchLabels: { kubernetes.io/metadata.name: {{ .Values.monitoring.namespace }} }
  ports:
    - { protocol: TCP, port: 4318 }
{{- end }}
{{- end }}

{{- define "topsteel.fromPrometheus" -}}
{{- if .root.Values.monitoring.enabled }}
- from:
    - namespaceSelector:
        matchLabels: { kubernetes.io/metadata.name: {{ .root.Values.monitoring.namespace }} }
  ports:
    - { protocol: TCP, port: {{ .port }} }
{{- end }}
{{- end }}

{{/* Head of a policy: (dict "root" $ "component" "web") */}}
{{- define "topsteel.policyOf" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ .root.Release.Name }}-{{ .component }}
  labels:
    {{- include "topsteel.labels" . | nindent 4 }}
{{- end }}
