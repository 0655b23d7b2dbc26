import { EventEmitter } from 'node:events';

/** The product's listeners say what they take; who emits here knows it. */
type Listener = Parameters<EventEmitter['on']>[1];

/** An emitter of the events it was made for. Electron takes a listener of any name and never calls it; here that is an error. */
export class StrictEmitter<EventName extends string> extends EventEmitter {
  readonly #names: ReadonlySet<string>;

  constructor(...names: readonly EventName[]) {
    super();
    this.#names = new Set(names);
  }

  override on(name: EventName, listener: (...args: never[]) => void): this {
    this.#check(name);
    return super.on(name, listener as Listener);
  }

  override once(name: EventName, listener: (...args: never[]) => void): this {
    this.#check(name);
    return super.once(name, listener as Listener);
  }

  #check(name: string): void {
    if (!this.#names.has(name)) throw new Error(`there is no event "${name}"`);
  }
}
