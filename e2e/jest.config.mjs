import { project } from '../jest.preset.mjs';

export default { ...project('e2e'), testMatch: ['<rootDir>/test/**/*.e2e.spec.ts'], testTimeout: 180_000 };
