import { Body, Controller, Get, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Anyone } from '@zuomei/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestPassword } from '../users/request-password.js';
import { Me } from '../users/users.dto.js';
import { UsersQuery } from '../users/users.query.js';
import { AuthEngine } from './auth-engine.js';
import {
  Done,
  RequestPasswordResetBody,
  ResetPasswordBody,
  SessionAnswer,
  SignInAnswer,
  SignInBody,
} from './auth.dto.js';
import { Identities } from './identity.js';
import { SetPassword } from './set-password.js';
import { SignIn } from './sign-in.js';

/** What of sign-in is open to the outside: these, and nothing else of better-auth. */
@ApiTags('sign-in')
@Anyone()
@Controller('api/auth')
export class AuthController {
  constructor(
    private readonly engine: AuthEngine,
    private readonly identities: Identities,
    private readonly signIn: SignIn,
    private readonly setPassword: SetPassword,
    private readonly requestPassword: RequestPassword,
    private readonly users: UsersQuery,
  ) {}

  /** Sets the session cookie and answers a token that works as bearer. */
  @ApiOperation({ summary: 'Sign in with e-mail and password' })
  @Post('sign-in/email')
  @HttpCode(200)
  async signInByEmail(
    @Body() body: SignInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInAnswer> {
    const { token, user, cookies } = await this.signIn.execute(body.email, body.password, request.ip);
    void reply.header('set-cookie', cookies);
    return { token, user: Me.of(user) };
  }

  @ApiOperation({ summary: 'End the session of the cookie or bearer token' })
  @Post('sign-out')
  @HttpCode(200)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Done> {
    const { headers } = await this.engine.api.signOut({
      headers: credentialsOf(request),
      body: {},
      returnHeaders: true,
    });
    this.identities.forget();
    void reply.header('set-cookie', headers.getSetCookie());
    return { status: true };
  }

  /** Prolongs the session when it is older than a day. */
  @ApiOperation({ summary: 'Who is signed in, or nobody' })
  @Get('get-session')
  async session(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    const { headers, response } = await this.engine.api.getSession({
      headers: credentialsOf(request),
      returnHeaders: true,
    });
    const cookies = headers.getSetCookie();
    if (cookies.length > 0) void reply.header('set-cookie', cookies);
    if (!response || response.user.disabled) return { user: null, expiresAt: null };
    const user = await this.users.byId(response.user.id);
    return { user: Me.of(user), expiresAt: response.session.expiresAt.toISOString() };
  }

  @ApiOperation({ summary: 'Keys that verify the tokens which the gateway gives to services' })
  @Get('jwks')
  @Header('cache-control', 'public, max-age=60')
  async jwks(): Promise<unknown> {
    return this.engine.api.getJwks();
  }

  /** The link works once and for as long as the mail said. Sessions that were open end. */
  @ApiOperation({ summary: 'Set a password by the mailed link' })
  @Post('reset-password')
  @HttpCode(200)
  async resetPassword(@Body() body: ResetPasswordBody): Promise<Done> {
    await this.setPassword.execute(body.token, body.newPassword);
    return { status: true };
  }

  /** The answer is the same whether the e-mail is known or not. */
  @ApiOperation({ summary: 'Ask for a mail with a link to set a new password' })
  @Post('request-password-reset')
  @HttpCode(200)
  async requestPasswordReset(@Body() body: RequestPasswordResetBody): Promise<Done> {
    await this.requestPassword.execute(body.email);
    return { status: true };
  }
}

/** What the browser or program showed, kept aside by `readIdentity`. */
function credentialsOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  const { authorization, cookie } = request.credentials;
  if (authorization !== undefined) headers.set('authorization', authorization);
  if (cookie !== undefined) headers.set('cookie', cookie);
  return headers;
}
