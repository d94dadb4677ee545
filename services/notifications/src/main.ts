import { FactsTransport } from '@zuomei/messaging';
import { main, startService } from '@zuomei/platform';
import { acceptSheets } from '@zuomei/platform/sheets';
import { AppModule } from './app.module.js';
import { config } from './config.js';

main(async () => {
  const settings = config.read();
  await startService({
    name: 'notifications',
    module: AppModule.with(settings),
    host: settings.serviceHost,
    port: settings.port,
    settings,
    transports: [FactsTransport],
    metadata: new URL('./metadata.js', import.meta.url),
    configure: acceptSheets,
  });
});
