/** Lets the browser download a path of the page's own origin; a path that leads elsewhere is not followed. */
export function startDownload(
  page: Document,
  file: { readonly path: string; readonly fileName: string },
): void {
  const address = new URL(file.path, page.location.href);
  if (address.origin !== page.location.origin) throw new Error('a download leads to another origin');
  const link = page.createElement('a');
  link.href = address.href;
  link.download = file.fileName;
  page.body.append(link);
  link.click();
  link.remove();
}
