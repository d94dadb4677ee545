# One image for all services; docker-compose.yml says which one a container runs.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npm ci --no-audit --no-fund \
 && npx nx run-many -t build --outputStyle=static \
 && npm prune --omit=dev \
 && rm -rf .nx

FROM node:24-bookworm-slim
ENV NODE_ENV=production KAFKAJS_NO_PARTITIONER_WARNING=1
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/libs ./libs
COPY --from=build /app/services ./services
COPY --from=build /app/web/package.json ./web/
COPY --from=build /app/web/dist ./web/dist
COPY --from=build /app/docs ./docs
# On volumes: the seal for development, and files that came with answers.
RUN mkdir /app/seal /app/answer-files && chown node:node /app/seal /app/answer-files
USER node
# Less memory under load, at the same speed: tools/launch/product.ts does the same.
ENV NODE_OPTIONS="--max-semi-space-size=16 --max-old-space-size=1024"
CMD ["node", "services/gateway/dist/main.js"]
