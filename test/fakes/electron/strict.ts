/** `target`, except that asking for a member it does not have is an error: the product uses what the stand-in knows or nothing. */
export function strict<Target extends object>(name: string, target: Target): Target {
  return new Proxy(target, {
    get: (members, member, receiver) => {
      if (!(member in members)) throw new Error(`the stand-in has no ${name}.${String(member)}`);
      return Reflect.get(members, member, receiver) as unknown;
    },
  });
}
