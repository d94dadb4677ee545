import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Forbidden, Unauthenticated } from './refusal.js';

export type RoleName = 'admin' | 'organiser' | 'staff' | 'member';

/** Who asks. Rules about who may do what read this, at the service that owns the data. */
export class Caller {
  constructor(
    readonly kind: 'anonymous' | 'user' | 'service',
    readonly id: string | undefined = undefined,
    readonly name: string | undefined = undefined,
    readonly roles: readonly RoleName[] = [],
    /** Organisations whose events the caller may organise. */
    readonly hosts: readonly string[] = [],
    /** Organisations the caller is a member of. */
    readonly memberOf: readonly string[] = [],
  ) {}

  static readonly anonymous = new Caller('anonymous');

  get isAdmin(): boolean {
    return this.roles.includes('admin');
  }

  /** An administrator may do all that organiser and staff may. */
  has(role: RoleName): boolean {
    return this.roles.includes(role) || (this.isAdmin && role !== 'member');
  }

  /** Whether the caller organises for one of these organisations; an administrator does for all. */
  hostsAnyOf(organisationIds: readonly string[]): boolean {
    return this.isAdmin || (this.has('organiser') && organisationIds.some((id) => this.hosts.includes(id)));
  }

  /** The user's id. @throws Unauthenticated for anybody who is not signed in */
  get userId(): string {
    if (this.kind !== 'user' || this.id === undefined) throw new Unauthenticated();
    return this.id;
  }

  /** @throws Unauthenticated | Forbidden */
  require(condition: boolean): void {
    if (condition) return;
    if (this.kind === 'anonymous') throw new Unauthenticated();
    throw new Forbidden();
  }
}

export interface RequestWithCaller extends FastifyRequest {
  caller?: Caller;
}

/** `handler(@CurrentCaller() caller: Caller)` */
export const CurrentCaller = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller =>
    context.switchToHttp().getRequest<RequestWithCaller>().caller ?? Caller.anonymous,
);
