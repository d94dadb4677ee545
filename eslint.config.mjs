import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// Who may import whom: docs/architecture.md says it in words, this says it to the machine.
const libraries = {
  contracts: [],
  platform: [],
  messaging: ['contracts', 'platform'],
  testing: [],
  service: ['contracts', 'messaging', 'platform'],
  web: [],
  e2e: ['testing'],
  bench: [],
  tools: ['contracts', 'messaging', 'platform'],
};
const banned = {
  contracts: ['@nestjs/*', 'typeorm', 'pg', 'kafkajs'],
  platform: ['kafkajs'],
  service: ['kafkajs'],
  web: ['@nestjs/*', 'typeorm', 'pg', 'kafkajs'],
  e2e: ['@nestjs/*', 'typeorm', 'kafkajs'],
};
const boundaries = (more = []) => [
  'error',
  {
    enforceBuildableLibDependency: false,
    checkDynamicDependenciesExceptions: ['.*'],
    allow: [],
    depConstraints: Object.entries(libraries).map(([type, mayImport]) => ({
      sourceTag: `type:${type}`,
      onlyDependOnLibsWithTags: [...mayImport, ...more].map((to) => `type:${to}`),
      ...(banned[type] ? { bannedExternalImports: banned[type] } : {}),
    })),
  },
];

/** A file's suffix says what it is, and with it what it may know. */
const suffix = (files, groups, message) => ({
  files: files.map((f) => `services/*/src/**/*.${f}.ts`),
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group: groups, message }] }] },
});

export default tseslint.config(
  {
    ignores: ['**/dist/**', '.nx/**', '.data/**', '**/metadata.ts', 'web/src/api/schema.d.ts', 'coverage/**'],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': boundaries(),
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }],
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      'max-lines': ['error', 300],
      'max-params': ['error', 6],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', '**/test/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': boundaries(['testing']) },
  },
  suffix(
    ['entity', 'errors'],
    ['@nestjs/*', '**/*.dto.js', '**/*.controller.js', '**/*.query.js', '**/*.consumer.js', '@zuomei/messaging'],
    'An entity and its errors keep rules; they know no transport, query or DTO.',
  ),
  suffix(
    ['controller'],
    ['typeorm', '**/*.consumer.js'],
    'A controller speaks HTTP: it calls use cases and queries and leaves the database to them.',
  ),
  suffix(
    ['consumer'],
    ['typeorm', '**/*.controller.js', '**/*.dto.js'],
    'A consumer turns facts into use cases; what it changes goes through them.',
  ),
  {
    files: ['web/**/*.tsx', 'web/**/*.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ['tools/**/*.ts', 'bench/**/*.ts', 'e2e/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
);
