/** Where class-transformer keeps `@Type(...)`: not part of its typed surface, needed for schemas of nested classes. */
declare module 'class-transformer/cjs/storage.js' {
  import type { IOptions } from 'class-validator-jsonschema/build/options.js';

  export const defaultMetadataStorage: NonNullable<IOptions['classTransformerMetadataStorage']>;
}
