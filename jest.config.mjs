/** One run over every project on the real parts; `npm test` starts those and says where they are. */
export default {
  projects: [
    '<rootDir>/libs/common/*/jest.config.mjs',
    '<rootDir>/services/*/jest.config.mjs',
    '<rootDir>/tools/jest.config.mjs',
    '<rootDir>/web/jest.config.mjs',
  ],
};
