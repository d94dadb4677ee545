import { main, startService } from '@zuomei/platform';
import { AppModule } from './app.module.js';
import { config } from './config.js';
import { acceptSheets } from '@zuomei/platform/sheets';

main(async () => {
  const settings = config.read();
  await startService({
    name: 'events',
    module: AppModule.with(settings),
    host: settings.serviceHost,
    port: settings.port,
    settings,
    metadata: new URL('./metadata.js', import.meta.url),
    configure: acceptSheets,
  });
});
