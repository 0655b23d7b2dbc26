/** How the permission to charge on an account stands. */
export const CONNECTION_STATES = [
  'connected',
  /** It ends within days and could not be renewed. */
  'expiring',
  /** Its time has passed, and it could not be renewed. */
  'expired',
  /** Mercado Pago no longer accepts it: revoked, or replaced elsewhere. */
  'rejected',
  /** There is none: this computer does not keep it between runs, or it could not be read. */
  'missing',
] as const;
export type ConnectionState = (typeof CONNECTION_STATES)[number];

/** Whether requests for the account are accepted as far as anybody knows. */
export function canAsk(connection: ConnectionState): boolean {
  switch (connection) {
    case 'connected':
    case 'expiring':
      return true;
    case 'expired':
    case 'rejected':
    case 'missing':
      return false;
  }
}
