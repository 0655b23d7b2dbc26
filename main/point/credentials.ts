/** Where the token of a request comes from. */
export interface PointCredentials {
  /** The token to send; null when there is none now. Asked for every request, so that a new one is used at once. Never rejects. */
  token(): Promise<string | null>;
  /** Another token, after the API said 401 to `rejected`; null when there is none. Never rejects. */
  renewed(rejected: string): Promise<string | null>;
}

/** A token that nothing renews. */
export function fixedToken(token: () => string | null): PointCredentials {
  return { token: () => Promise.resolve(token()), renewed: () => Promise.resolve(null) };
}
