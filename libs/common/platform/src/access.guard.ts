import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Access, accessKey } from './access.decorators.js';
import { Caller, type RequestWithCaller } from './caller.js';
import { Forbidden, NotFound, Unauthenticated } from './refusal.js';
import { TokenReader } from './tokens.js';

/** Finds out who calls, then lets the handler's access rule decide. A handler without a rule is closed. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenReader,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<RequestWithCaller>();
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() === 'bearer' && token) return this.admitWith(token, request, context);
    return this.admit(Caller.anonymous, request, context);
  }

  private async admitWith(token: string, request: RequestWithCaller, context: ExecutionContext): Promise<boolean> {
    return this.admit(await this.tokens.callerOf(token), request, context);
  }

  private admit(caller: Caller, request: RequestWithCaller, context: ExecutionContext): boolean {
    request.caller = caller;
    check(caller, this.reflector.getAllAndOverride(accessKey, [context.getHandler(), context.getClass()]));
    return true;
  }
}

function check(caller: Caller, rule: Access | undefined): void {
  if (rule === undefined) throw new Forbidden();
  if ('anyone' in rule) return;
  if ('service' in rule) {
    // To anybody else an internal address does not exist.
    if (caller.kind !== 'service' || caller.id !== rule.service) throw new NotFound();
    return;
  }
  if (caller.kind !== 'user') throw new Unauthenticated();
  if ('roles' in rule && !rule.roles.some((role) => caller.has(role))) throw new Forbidden();
}
