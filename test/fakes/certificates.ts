import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** A private key and a certificate for it, as `node:https` takes them. */
export interface KeyAndCertificate {
  readonly key: string;
  readonly cert: string;
}

/** What a server's certificate says. */
export interface CertificateWish {
  /** Names of hosts (subjectAltName, dNSName). */
  readonly hosts: readonly string[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

/** Somebody who vouches for servers, whom a test trusts and nobody else knows. */
export interface CertificateAuthority {
  /** For `NODE_EXTRA_CA_CERTS` and the `ca` of TLS. */
  readonly caPem: string;
  /** A new key, and a certificate for it that this authority signed. */
  issue(wish: CertificateWish): KeyAndCertificate;
}

const LONG_AGO = new Date('2025-01-01T00:00:00Z');
const FAR_AHEAD = new Date('2049-12-31T23:59:59Z');

const OBJECT_ID = {
  ecdsaWithSha256: '06082a8648ce3d040302',
  commonName: '0603550403',
  basicConstraints: '0603551d13',
  keyUsage: '0603551d0f',
  subjectAltName: '0603551d11',
} as const;

/** Makes an authority with a name of its own. */
export function createCertificateAuthority(name = 'Mostrador test authority'): CertificateAuthority {
  const { privateKey, publicKey } = newKeys();
  const caPem = certificate({
    subject: name,
    issuer: name,
    notBefore: LONG_AGO,
    notAfter: FAR_AHEAD,
    publicKey,
    extensions: [
      extension(OBJECT_ID.basicConstraints, der(0x30, der(0x01, Buffer.from([0xff])))),
      // keyCertSign and cRLSign.
      extension(OBJECT_ID.keyUsage, der(0x03, Buffer.from([1, 0b0000_0110]))),
    ],
    signer: privateKey,
  });
  return {
    caPem,
    issue: ({ hosts, notBefore = LONG_AGO, notAfter = FAR_AHEAD }) => {
      const server = newKeys();
      const cert = certificate({
        subject: hosts[0] ?? 'nobody',
        issuer: name,
        notBefore,
        notAfter,
        publicKey: server.publicKey,
        extensions: [hostNames(hosts)],
        signer: privateKey,
      });
      return { key: pkcs8(server.privateKey), cert };
    },
  };
}

/** A new key and a certificate for `hosts` that it signs itself. */
export function selfSignedCertificate(hosts: readonly string[] = ['localhost']): KeyAndCertificate {
  const { privateKey, publicKey } = newKeys();
  const name = hosts[0] ?? 'nobody';
  const cert = certificate({
    subject: name,
    issuer: name,
    notBefore: LONG_AGO,
    notAfter: FAR_AHEAD,
    publicKey,
    extensions: [hostNames(hosts)],
    signer: privateKey,
  });
  return { key: pkcs8(privateKey), cert };
}

interface Content {
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly publicKey: KeyObject;
  readonly extensions: readonly Buffer[];
  readonly signer: KeyObject;
}

/** An X.509 certificate of version 3, as PEM. */
function certificate(wanted: Content): string {
  const algorithm = der(0x30, hex(OBJECT_ID.ecdsaWithSha256));
  const content = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    // The first byte keeps the number positive.
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    distinguishedName(wanted.issuer),
    der(0x30, time(wanted.notBefore), time(wanted.notAfter)),
    distinguishedName(wanted.subject),
    wanted.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, ...wanted.extensions)),
  );
  // A bit string begins with the number of bits that do not count.
  const signature = der(0x03, Buffer.from([0]), sign('sha256', content, wanted.signer));
  const text = der(0x30, content, algorithm, signature).toString('base64');
  const lines = text.match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function newKeys(): { readonly privateKey: KeyObject; readonly publicKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
}

function pkcs8(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function distinguishedName(commonName: string): Buffer {
  const attribute = der(0x30, hex(OBJECT_ID.commonName), der(0x0c, Buffer.from(commonName)));
  return der(0x30, der(0x31, attribute));
}

function hostNames(hosts: readonly string[]): Buffer {
  const names = hosts.map((host) => der(0x82, Buffer.from(host, 'ascii')));
  return extension(OBJECT_ID.subjectAltName, der(0x30, ...names));
}

function extension(objectId: string, value: Buffer): Buffer {
  return der(0x30, hex(objectId), der(0x04, value));
}

/** UTCTime: two digits of the year, which reach to 2049. */
function time(at: Date): Buffer {
  return der(0x17, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
}

function hex(text: string): Buffer {
  return Buffer.from(text, 'hex');
}

/** One element of DER. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}
