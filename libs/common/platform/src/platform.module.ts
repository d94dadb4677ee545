import {
  type DynamicModule,
  Injectable,
  Module,
  type OnModuleDestroy,
  type OnModuleInit,
  Optional,
} from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AccessGuard } from './access.guard.js';
import { Clock } from './clock.js';
import { HealthController, HealthParts } from './health.js';
import { log } from './logging.js';
import { TokenReader } from './tokens.js';

export interface PlatformSettings {
  readonly name: string;
  readonly jwksUrl: string;
  readonly serviceKey: string;
}

/** Idempotency keys are kept a day, then forgotten. */
@Injectable()
class IdempotencyExpiry implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(@Optional() private readonly db?: DataSource) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.expire(), 3_600_000).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private async expire(): Promise<void> {
    try {
      await this.db?.query(`DELETE FROM idempotency_keys WHERE created_at < now() - interval '24 hours'`);
    } catch (error) {
      log('idempotency').warn({ reason: (error as Error).message }, 'old keys stay for now');
    }
  }
}

/** What every service has: who calls, health, metrics, the clock. */
@Module({})
export class PlatformModule {
  static register(settings: PlatformSettings): DynamicModule {
    const tokens = {
      provide: TokenReader,
      useFactory: () => new TokenReader(settings.name, settings.jwksUrl, settings.serviceKey),
    };
    return {
      module: PlatformModule,
      global: true,
      controllers: [HealthController],
      providers: [
        tokens,
        Reflector,
        Clock,
        HealthParts,
        IdempotencyExpiry,
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
      exports: [Clock, HealthParts, TokenReader],
    };
  }
}
