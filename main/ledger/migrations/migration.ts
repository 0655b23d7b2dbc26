/** One step of the schema. Frozen once released: a test holds its hash. */
export interface Migration {
  /** Grows by tens, so that a fix can be put between two. Becomes `PRAGMA user_version`. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}
