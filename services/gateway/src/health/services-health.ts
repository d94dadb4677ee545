import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HealthParts, type PartHealth } from '@zuomei/platform';
import type { ServiceName } from '../edge/routing.js';

/** The gateway's readiness speaks for the services behind it, too. */
@Injectable()
export class ServicesHealth implements OnModuleInit {
  constructor(
    private readonly health: HealthParts,
    private readonly urls: Record<ServiceName, string>,
  ) {}

  onModuleInit(): void {
    for (const [name, url] of Object.entries(this.urls)) this.health.add(name, () => ask(url));
  }
}

/** Says how a service is, not where: the answer is public. */
async function ask(url: string): Promise<PartHealth> {
  try {
    const answer = await fetch(new URL('/health/ready', url), { signal: AbortSignal.timeout(1900) });
    const { status } = (await answer.json()) as { status?: unknown };
    if (status === 'ok' || status === 'degraded' || status === 'down') return { status };
    return { status: 'down', detail: 'answers with something else' };
  } catch {
    return { status: 'down', detail: 'no answer' };
  }
}
