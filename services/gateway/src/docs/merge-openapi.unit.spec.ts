import { describe, expect, it } from '@jest/globals';
import { mergeOpenApi } from './merge-openapi.js';

const part = (
  service: string,
  description: string,
  path = `/api/${service}`,
): Parameters<typeof mergeOpenApi>[0][0] => ({
  service,
  document: {
    paths: {
      [path]: { get: { operationId: 'list', responses: { 200: { $ref: '#/components/schemas/Page' } } } },
      '/health/ready': { get: {} },
      '/internal/recipients': { post: {} },
    },
    components: { schemas: { Page: { type: 'object', description }, Same: { type: 'string' } } },
  },
});

describe('the merged OpenAPI document', () => {
  const merged = mergeOpenApi([part('events', 'of events'), part('registrations', 'of registrations')]);

  it('holds the paths of all services, and none that the gateway does not serve', () => {
    expect(Object.keys(merged['paths'] as object)).toEqual(['/api/events', '/api/registrations']);
  });

  it('keeps apart what two services call by one name', () => {
    const { schemas } = merged['components'] as { schemas: Record<string, unknown> };
    expect(Object.keys(schemas)).toEqual(['EventsPage', 'Problem', 'RegistrationsPage', 'Same']);
    expect(JSON.stringify(merged['paths'])).not.toContain('schemas/Page"');
  });

  it('is the same text for the same services, in whatever order they come', () => {
    const other = mergeOpenApi([part('registrations', 'of registrations'), part('events', 'of events')]);
    expect(JSON.stringify(other)).toBe(JSON.stringify(merged));
  });
});
