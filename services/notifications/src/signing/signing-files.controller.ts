import { Controller, Get, Header, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { Anyone } from '@zuomei/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DownloadCopy } from './download-copy.js';
import { OpenSigning } from './open-signing.js';
import { SigningSessionView } from './signing.dto.js';
import { SigningSessions } from './signing-session.js';

/** What a signatory reads: how it stands, the file, and in the end the sealed one with its evidence. */
@Controller('api/signing')
@Anyone()
export class SigningFilesController {
  constructor(
    private readonly sessions: SigningSessions,
    private readonly openSigning: OpenSigning,
    private readonly downloadCopy: DownloadCopy,
  ) {}

  /** How it stands now: who has signed, whether it was extended or taken back, whether the sealed file is there. */
  @Get('progress')
  progress(@Req() request: FastifyRequest): Promise<SigningSessionView> {
    return this.openSigning.progress(this.sessions.of(request));
  }

  /** The sealed file, to who has signed or was copied. 409 COPY_NOT_READY. */
  @Get('signed-copy.pdf')
  @Header('content-type', 'application/pdf')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async copy(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return this.handOut('copy', request, reply);
  }

  /** The evidence of signing, which follows the sealed file within moments. 409 EVIDENCE_NOT_READY. */
  @Get('evidence.pdf')
  @Header('content-type', 'application/pdf')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async evidence(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.handOut('evidence', request, reply);
  }

  /** The frozen file, byte for byte what `documentSha256` is of. */
  @Get('document')
  @Header('content-type', 'application/pdf')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async document(@Req() request: FastifyRequest): Promise<StreamableFile> {
    return new StreamableFile(await this.openSigning.document(this.sessions.of(request)));
  }

  private async handOut(
    what: 'copy' | 'evidence',
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { name, bytes } = await this.downloadCopy.execute(this.sessions.of(request), what);
    void reply.header('content-disposition', `attachment; filename="${name}"`);
    return new StreamableFile(bytes);
  }
}
