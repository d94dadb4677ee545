import type { INestApplication } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** The module that the build wrote; its default export gives Nest what TypeScript knew of the DTOs. */
export type MetadataSource = URL;

type LoadMetadata = () => Promise<Record<string, unknown>>;

/** The OpenAPI 3.1 document of one service; without `metadata`, of what decorators alone say. */
export async function openApiDocument(
  app: INestApplication,
  name: string,
  metadata: MetadataSource | undefined,
): Promise<OpenAPIObject> {
  if (metadata) {
    const { default: load } = (await import(metadata.href)) as { default: LoadMetadata };
    await SwaggerModule.loadPluginMetadata(load);
  }
  const description = new DocumentBuilder().setTitle(`Zuomei ${name}`).setVersion('1').addBearerAuth().build();
  return SwaggerModule.createDocument(app, { ...description, openapi: '3.1.1' });
}

/** GET /openapi.json, made when it is first asked for. */
export function serveOpenApi(app: NestFastifyApplication, name: string, metadata: MetadataSource): void {
  let document: Promise<OpenAPIObject> | undefined;
  app
    .getHttpAdapter()
    .getInstance()
    .get('/openapi.json', async () => (document ??= openApiDocument(app, name, metadata)));
}
