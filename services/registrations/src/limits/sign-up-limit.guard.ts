import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, UseGuards } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AddressLimit } from './address-limit.js';

@Injectable()
class SignUpLimitGuard implements CanActivate {
  constructor(private readonly limit: AddressLimit) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.limit.take(context.switchToHttp().getRequest<FastifyRequest>());
    return true;
  }
}

/** Counts a sign-up or change against the client's address; 429 with Retry-After beyond the limit. */
export const SignUpLimit = (): MethodDecorator & ClassDecorator => applyDecorators(UseGuards(SignUpLimitGuard));
