import { FactsTransport } from '@zuomei/messaging';
import { main, startService } from '@zuomei/platform';
import { acceptSheets } from '@zuomei/platform/sheets';
import { AppModule } from './app.module.js';
import { config } from './config.js';

main(async () => {
  const values = config.read();
  await startService({
    name: 'registrations',
    module: AppModule.with(values),
    port: values.port,
    host: values.serviceHost,
    settings: values,
    configure: acceptSheets,
    transports: [FactsTransport],
    metadata: new URL('./metadata.js', import.meta.url),
  });
});
