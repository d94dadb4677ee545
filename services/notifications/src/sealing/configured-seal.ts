import { readFile } from 'node:fs/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HealthParts, log } from '@zuomei/platform';
import type { Settings } from '../config.js';
import { SETTINGS } from '../settings.module.js';
import { developmentSeal } from './development-seal.js';
import { P12Seal } from './p12-seal.js';
import { SealProvider, type Sealed, type SealTrust, SealUnusable } from './seal-provider.js';

/** Known to whoever reads this file, as the key it protects is meant for nothing but development. */
const developmentPassword = 'development';

const expiryNoticeDays = 45;

/** The seal the environment asks for. While it cannot be used the service runs, is not ready, and says why. */
@Injectable()
export class ConfiguredSeal extends SealProvider implements OnModuleInit {
  private readonly log = log('seal');
  private loaded: P12Seal | undefined;
  private loading: Promise<P12Seal> | undefined;
  private reason: string | undefined = 'not loaded yet';

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly health: HealthParts,
  ) {
    super();
  }

  async onModuleInit(): Promise<void> {
    await this.provider().catch(() => undefined);
    this.health.add('seal', async () => {
      // A file that was put right is found without a restart.
      await this.provider().catch(() => undefined);
      if (this.reason !== undefined) return { status: 'down', detail: this.reason };
      return this.endsSoon();
    });
  }

  override async seal(bytes: Uint8Array, reason: string, at: Date): Promise<Sealed> {
    return (await this.provider()).seal(bytes, reason, at);
  }

  override async trust(): Promise<SealTrust> {
    return (await this.provider()).trust();
  }

  override trouble(): string | undefined {
    return this.reason;
  }

  /** Loaded once; tried again only while it has not worked. */
  private async provider(): Promise<P12Seal> {
    if (this.loaded) return this.loaded;
    this.loading ??= this.load().finally(() => (this.loading = undefined));
    return this.loading;
  }

  private async load(): Promise<P12Seal> {
    try {
      this.loaded = await P12Seal.load({
        ...(this.settings.sealP12 === undefined
          ? await this.development()
          : { p12: this.settings.sealP12, password: this.settings.sealP12Password ?? '' }),
        trust: await this.trustedPem(),
        tsaUrl: this.settings.sealTsaUrl,
        longTerm: this.wantsLongTerm(),
      });
      this.reason = undefined;
      return this.loaded;
    } catch (error) {
      const unusable =
        error instanceof SealUnusable
          ? error
          : new SealUnusable('key_missing', 'The seal cannot be loaded; see the log.');
      if (this.reason !== unusable.message)
        this.log.error({ err: error, file: unusable.file }, 'the seal cannot be used');
      this.reason = unusable.message;
      throw unusable;
    }
  }

  private async development(): Promise<{ p12: string; password: string }> {
    const password = this.settings.sealP12Password ?? developmentPassword;
    const { p12, authority, made } = await developmentSeal(this.settings.sealDir, password);
    this.log.warn(
      { p12, authority },
      `${made ? 'made a seal for development' : 'using the seal for development'}; nobody else trusts it. A real one comes by SEAL_P12.`,
    );
    return { p12, password };
  }

  /** Said early: a new certificate takes weeks to get. */
  private endsSoon(): { status: 'ok' | 'degraded'; detail?: string } {
    const { validTo } = this.loaded ?? {};
    if (!validTo || validTo.getTime() - Date.now() > expiryNoticeDays * 24 * 3_600_000) return { status: 'ok' };
    const day = validTo.toISOString().slice(0, 10);
    return { status: 'degraded', detail: `the certificate of the seal ends on ${day}; put a new one into SEAL_P12` };
  }

  private wantsLongTerm(): boolean {
    const { sealLongTerm, sealTsaUrl } = this.settings;
    if (sealLongTerm !== 'true') return false;
    if (sealTsaUrl !== undefined) return true;
    throw new SealUnusable('authority_unset', 'SEAL_LONG_TERM needs a time-stamp authority in SEAL_TSA_URL.');
  }

  /** SEAL_TRUST is PEM, or the path of a PEM file. */
  private async trustedPem(): Promise<string> {
    const { sealTrust } = this.settings;
    if (sealTrust === undefined || sealTrust.includes('-----BEGIN')) return sealTrust ?? '';
    try {
      return await readFile(sealTrust, 'utf8');
    } catch {
      throw new SealUnusable(
        'trust_missing',
        'SEAL_TRUST: the file cannot be read. Put the PEM file there or correct SEAL_TRUST.',
        sealTrust,
      );
    }
  }
}
