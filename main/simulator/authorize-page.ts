/** The page on which a person lets an application act for a seller. Without scripts: it works anywhere. */
export function authorizePage(request: {
  readonly applicationId: string;
  /** Of the request, sent along with the answer. */
  readonly query: string;
  readonly users: readonly string[];
}): string {
  const users = request.users
    .map((user, index) => {
      const checked = index === 0 ? ' checked' : '';
      const value = escaped(user);
      return `<p><label><input type="radio" name="user_id" value="${value}"${checked}> ${value}</label></p>`;
    })
    .join('\n');
  return page(
    `<h1>Autorizar</h1>
<p>La aplicación <b>${escaped(request.applicationId)}</b> quiere operar en nombre de un vendedor.</p>
<form method="post" action="/authorization?${escaped(request.query)}">
<fieldset><legend>Vendedor</legend>
${users}
</fieldset>
<p><button name="decision" value="allow">Autorizar</button>
<button name="decision" value="deny">Cancelar</button></p>
</form>`,
  );
}

/** The page for a request that leads nowhere. */
export function problemPage(problem: string): string {
  return page(`<h1>Error</h1>\n<p>${escaped(problem)}</p>`);
}

function page(content: string): string {
  return `<!doctype html>
<html lang="es">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Mercado Pago (simulador)</title>
<style>body{font:1rem/1.5 system-ui;max-width:32rem;margin:2rem auto;padding:0 1rem}</style>
<main>
${content}
</main>
</html>
`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
