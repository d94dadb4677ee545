import { Controller, Get, Header, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { type Caller, CurrentCaller, IdParam, RolesAllowed } from '@zuomei/platform';
import type { FastifyReply } from 'fastify';
import { brokenAt } from '../audit/audit-chain.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { CheckedTrailView } from '../audit/audit.dto.js';
import { AgreementsQuery } from './agreements.query.js';
import { DocumentQuery } from './agreements-query.dto.js';
import { DownloadDocument } from './download-document.js';

/** The file and the trail, for staff and for members of the parties. */
@Controller('api/agreements')
@RolesAllowed('staff', 'member')
export class AgreementEvidenceController {
  constructor(
    private readonly query: AgreementsQuery,
    private readonly downloadDocument: DownloadDocument,
    private readonly trail: AuditTrail,
  ) {}

  /** The frozen file until it is completed, then the sealed one; of an earlier envelope where one is named. */
  @Get(':id/document.pdf')
  @Header('content-type', 'application/pdf')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async document(
    @Param('id', IdParam) id: string,
    @Query() { envelope }: DocumentQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { number } = await this.query.one(id, caller);
    const bytes = await this.downloadDocument.execute(id, caller, envelope);
    void reply.header('content-disposition', `attachment; filename="${number}.pdf"`);
    return new StreamableFile(bytes);
  }

  /** Who signed, by what right, how identified, when and from where, with all hashes; sealed. 409 EVIDENCE_NOT_READY. */
  @Get(':id/evidence.pdf')
  @Header('content-type', 'application/pdf')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async evidence(
    @Param('id', IdParam) id: string,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { number } = await this.query.one(id, caller);
    const bytes = await this.downloadDocument.evidence(id, caller);
    void reply.header('content-disposition', `attachment; filename="${number}-evidence.pdf"`);
    return new StreamableFile(bytes);
  }

  /** The whole trail; `hash` is SHA-256 of `prevHash` and the RFC 8785 form of the line without its `hash`. */
  @Get(':id/audit-trail')
  async auditTrail(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<CheckedTrailView> {
    await this.query.one(id, caller);
    const items = await this.trail.of(id);
    const broken = brokenAt(items);
    return { items, intact: broken === undefined, ...(broken === undefined ? {} : { brokenAt: broken }) };
  }
}
