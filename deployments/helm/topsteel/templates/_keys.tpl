{{/*
Keys out of a secret: a mounted file belongs to the machine and its group may read it, which a keystore refuses. They are
copied into memory, mode 0600, before the process starts.
*/}}
{{- define "topsteel.placeKeys" -}}
- name: place-keys
  image: {{ include "topsteel.image" (dict "root" . "image" .Values.images.oracles) }}
  imagePullPolicy: {{ .Values.images.pullPolicy }}
  command: [node, oracles/src/signing/place-keystores.ts, /run/keys/given, /run/keys/own]
  {{- include "topsteel.containerSecurity" . | nindent 2 }}
  resources:
    requests: { cpu: 10m, memory: 64Mi }
    limits: { cpu: 250m, memory: 128Mi }
  volumeMounts:
    - { name: given-keys, mountPath: /run/keys/given, readOnly: true }
    - { name: own-keys, mountPath: /run/keys/own }
{{- end }}

{{- define "topsteel.keyVolumes" -}}
- name: given-keys
  secret: { secretName: {{ . }}, defaultMode: 0440 }
- name: own-keys
  emptyDir: { medium: Memory, sizeLimit: 1Mi }
- name: tmp
  emptyDir: { sizeLimit: 64Mi }
{{- end }}
