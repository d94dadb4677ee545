import { Body, Controller, Get, Module, Param, Post, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Type } from 'class-transformer';
import { IsEmail, IsString, MaxLength, ValidateNested } from 'class-validator';
import { DataSource } from 'typeorm';
import {
  Anyone,
  Caller,
  createService,
  CurrentCaller,
  DatabaseModule,
  IdempotencyKey,
  IdParam,
  log,
  type OnceKey,
  PageQuery,
  platformMigrations,
  PlatformModule,
  Refusal,
  RolesAllowed,
  ServiceOnly,
  SignedIn,
  transactOnce,
} from '../src/index.js';

class Person {
  @IsString() @MaxLength(5) name!: string;
  @IsEmail() email!: string;
}

class Group {
  @ValidateNested({ each: true }) @Type(() => Person) people!: Person[];
}

@Controller('things')
export class ThingsController {
  constructor(private readonly db: DataSource) {}

  @Anyone() @Post('people') person(@Body() body: Person): Person {
    return body;
  }
  @Anyone() @Post('groups') group(@Body() body: Group): Group {
    return body;
  }
  @Anyone() @Get('page') page(@Query() query: PageQuery): PageQuery {
    return query;
  }
  @Anyone() @Get('trace') trace(): string {
    log('thing').warn('seen');
    return 'ok';
  }
  @Anyone() @Get('full') full(): never {
    throw new Refusal(
      'conflict',
      'EVENT_FULL',
      { zh: '名额已满。', en: 'No places left.' },
      { retryAfterSeconds: 2.1 },
    );
  }
  @Anyone() @Get('broken') broken(): never {
    throw new TypeError('secret detail');
  }
  @Anyone() @Get('by-id/:id') byId(@Param('id', IdParam) id: string): string {
    return id;
  }
  @Get('closed') closed(): string {
    return 'never';
  }
  @SignedIn() @Get('me') me(@CurrentCaller() caller: Caller): Caller {
    return caller;
  }
  @RolesAllowed('organiser') @Get('organiser') organiser(): string {
    return 'ok';
  }
  @ServiceOnly('notifications') @Get('internal') internal(): string {
    return 'ok';
  }
  @Anyone() @Post('count') async count(@IdempotencyKey() once: OnceKey | undefined): Promise<unknown> {
    const { result, repeated } = await transactOnce(this.db, once, async (tx) => {
      const rows: { n: number }[] = await tx.query('UPDATE counters SET n = n + 1 RETURNING n');
      return { n: (rows[0] as unknown as { n: number }[])[0]?.n };
    });
    return { ...result, repeated };
  }
}

@Module({ controllers: [ThingsController] })
class ThingsModule {}

/** A service of nothing but the platform, listening on a free port. */
export async function startThings(databaseUrl: string, jwksUrl: string, serviceKey: string) {
  const module = {
    module: ThingsModule,
    imports: [
      PlatformModule.register({ name: 'things', jwksUrl, serviceKey }),
      DatabaseModule.register({ url: databaseUrl, entities: [], migrations: platformMigrations }),
    ],
  };
  const app: NestFastifyApplication = await createService({
    name: 'things',
    module,
    host: '127.0.0.1',
    port: 0,
    settings: {
      logLevel: 'silent',
      serviceHost: '127.0.0.1',
      jwksUrl,
      serviceKey,
      publicUrl: 'http://127.0.0.1',
      trustProxy: 'loopback',
    },
  });
  await app.listen(0, '127.0.0.1');
  await app.get(DataSource).query('CREATE TABLE IF NOT EXISTS counters AS SELECT 0 AS n');
  return { app, url: await app.getUrl() };
}
