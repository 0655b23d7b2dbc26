/**
 * A stand-in of `Real`, typed by its declarations, that has `members` and no others: asking for another one is an error, so that the product
 * uses what the stand-in knows or nothing.
 */
export function strict<Real extends object>(name: string, members: Partial<Real>): Real {
  return new Proxy(members, {
    get: (target, member, receiver) => {
      if (!(member in target)) throw new Error(`the stand-in has no ${name}.${String(member)}`);
      return Reflect.get(target, member, receiver) as unknown;
    },
  }) as Real;
}
