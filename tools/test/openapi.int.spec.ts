import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const tool = join(import.meta.dirname, '../openapi.ts');

describe('docs/openapi.json', () => {
  it('is what the services say', async () => {
    await expect(promisify(execFile)(process.execPath, [tool, '--check'])).resolves.toEqual({ stdout: '', stderr: '' });
  });
});
