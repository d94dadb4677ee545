import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Settings } from './config.js';

/** Token of the values read from the environment: `@Inject(SETTINGS) settings: Settings`. */
export const SETTINGS = Symbol('settings');

@Global()
@Module({})
export class SettingsModule {
  static with(values: Settings): DynamicModule {
    return { module: SettingsModule, providers: [{ provide: SETTINGS, useValue: values }], exports: [SETTINGS] };
  }
}
