import { type DynamicModule, Module } from '@nestjs/common';
import { topics } from '@zuomei/contracts';
import { MessagingModule } from '@zuomei/messaging';
import { DatabaseModule, PlatformModule } from '@zuomei/platform';
import type { Settings } from './config.js';
import { entities } from './entities.js';
import { features } from './features.js';
import { migrations } from './migrations/index.js';
import { SettingsModule } from './settings.module.js';

/** The registrations service: who comes. */
@Module({})
export class AppModule {
  static with(values: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.register({ name: 'registrations', jwksUrl: values.jwksUrl, serviceKey: values.serviceKey }),
        DatabaseModule.register({ url: values.databaseUrl, entities, migrations, poolSize: 16 }),
        MessagingModule.register({ service: 'registrations', kafka: values, consumes: [topics.events] }),
        SettingsModule.with(values),
        ...features,
      ],
    };
  }
}
