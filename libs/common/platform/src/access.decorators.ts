import { type CustomDecorator, SetMetadata } from '@nestjs/common';
import type { RoleName } from './caller.js';

export const accessKey = 'zuomei:access';

export type Access = { anyone: true } | { signedIn: true } | { roles: RoleName[] } | { service: string };

const access = (rule: Access): CustomDecorator => SetMetadata(accessKey, rule);

/** Anybody may call; the handler decides what they see. */
export const Anyone = (): CustomDecorator => access({ anyone: true });
export const SignedIn = (): CustomDecorator => access({ signedIn: true });
/** One of these roles; an administrator passes always. */
export const RolesAllowed = (...roles: RoleName[]): CustomDecorator => access({ roles });
/** Only another service of the product, with a service token. */
export const ServiceOnly = (service: string): CustomDecorator => access({ service });
