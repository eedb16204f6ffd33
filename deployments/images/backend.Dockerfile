# syntax=docker/dockerfile:1
# The marketplace: `docker build -f deployments/images/backend.Dockerfile --build-arg NODE=… --build-arg REVISION=… .`
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
RUN npm ci --omit=dev --workspace=@topsteel/backend

# The database client is generated and every source compiled here: the finished image writes nothing.
FROM ${NODE} AS build
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
RUN npm ci --workspace=@topsteel/backend
COPY packages/domain packages/domain
COPY packages/chain packages/chain
COPY packages/documents packages/documents
COPY packages/tracing packages/tracing
COPY deployments deployments
COPY backend backend
WORKDIR /app/backend
ENV PRISMA_SCHEMA_ENGINE_BINARY=/bin/true CHECKPOINT_DISABLE=1
RUN ["node", "../node_modules/prisma/build/index.js", "generate"]
RUN ["node", "register/compile-all.mjs"]

FROM ${NODE}
ARG REVISION=unknown
LABEL org.opencontainers.image.title="topsteel-backend" \
      org.opencontainers.image.description="The marketplace of TopSteel: REST /v2." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.revision="${REVISION}"
WORKDIR /app
ENV NODE_ENV=production API_HOST=0.0.0.0 API_PORT=4000
COPY --from=packages /app /app
COPY --from=build /app/packages /app/packages
COPY --from=build /app/deployments /app/deployments
COPY --from=build /app/backend /app/backend
COPY --from=build /app/.cache/compiled /app/.cache/compiled
USER 1000:1000
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.API_PORT+'/health/live').then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "--max-old-space-size=384", "--import", "./backend/register.mjs", "backend/src/main.ts"]
