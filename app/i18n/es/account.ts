/** Spanish of both countries: the account, how it is connected, and which shop is open. Steps are in the infinitive. */
export const account = {
  'mode.practice.badge': 'PRÁCTICA · SIN VALOR',
  'mode.practice.title': 'PRÁCTICA, SIN VALOR',
  'mode.test.badge': 'CUENTA DE PRUEBA · SIN VALOR',
  'mode.test.title': 'CUENTA DE PRUEBA, SIN VALOR',
  'mode.noValue': 'SIN VALOR',

  'shell.tab.account': 'Cuenta',
  'common.copy': 'Copiar',
  'common.copied': 'Copiado',
  'common.copyFailed': 'No se pudo copiar: queda seleccionado para copiarlo con Ctrl C.',

  'account.title': 'Cuenta',
  'account.connectHint': 'Conectar la cuenta propia',
  'account.open': 'Ir a la cuenta',

  'account.notice.expiring':
    'El permiso para cobrar con la cuenta no se pudo renovar y va a terminar. Todo sigue funcionando; la pantalla Cuenta dice hasta cuándo.',
  'account.notice.expired':
    'El permiso para cobrar con la cuenta terminó. El efectivo funciona; los cobros con tarjeta esperan hasta que la cuenta se conecte de nuevo.',
  'account.notice.rejected':
    'Mercado Pago ya no acepta el permiso para cobrar con la cuenta. El efectivo funciona; los cobros con tarjeta esperan hasta que se conecte de nuevo.',
  'account.notice.missing':
    'La caja no tiene permiso para cobrar con la cuenta, porque no quedó guardado en esta computadora. El efectivo funciona; los cobros con tarjeta esperan hasta que se conecte de nuevo.',
  'account.notice.settings':
    'Los ajustes de la caja no se pudieron leer, así que empezó en práctica con los de siempre. No se perdió ninguna venta: el archivo quedó aparte, y los libros están todos. Para abrir el comercio de la cuenta hay que conectarla de nuevo en su pantalla.',

  'account.shop.title': 'El comercio abierto',
  'account.shop.practice': 'Comercio de práctica',
  'account.shop.practice.text':
    'La terminal y los clientes son simulados. Nada de lo que se cobra es dinero.',
  'account.shop.test.text': 'Una cuenta de prueba de Mercado Pago. Nada de lo que se cobra es dinero.',
  'account.shop.live.text': 'Los cobros con tarjeta son dinero real para esta cuenta.',
  'account.shop.openAccount': 'Abrir el comercio de {{nickname}}',
  'account.shop.openPractice': 'Abrir el comercio de práctica',
  'account.shop.toAccount.title': '¿Abrir el comercio de {{nickname}}?',
  'account.shop.toPractice.title': '¿Abrir el comercio de práctica?',
  'account.shop.changes': 'Lo que cambia',
  'account.shop.changes.live': 'Desde ahora los cobros con tarjeta son dinero real.',
  'account.shop.changes.test': 'Los cobros con tarjeta van a una cuenta de prueba: no tienen valor.',
  'account.shop.changes.practice':
    'Nada de lo que se cobra en práctica es dinero. No sirve para vender a clientes.',
  'account.shop.changes.ledger':
    'Tiene su propio registro, con su catálogo, sus ventas y sus números. Lo que está en el otro queda ahí.',
  'account.shop.changes.day':
    'Tiene su propio día. Un turno abierto en el otro comercio queda abierto ahí, con el efectivo que espera.',
  'account.shop.changes.terminal': 'Tiene sus propias terminales y sus ajustes de cobro.',
  'account.shop.toPractice.confirm': 'Abrir la práctica',

  'account.connection.title': 'Cuenta de Mercado Pago',
  'account.fact.account': 'Cuenta',
  'account.fact.userId': 'Número de usuario',
  'account.fact.country': 'País',
  'account.fact.worth': 'Tipo',
  'account.fact.worth.live': 'Real: lo que cobra es dinero',
  'account.fact.worth.test': 'Cuenta de prueba: nada de lo que cobra es dinero',
  'account.fact.kind': 'Conectada con',
  'account.fact.state': 'Permiso',
  'account.fact.until': 'Hasta',
  'account.until.unknown': 'Mercado Pago no lo dice',
  'account.until.days': '{{time}} (días que quedan: {{n}})',
  'account.kind.token': 'Access Token',
  'account.kind.authorization': 'La página de Mercado Pago',
  'account.kind.client_credentials': 'Client ID y Client Secret',
  'account.renews.token':
    'No se renueva solo. Termina cuando las credenciales se renuevan en Mercado Pago; entonces hay que pegar acá el nuevo.',
  'account.renews.authorization': 'La caja lo renueva sola, mucho antes de que termine.',
  'account.renews.client_credentials': 'Dura 6 horas y la caja lo renueva sola, también cuando nadie vende.',
  'account.state.connected': 'En orden',
  'account.state.expiring': 'Por terminar',
  'account.state.expired': 'Terminado',
  'account.state.rejected': 'Ya no se acepta',
  'account.state.missing': 'No hay',
  'account.renewal.unreachable':
    'No se pudo renovar el {{time}}: Mercado Pago no respondió. La caja sigue intentando.',
  'account.renewal.refused':
    'No se pudo renovar el {{time}}: Mercado Pago lo rechazó. Hay que conectar la cuenta de nuevo antes de que termine.',
  'account.renewal.not_kept':
    'Esta computadora no lo pudo guardar el {{time}}. Sirve hasta que se cierre la caja, que sigue intentando; si no lo logra, después hay que conectar la cuenta de nuevo.',
  'account.kept.store':
    'Lo guarda cifrado el almacén de claves de esta computadora, también de un inicio al otro.',
  'account.kept.browser_host':
    'Se guarda solo mientras Mostrador está abierto: la caja corre en un navegador, que no tiene almacén de claves. Después de cerrarlo hay que conectar la cuenta de nuevo.',
  'account.kept.no_key_store':
    'Se guarda solo mientras Mostrador está abierto: esta computadora no tiene un almacén de claves que la caja pueda usar. Después de cerrarlo hay que conectar la cuenta de nuevo.',
  'account.kept.plain_text_store':
    'Se guarda solo mientras Mostrador está abierto: sin un llavero, Linux lo dejaría a la vista de cualquiera. Con uno instalado y abierto (GNOME Keyring o KWallet) se guarda de un inicio al otro.',
  'account.clock.ahead':
    'El reloj de esta computadora adelanta {{lag}} respecto del de Mercado Pago. Las ventas quedan con otra hora y la conexión puede fallar. Conviene activar la fecha y hora automáticas del sistema.',
  'account.clock.behind':
    'El reloj de esta computadora atrasa {{lag}} respecto del de Mercado Pago. Las ventas quedan con otra hora y la conexión puede fallar. Conviene activar la fecha y hora automáticas del sistema.',
  'account.reconnect': 'Conectarla de nuevo',
  'account.disconnect': 'Desconectar',
  'account.disconnect.title': '¿Desconectar {{nickname}}?',
  'account.disconnect.text':
    'La caja olvida el permiso, en memoria y en el almacén de claves, y vuelve a la práctica. El registro del comercio queda en esta computadora y se abre otra vez cuando se conecte la misma cuenta.',
  'account.disconnect.elsewhere':
    'El permiso mismo solo termina en Mercado Pago: al renovar ahí las credenciales de la aplicación, o al quitarle el permiso.',

  'account.connect.title': 'Conectar una cuenta',
  'account.connect.text':
    'Con la cuenta que recibe el dinero de las ventas. La caja le pregunta a Mercado Pago de quién es y la muestra; en el comercio abierto no cambia nada.',
  'account.connect.way': 'Cómo conectarla',
  'account.connect.pages': 'Abrir “Tus integraciones”',
  'account.way.token': 'Pegar un Access Token',
  'account.way.token.hint': 'Lo más rápido: un solo texto para copiar.',
  'account.way.authorization': 'Autorizarla en la página de Mercado Pago',
  'account.way.authorization.hint': 'Por 180 días, y se renueva sola.',
  'account.way.client_credentials': 'Client ID y Client Secret',
  'account.way.client_credentials.hint': 'De a 6 horas, y se renueva sola.',

  'account.app.title': 'Si todavía no hay una aplicación',
  'account.app.step1': 'Abrir “Tus integraciones” y elegir “Crear aplicación”.',
  'account.app.step2': 'Ponerle un nombre, por ejemplo Mostrador.',
  'account.app.step3': 'Elegir “Pagos presenciales”, después “Mercado Pago Point”, y confirmar.',
  'account.app.step4':
    'Abrir “Credenciales de producción” en el menú de la izquierda. Si los pide, completar los datos del negocio y elegir “Activar credenciales”.',

  'account.token.step1': 'Abrir “Tus integraciones” y entrar con la cuenta que recibe el dinero.',
  'account.token.step2':
    'Elegir la aplicación y después “Credenciales de producción” en el menú de la izquierda.',
  'account.token.step3': 'Copiar el “Access Token”, no la “Public Key”, y pegarlo acá.',
  'account.token.field': 'Access Token',
  'account.token.field.hint':
    'Quien lo tenga puede cobrar con la cuenta. No se vuelve a mostrar, ni acá ni en ningún lado.',
  'account.token.button': 'Conectar',

  'account.client.step1': 'Abrir “Tus integraciones” y entrar con la cuenta que recibe el dinero.',
  'account.client.step2':
    'Elegir la aplicación y después “Credenciales de producción” en el menú de la izquierda.',
  'account.client.step3': 'Copiar “Client ID” y “Client Secret”, cada uno en su campo.',
  'account.client.id': 'Client ID',
  'account.client.id.hint': 'Solo números; es también el número de la aplicación.',
  'account.client.secret': 'Client Secret',
  'account.client.secret.hint': 'No se vuelve a mostrar, ni acá ni en ningún lado.',

  'account.authorization.step1': 'En “Tus integraciones” elegir la aplicación y, en sus detalles, “Editar”.',
  'account.authorization.step2':
    'En “URL de redireccionamiento” agregar esta dirección, letra por letra, y guardar. Si Mercado Pago no la acepta, agregar una dirección https propia y escribir la misma más abajo.',
  'account.authorization.step3':
    'Si la página ofrece el “Flujo de código de autorización con PKCE”, se puede activar: la caja siempre lo usa.',
  'account.authorization.step4': 'De “Credenciales de producción” copiar “Client ID” y “Client Secret”.',
  'account.authorization.step5':
    'Tocar el botón de abajo: el navegador abre la página de Mercado Pago. Ahí entrar y autorizar la aplicación.',
  'account.authorization.loopback': 'Dirección de retorno para registrar',
  'account.authorization.redirect': 'Dirección de retorno tal como está registrada',
  'account.authorization.redirect.hint':
    'Como está en la aplicación, letra por letra. Empieza con https://, o es la de arriba.',
  'account.authorization.button': 'Ir a Mercado Pago',
  'account.authorization.waiting': 'Esperando a Mercado Pago',
  'account.authorization.waiting.listening':
    'El navegador abrió la página de Mercado Pago. Cuando se autoriza ahí, esta pantalla sigue sola.',
  'account.authorization.waiting.pasting':
    'El navegador abrió la página de Mercado Pago. Cuando se autoriza ahí, hay que copiar la última dirección y pegarla acá abajo.',
  'account.authorization.url': 'Si el navegador no se abrió, la dirección es esta',
  'account.authorization.expires': 'Hay tiempo hasta las {{time}}.',
  'account.authorization.address': 'Dirección final',
  'account.authorization.address.hint':
    'La que muestra el navegador al final, aunque la página no cargue. Empieza con la dirección de retorno y tiene “code=”.',
  'account.authorization.finish': 'Usar esta dirección',
  'account.authorization.cancel': 'Cancelar',

  'account.return.done.title': 'La cuenta quedó conectada',
  'account.return.failed.title': 'La cuenta no se conectó',
} as const;
