# syntax=docker/dockerfile:1
# The pages: `docker build -f deployments/images/web.Dockerfile --build-arg NODE=… --build-arg REVISION=… .`
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
RUN npm ci --omit=dev --workspace=@topsteel/web

FROM packages AS build
RUN npm ci --workspace=@topsteel/web --include-workspace-root
COPY tsconfig.json ./
COPY packages/domain packages/domain
COPY packages/chain packages/chain
COPY packages/tracing packages/tracing
COPY deployments deployments
COPY web web
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
RUN ["node", "web/src/serve/build.ts"]

FROM ${NODE}
ARG REVISION=unknown
LABEL org.opencontainers.image.title="topsteel-web" \
      org.opencontainers.image.description="The pages of TopSteel and the page that checks labels." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.revision="${REVISION}"
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 METRICS_HOST=0.0.0.0 WEB_METRICS_PORT=3010
COPY --from=packages /app /app
COPY --from=build /app/tsconfig.json /app/tsconfig.json
COPY --from=build /app/packages /app/packages
COPY --from=build /app/deployments /app/deployments
COPY --from=build /app/web/next.config.ts /app/web/next.config.ts
COPY --from=build /app/web/src/environment.ts /app/web/src/environment.ts
COPY --from=build /app/web/src/serve /app/web/src/serve
COPY --from=build /app/web/src/words /app/web/src/words
COPY --from=build /app/web/public /app/web/public
COPY --from=build /app/web/.next /app/web/.next
USER 1000:1000
EXPOSE 3000 3010
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/config.json').then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "web/src/serve/main.ts", "--port", "3000", "--host", "0.0.0.0"]
