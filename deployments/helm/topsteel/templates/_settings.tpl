{{/* Variables of each process that are no secrets; every value is text. */}}
{{- define "topsteel.settings.backend" -}}
API_HOST: 0.0.0.0
API_PORT: '4000'
PUBLIC_URL: {{ .Values.publicUrl | quote }}
CHAIN_ID: {{ .Values.chain.id | int | quote }}
RPC_URL: {{ .Values.chain.rpcUrl | quote }}
RELAYER_ADDRESS: {{ .Values.chain.relayerAddress | quote }}
TREASURY_ADDRESS: {{ .Values.chain.treasuryAddress | quote }}
INSPECTION_FUND_ADDRESS: {{ .Values.chain.inspectionFundAddress | quote }}
IPFS_API_URL: {{ include "topsteel.ipfsApiUrl" . | quote }}
IPFS_GATEWAY_URL: {{ include "topsteel.ipfsGatewayUrl" . | quote }}
{{- with .Values.ipfs.publicGatewayUrl }}
PUBLIC_IPFS_GATEWAY_URL: {{ . | quote }}
{{- end }}
GRAPH_URL: {{ include "topsteel.graphUrl" . | quote }}
CARRIER_URL: {{ .Values.carrierUrl | quote }}
RATE_EXEMPT: {{ .Values.network.podCidr | quote }}
{{- with .Values.monitoring.traceEndpoint }}
OTEL_EXPORTER_OTLP_ENDPOINT: {{ . | quote }}
{{- end }}
{{- with .Values.backend.settings }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "topsteel.settings.web" -}}
API_URL: http://{{ .Release.Name }}-backend:4000
PUBLIC_URL: {{ .Values.publicUrl | quote }}
CHAIN_ID: {{ .Values.chain.id | int | quote }}
RPC_URL: {{ .Values.chain.rpcUrl | quote }}
{{- with .Values.chain.publicRpcUrl }}
PUBLIC_RPC_URL: {{ . | quote }}
{{- end }}
IPFS_GATEWAY_URL: {{ include "topsteel.ipfsGatewayUrl" . | quote }}
{{- with .Values.ipfs.publicGatewayUrl }}
PUBLIC_IPFS_GATEWAY_URL: {{ . | quote }}
{{- end }}
WEB_METRICS_PORT: '3010'
METRICS_HOST: 0.0.0.0
{{- with .Values.monitoring.traceEndpoint }}
OTEL_EXPORTER_OTLP_ENDPOINT: {{ . | quote }}
{{- end }}
{{- with .Values.web.settings }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "topsteel.settings.oracles" -}}
CHAIN_ID: {{ .Values.chain.id | int | quote }}
RPC_URL: {{ .Values.chain.rpcUrl | quote }}
{{- with .Values.chain.rpcUrls }}
RPC_URLS: {{ join "," . | quote }}
{{- end }}
ORACLE_KEYSTORE_DIR: /run/keys/own
ORACLES_METRICS_PORT: '4010'
METRICS_HOST: 0.0.0.0
SIGNER_URLS: {{ include "topsteel.signerUrls" . | quote }}
CARRIER_URL: {{ .Values.carrierUrl | quote }}
{{- with .Values.monitoring.traceEndpoint }}
OTEL_EXPORTER_OTLP_ENDPOINT: {{ . | quote }}
{{- end }}
{{- with .Values.oracles.settings }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "topsteel.settings.signers" -}}
CHAIN_ID: {{ .Values.chain.id | int | quote }}
RPC_URL: {{ .Values.chain.rpcUrl | quote }}
ORACLE_KEYSTORE_DIR: /run/keys/own
SIGNER_JOURNAL_DIR: /var/journal
SIGNER_HOST: 0.0.0.0
SIGNER_PORT: '4200'
CARRIER_URL: {{ .Values.carrierUrl | quote }}
{{- with .Values.monitoring.traceEndpoint }}
OTEL_EXPORTER_OTLP_ENDPOINT: {{ . | quote }}
{{- end }}
{{- with .Values.signers.settings }}
{{ toYaml . }}
{{- end }}
{{- end }}
