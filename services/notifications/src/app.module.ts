import { type DynamicModule, Module } from '@nestjs/common';
import { topics } from '@zuomei/contracts';
import { MessagingModule } from '@zuomei/messaging';
import { DatabaseModule, PlatformModule } from '@zuomei/platform';
import type { Settings } from './config.js';
import { entities } from './entities.js';
import { features } from './features.js';
import { migrations } from './migrations/index.js';
import { SettingsModule } from './settings.module.js';

/** The notifications service: what follows from events and sign-ups. */
@Module({})
export class AppModule {
  static with(values: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.register({ name: 'notifications', jwksUrl: values.jwksUrl, serviceKey: values.serviceKey }),
        DatabaseModule.register({ url: values.databaseUrl, entities, migrations }),
        MessagingModule.register({
          service: 'notifications',
          kafka: values,
          consumes: [topics.events, topics.registrations, topics.agreements],
        }),
        SettingsModule.with(values),
        ...features,
      ],
    };
  }
}
