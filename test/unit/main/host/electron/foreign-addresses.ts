/** Addresses that are not the till's own page, most of them trying to look like it. */
export const FOREIGN_ADDRESSES = [
  'https://evil.example/',
  'http://till/',
  'file:///etc/passwd',
  'app://evil/index.html',
  'app://till.evil/index.html',
  'app://till@evil/index.html',
  'app://evil@till/index.html',
  'app://till:80/index.html',
  'apps://till/index.html',
  'data:text/html,app://till/',
  'javascript:alert(1)//app://till/',
  'blob:app://till/1',
  'about:blank',
  'not an address',
  '',
];
