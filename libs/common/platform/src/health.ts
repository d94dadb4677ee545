import { Controller, Get, Header, Injectable, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { register } from 'prom-client';
import { Anyone } from './access.decorators.js';
import { log } from './logging.js';

export interface PartHealth {
  /** `degraded`: the product works on and catches up later. Only `down` makes a service unready. */
  status: 'ok' | 'degraded' | 'down';
  detail?: string;
}

const patienceMs = 2000;

/** What a service stands on; each part says how it is. */
@Injectable()
export class HealthParts {
  private readonly parts = new Map<string, () => Promise<PartHealth>>();
  private leaving = false;

  add(name: string, check: () => Promise<PartHealth>): void {
    this.parts.set(name, check);
  }

  /** From now on: not ready, so that nobody sends new work to a process that stops. */
  leave(): void {
    this.leaving = true;
  }

  async ready(): Promise<{ status: PartHealth['status']; parts: Record<string, PartHealth> }> {
    const entries = await Promise.all(
      [...this.parts].map(async ([name, check]) => [name, await within(check)] as const),
    );
    const states = entries.map(([, part]) => part.status);
    if (this.leaving) states.push('down');
    const status = states.includes('down') ? 'down' : states.includes('degraded') ? 'degraded' : 'ok';
    return { status, parts: Object.fromEntries(entries) };
  }
}

async function within(check: () => Promise<PartHealth>): Promise<PartHealth> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<PartHealth>((resolve) => {
    timer = setTimeout(() => resolve({ status: 'down', detail: 'no answer' }), patienceMs);
  });
  try {
    return await Promise.race([check(), late]);
  } catch (error) {
    log('health').warn({ err: error }, 'a part is down');
    return { status: 'down', detail: 'no answer' };
  } finally {
    clearTimeout(timer);
  }
}

@ApiExcludeController()
@Anyone()
@Controller()
export class HealthController {
  constructor(private readonly health: HealthParts) {}

  @Get('health/live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    const answer = await this.health.ready();
    if (answer.status === 'down') void reply.status(503);
    return answer;
  }

  @Get('metrics')
  @Header('content-type', register.contentType)
  metrics(): Promise<string> {
    return register.metrics();
  }
}
