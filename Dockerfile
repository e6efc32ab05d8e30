# Debian's slim image, not Alpine's: Node's own builds are made and tested for glibc.
FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
# Nothing of production has to be built: no package's script is run, and no compiler is needed.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 BATON_DATA_DIR=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=dependencies /app/node_modules node_modules
# .dockerignore lets in what production runs, and nothing else.
COPY . .
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --start-interval=2s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# As `npm start`, but Node itself is the process that hears SIGTERM.
CMD ["node", "--initial-old-space-size=128", "--wasm-num-compilation-tasks=1", "--import", "./src/compile-cache.ts", "src/main.ts"]
