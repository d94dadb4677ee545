import type { FastifyReply, FastifyRequest } from 'fastify';
import '@fastify/cookie';

let secure = false;
export const cookiesAreSecure = (https: boolean): void => {
  secure = https;
};

/** A cookie for one thing only: it is sent to `path` and nowhere else. */
export function setScopedCookie(
  reply: FastifyReply,
  name: string,
  value: string,
  path: string,
  maxAgeSeconds: number,
): void {
  void reply.setCookie(name, value, { path, maxAge: maxAgeSeconds, httpOnly: true, sameSite: 'strict', secure });
}

export const readCookie = (request: FastifyRequest, name: string): string | undefined => request.cookies[name];
