# syntax=docker/dockerfile:1
# Watcher, relayer and feeds, and with another command one report signer:
#   docker build -f deployments/images/oracles.Dockerfile --build-arg NODE=… --build-arg REVISION=… .
#   docker run … topsteel-oracles node oracles/src/signer-main.ts --role report-1
# NODE is pinned by digest. Look it up where images are fetched from, and give it whole:
#   node:24.21.0-bookworm-slim@sha256:<64 digits>
ARG NODE=node:24.21.0-bookworm-slim

FROM ${NODE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages/domain/package.json packages/domain/
COPY packages/chain/package.json packages/chain/
COPY packages/documents/package.json packages/documents/
COPY packages/cli/package.json packages/cli/
COPY packages/sandbox/package.json packages/sandbox/
COPY packages/tracing/package.json packages/tracing/
COPY backend/package.json backend/
COPY oracles/package.json oracles/
COPY web/package.json web/
COPY subgraph/package.json subgraph/
RUN npm ci --omit=dev --workspace=@topsteel/oracles

FROM ${NODE}
ARG REVISION=unknown
LABEL org.opencontainers.image.title="topsteel-oracles" \
      org.opencontainers.image.description="Watcher, relayer, feeds and report signers of TopSteel." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.revision="${REVISION}"
WORKDIR /app
ENV NODE_ENV=production METRICS_HOST=0.0.0.0 ORACLES_METRICS_PORT=4010
COPY --from=packages /app /app
COPY packages/domain packages/domain
COPY packages/chain packages/chain
COPY packages/tracing packages/tracing
COPY deployments deployments
COPY oracles oracles
USER 1000:1000
EXPOSE 4010
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.ORACLES_METRICS_PORT+'/live').then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "oracles/src/main.ts"]
