interface Operation {
  operationId?: string;
  tags?: string[];
  responses?: Record<string, unknown>;
  [key: string]: unknown;
}

/** What of an OpenAPI document the merge reads; the rest passes through. */
export interface OpenApiDocument {
  paths?: Record<string, object>;
  components?: Record<string, Record<string, unknown> | undefined>;
}

export interface Part {
  readonly service: string;
  readonly document: OpenApiDocument;
}

const methods = new Set(['get', 'put', 'post', 'delete', 'patch', 'head', 'options']);
const unseen = /^\/(health|metrics|internal|openapi\.json)(\/|$)/;

const problem = {
  type: 'object',
  description: 'RFC 9457. `code` is stable, `detail` in the language asked for.',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};

const refusal = {
  description: 'Refused, and why',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/**
 * One OpenAPI document of several services. The same parts give the same text: everything is sorted. A schema name
 * that two services use for different things gets the service's name before it.
 */
export function mergeOpenApi(parts: Part[]): Record<string, unknown> {
  const renamed = parts.map((part) => renameClashes(part, parts));
  const schemas = Object.assign({ Problem: problem }, ...renamed.map((p) => p.document.components?.['schemas'] ?? {}));
  const paths = Object.assign({}, ...renamed.map(pathsOf)) as Record<string, unknown>;
  return {
    openapi: '3.1.1',
    info: {
      title: 'Zuomei 做媒',
      version: '1',
      description: 'From an event to a signed agreement. Errors are `application/problem+json` with a stable `code`.',
    },
    tags: parts.map(({ service }) => ({ name: service })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    paths: sorted(paths),
    components: {
      schemas: sorted(schemas as Record<string, unknown>),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: '`token` of POST /api/auth/sign-in/email' },
        session: { type: 'apiKey', in: 'cookie', name: 'zuomei.session_token' },
      },
    },
    security: [{}, { bearer: [] }, { session: [] }],
  };
}

const sorted = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

function pathsOf({ service, document }: Part): Record<string, unknown> {
  const shown = Object.entries(document.paths ?? {}).filter(([path]) => !unseen.test(path));
  return Object.fromEntries(
    shown.map(([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(item).map(([key, value]) => [
          key,
          methods.has(key) ? operationOf(value as Operation, service) : value,
        ]),
      ),
    ]),
  );
}

function operationOf(operation: Operation, service: string): Operation {
  const operationId = `${service}_${operation.operationId ?? ''}`;
  return {
    ...operation,
    security: undefined,
    operationId,
    tags: [service],
    responses: { ...operation.responses, default: refusal },
  };
}

function renameClashes(part: Part, all: Part[]): Part {
  const own = part.document.components?.['schemas'] ?? {};
  const clashing = Object.keys(own).filter((name) =>
    all.some((other) => {
      const theirs = other.document.components?.['schemas']?.[name];
      return other !== part && theirs !== undefined && JSON.stringify(theirs) !== JSON.stringify(own[name]);
    }),
  );
  if (clashing.length === 0) return part;
  const prefix = part.service.charAt(0).toUpperCase() + part.service.slice(1);
  const newName = new Map(clashing.map((name) => [name, `${prefix}${name}`]));
  const text = JSON.stringify(part.document).replace(/"#\/components\/schemas\/([^"]+)"/g, (whole, name: string) =>
    newName.has(name) ? `"#/components/schemas/${newName.get(name)}"` : whole,
  );
  const document = JSON.parse(text) as OpenApiDocument;
  const schemas = document.components?.['schemas'] ?? {};
  const components = {
    ...document.components,
    schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [newName.get(name) ?? name, schema])),
  };
  return { service: part.service, document: { ...document, components } };
}
