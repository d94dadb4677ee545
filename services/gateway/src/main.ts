import { main, startService } from '@zuomei/platform';
import { AppModule } from './app.module.js';
import { config, platformSettings } from './config.js';
import { listenForMetrics } from './edge/metrics-listener.js';
import { openEdge } from './edge/edge.js';

main(async () => {
  const settings = config.read();
  const app = await startService({
    name: 'gateway',
    module: AppModule.with(settings),
    host: settings.host,
    port: settings.port,
    settings: platformSettings(settings),
    configure: (starting) => openEdge(starting, settings, new URL('./metadata.js', import.meta.url)),
  });
  if (settings.metricsPort > 0) await listenForMetrics(app, settings.metricsPort);
});
