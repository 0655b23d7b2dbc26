const CERTIFICATE_REFUSED =
  /^(CERT_|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT_IN_CHAIN$|UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE$|ERR_TLS_CERT_ALTNAME_INVALID$)/;

/**
 * Certificate refused, or not in time by this machine's clock: the handshake did not end, and no request was written. Alerts in the
 * middle of a connection are not among them.
 */
export function isCertificateRefused(code: string): boolean {
  return CERTIFICATE_REFUSED.test(code);
}

/** Whether an error's code is one of TLS, at any time of a connection. */
export function isTlsFailure(code: string): boolean {
  return isCertificateRefused(code) || /^(ERR_TLS_|ERR_SSL_)/.test(code);
}
