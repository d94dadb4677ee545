/** One run over every project on the real parts; `npm test` starts those and says where they are. */
export default {
  // Both cores: the parts are waited for more than they are busy.
  maxWorkers: 2,
  // Of the whole run: Jest takes this from here, not from a project.
  testTimeout: 60_000,
  projects: [
    '<rootDir>/libs/common/*/jest.config.mjs',
    '<rootDir>/services/*/jest.config.mjs',
    '<rootDir>/tools/jest.config.mjs',
    '<rootDir>/web/jest.config.mjs',
  ],
};
