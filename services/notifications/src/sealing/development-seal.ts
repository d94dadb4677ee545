import { webcrypto } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import forge from 'node-forge';

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};
const year = 365 * 24 * 3600 * 1000;

export interface DevelopmentSealFiles {
  p12: string;
  authority: string;
  /** Made just now, not found. */
  made: boolean;
}

/** A certificate authority and a seal for development in `directory`, made once; nobody else trusts them. */
export async function developmentSeal(directory: string, password: string): Promise<DevelopmentSealFiles> {
  const files = { p12: join(directory, 'development-seal.p12'), authority: join(directory, 'development-ca.pem') };
  if (existsSync(files.p12) && existsSync(files.authority)) return { ...files, made: false };
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const { p12, authorityPem } = await makeSeal(password, 'Zuomei development');
  // The P12 comes last and whole: a start that is cut off makes both anew.
  await writeFile(files.authority, authorityPem);
  await writeFile(`${files.p12}.part`, p12, { mode: 0o600 });
  await rename(`${files.p12}.part`, files.p12);
  return { ...files, made: true };
}

/** A new authority and a seal of its own, as PKCS#12 and PEM. */
export async function makeSeal(password: string, name: string): Promise<{ p12: Buffer; authorityPem: string }> {
  x509.cryptoProvider.set(webcrypto);
  const pair = () => webcrypto.subtle.generateKey(rsa, true, ['sign', 'verify']);
  const [authorityKeys, sealKeys] = [await pair(), await pair()];
  const notBefore = new Date(Date.now() - 60_000);
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    name: `C=CN, O=${name}, CN=${name} CA`,
    notBefore,
    notAfter: new Date(notBefore.getTime() + 10 * year),
    keys: authorityKeys,
    signingAlgorithm: rsa,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  });
  const seal = await x509.X509CertificateGenerator.create({
    subject: `C=CN, O=${name}, CN=${name} seal`,
    issuer: authority.subject,
    notBefore,
    notAfter: new Date(notBefore.getTime() + 3 * year),
    publicKey: sealKeys.publicKey,
    signingKey: authorityKeys.privateKey,
    signingAlgorithm: rsa,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.emailProtection]),
      await x509.SubjectKeyIdentifierExtension.create(sealKeys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  });
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', sealKeys.privateKey));
  const asn1 = forge.pkcs12.toPkcs12Asn1(
    forge.pki.privateKeyFromAsn1(forge.asn1.fromDer(pkcs8.toString('binary'))),
    [forge.pki.certificateFromPem(seal.toString('pem')), forge.pki.certificateFromPem(authority.toString('pem'))],
    password,
    { algorithm: 'aes256', friendlyName: name },
  );
  return { p12: Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary'), authorityPem: authority.toString('pem') };
}
