import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HealthParts } from '@zuomei/platform';
import { MailServer } from './mail-server.js';

/** Mails wait while the mail server is away; everything else works on, so the service stays ready. */
@Injectable()
export class MailHealth implements OnModuleInit {
  constructor(
    private readonly health: HealthParts,
    private readonly server: MailServer,
  ) {}

  onModuleInit(): void {
    this.health.add('mail', async () => {
      // Quicker than the patience of the health check, which would call a slow mail server "down".
      const answers = await Promise.race([
        this.server.answers(),
        new Promise<boolean>((resolve) => setTimeout(resolve, 1_500, false).unref()),
      ]);
      return answers
        ? { status: 'ok' }
        : { status: 'degraded', detail: 'the mail server does not answer; mails wait and are sent later' };
    });
  }
}
