import { describe, expect, it } from '@jest/globals';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';

const root = new URL('../..', import.meta.url).pathname;

/** Lints text as if it stood at this path, by the project's own rules except those that need types. */
async function rulesBroken(path: string, code: string): Promise<(string | null)[]> {
  const eslint = new ESLint({
    cwd: root,
    overrideConfig: [{ ...(tseslint.configs.disableTypeChecked as Linter.Config), files: ['**/*.ts'] }],
  });
  const [result] = await eslint.lintText(code, { filePath: `${root}${path}` });
  return [...new Set(result?.messages.map((m) => m.ruleId))].filter((rule) => /boundaries|restricted/.test(rule ?? ''));
}

const boundary = ['@nx/enforce-module-boundaries'];
const suffix = ['no-restricted-imports'];

describe('the walls between rooms', () => {
  it.each([
    ['a service that imports kafkajs', 'services/events/src/events/bad.ts', `import 'kafkajs';`, boundary],
    [
      'a service that imports another service',
      'services/events/src/events/bad.ts',
      `import '../../../registrations/src/config.js';`,
      boundary,
    ],
    ['contracts that know Nest', 'libs/common/contracts/src/bad.ts', `import '@nestjs/common';`, boundary],
    ['contracts that know messaging', 'libs/common/contracts/src/bad.ts', `import '@zuomei/messaging';`, boundary],
    ['platform that knows contracts', 'libs/common/platform/src/bad.ts', `import '@zuomei/contracts';`, boundary],
    ['code that imports the testing room', 'services/events/src/events/bad.ts', `import '@zuomei/testing';`, boundary],
    [
      'an e2e test that imports a service',
      'e2e/test/bad.ts',
      `import '../../services/events/src/config.js';`,
      boundary,
    ],
    ['a web page that imports ours', 'web/src/bad.ts', `import '@zuomei/contracts';`, boundary],
    ['a controller with SQL', 'services/events/src/events/bad.controller.ts', `import 'typeorm';`, suffix],
    ['an entity that knows a DTO', 'services/events/src/events/bad.entity.ts', `import './event.dto.js';`, suffix],
    ['a consumer that knows HTTP', 'services/events/src/events/bad.consumer.ts', `import './a.dto.js';`, suffix],
  ])('turns red for %s', async (_, path, code, rules) => {
    expect(await rulesBroken(path, code)).toEqual(rules);
  });

  it.each([
    ['a service on messaging', 'services/events/src/events/good.ts', `import '@zuomei/messaging';`],
    ['a spec on the testing room', 'services/events/test/good.int.spec.ts', `import '@zuomei/testing';`],
    ['an entity on TypeORM', 'services/events/src/events/good.entity.ts', `import 'typeorm';`],
  ])('stays green for %s', async (_, path, code) => {
    expect(await rulesBroken(path, code)).toEqual([]);
  });
});
