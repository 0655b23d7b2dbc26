/** Mexico: what went wrong with the account and the terminals and what to do; its own words where they differ. */
export const account = {
  'account.notice.settings':
    'Los ajustes de la caja no se pudieron leer, así que empezó en práctica con los de siempre. No se perdió ninguna venta: el archivo quedó aparte, y los libros están todos. Conecta la cuenta de nuevo en su pantalla para abrir su negocio.',
  'account.way.client_credentials.hint': 'Por 6 horas cada vez, y se renueva sola.',
  'account.shop.title': 'El negocio abierto',
  'account.shop.practice': 'Negocio de práctica',
  'account.shop.openAccount': 'Abrir el negocio de {{nickname}}',
  'account.shop.openPractice': 'Abrir el negocio de práctica',
  'account.shop.toAccount.title': '¿Abrir el negocio de {{nickname}}?',
  'account.shop.toPractice.title': '¿Abrir el negocio de práctica?',
  'account.shop.changes.day':
    'Tiene su propio día. Un turno abierto en el otro negocio queda abierto ahí, con el efectivo que espera.',
  'account.disconnect.text':
    'La caja olvida el permiso, en memoria y en el almacén de claves, y regresa a la práctica. El registro del negocio queda en esta computadora y se abre otra vez cuando se conecte la misma cuenta.',
  'account.connect.text':
    'Con la cuenta que recibe el dinero de las ventas. La caja le pregunta a Mercado Pago de quién es y la muestra; en el negocio abierto no cambia nada.',
  'account.renews.token':
    'No se renueva solo. Termina cuando las credenciales se renuevan en Mercado Pago; entonces hay que pegar aquí el nuevo.',
  'account.token.step3': 'Copiar el “Access Token”, no la “Public Key”, y pegarlo aquí.',
  'account.token.field.hint':
    'Quien lo tenga puede cobrar con la cuenta. No se vuelve a mostrar, ni aquí ni en ningún lado.',
  'account.client.secret.hint': 'No se vuelve a mostrar, ni aquí ni en ningún lado.',
  'account.authorization.step5':
    'Presionar el botón de abajo: el navegador abre la página de Mercado Pago. Ahí entrar y autorizar la aplicación.',
  'account.authorization.waiting.pasting':
    'El navegador abrió la página de Mercado Pago. Cuando se autoriza ahí, hay que copiar la última dirección y pegarla aquí abajo.',
  'account.problem.denied':
    'En la página de Mercado Pago no se dio el permiso. Empieza de nuevo y autorízalo ahí.',
  'account.problem.state_mismatch':
    'Lo que regresó es de otro intento, así que no se usó. Empieza de nuevo y usa solo la página que se abre.',
  'account.problem.code_refused':
    'Mercado Pago no aceptó su propia respuesta: sirve diez minutos y una sola vez. Revisa si la dirección de retorno está registrada letra por letra y empieza de nuevo.',
  'account.problem.client_refused':
    'Mercado Pago no acepta ese Client ID y Client Secret. Copia los dos otra vez de la misma aplicación y empieza de nuevo.',
  'account.problem.expired': 'Pasó demasiado tiempo en la página de Mercado Pago. Empieza de nuevo.',
  'account.problem.unreachable':
    'El permiso se dio, pero no se le pudo pedir a Mercado Pago. Revisa la conexión y empieza de nuevo.',
  'account.problem.country_unsupported':
    'Esa cuenta es de un país que la caja no atiende. Atiende Argentina, Brasil, México y Chile.',
  'account.problem.other_account':
    'En la página de Mercado Pago estaba abierta otra cuenta. Cierra la sesión ahí y empieza de nuevo con la cuenta de este negocio; para otra cuenta, abre antes la práctica.',
  'account.problem.internal': 'Algo falló en la caja al conectar la cuenta. Empieza de nuevo.',
  'account.return.done.text': 'Cierra esta página y regresa a Mostrador.',
  'account.return.failed.text':
    'Cierra esta página y mira Mostrador. Solo la página que abrió Mostrador puede conectar la cuenta.',

  'errors.unreachable.portal':
    'En esta red responde otra cosa en lugar de Mercado Pago, por ejemplo la página de acceso del Wi-Fi. Ábrela en el navegador, entra e intenta de nuevo.',
  'errors.unreachable.tls':
    'La conexión con Mercado Pago no es segura, así que no se envió nada. Revisa la fecha y hora de esta computadora y si la red inspecciona las conexiones.',
  'errors.unreachable.proxy':
    'El proxy de la red pide una contraseña o se niega, así que no se llega a Mercado Pago. Avisa a quien lleva la red o usa otra.',
  'errors.unreachable.timeout':
    'Mercado Pago no respondió a tiempo. Revisa si la red está lenta e intenta de nuevo en un momento.',
  'errors.unreachable.server':
    'Mercado Pago tiene un problema en este momento o pide una pausa. Intenta de nuevo en unos minutos.',
  'errors.unreachable.answer':
    'La respuesta de Mercado Pago no se pudo entender. Intenta de nuevo; si se repite, avisa a soporte.',
  'errors.account_not_connected':
    'La caja no tiene permiso para usar la cuenta. Conéctala en la pantalla Cuenta.',
  'errors.account_token_malformed':
    'Eso no es un Access Token: está incompleto o tiene signos que ninguno tiene. Cópialo otra vez de las credenciales de la aplicación, entero y solo.',
  'errors.account_token_refused':
    'Mercado Pago no acepta este Access Token. Cópialo otra vez de las credenciales de producción; si se renovaron, el nuevo.',
  'errors.account_client_malformed':
    'El Client ID o el Client Secret está incompleto o tiene signos que ninguno tiene. Cópialos otra vez, cada uno en su campo.',
  'errors.account_client_refused':
    'Mercado Pago no acepta este Client ID y Client Secret. Revisa que sean los dos de las credenciales de producción de la misma aplicación.',
  'errors.account_country_unsupported':
    'La cuenta es de un país que la caja no atiende ({{site}}). Atiende Argentina, Brasil, México y Chile: conecta una de esos países.',
  'errors.account_is_other':
    'Esa es otra cuenta. El negocio abierto es de {{nickname}} ({{userId}}): conecta esa, o abre antes el negocio de práctica.',
  'errors.account_has_open_charges':
    'En este negocio hay cobros sin terminar. Espera su final o resuélvelos en la pantalla Ventas, e intenta de nuevo.',
  'errors.shop_not_opened':
    'No se pudo abrir el libro de ese negocio ({{problem}}), así que la caja se quedó en el otro. El archivo no se tocó. Recupera una copia buena o llama a soporte.',
  'errors.shop_switching': 'La caja está abriendo el otro negocio. Espera un momento e intenta de nuevo.',
  'errors.authorization_not_running':
    'Esa autorización ya terminó o tardó demasiado. Empiézala de nuevo con “Ir a Mercado Pago”.',
  'errors.authorization_address_wrong':
    'Esa no es la dirección final: no tiene el código. Cópiala entera de la barra del navegador, desde http hasta el final.',
  'errors.authorization_state_wrong':
    'Esa dirección es de otro intento, así que no se usa. Pega la de la última página que se abrió.',
  'errors.authorization_denied':
    'En la página de Mercado Pago no se dio el permiso. Empieza otra vez y autoriza la aplicación.',
  'errors.authorization_code_refused':
    'Mercado Pago no aceptó el código de esa dirección: sirve diez minutos y una sola vez. Revisa si la dirección de retorno está registrada letra por letra y empieza otra vez.',
  'errors.redirect_uri_wrong':
    'Esa dirección de retorno no sirve. Escribe una que empiece con https://, o deja la de esta computadora tal como está.',

  'errors.terminal_mode_pos_taken':
    'La caja de Mercado Pago de esta terminal ya tiene otra en modo PDV, y admite una sola. Pasa la otra a STANDALONE, o vincula esta con otra caja.',
  'errors.terminal_mode_without_pos':
    'Esta terminal no tiene sucursal ni caja. Vincúlala de nuevo con la app, elige las dos en su pantalla e intenta de nuevo.',
  'errors.terminal_mode_not_allowed':
    'Mercado Pago no deja cambiar el modo de este modelo de terminal. Revisa el menú de la terminal o usa otra.',
  'errors.terminal_mode_country_unsupported':
    'Mercado Pago no ofrece el modo PDV en el país de la cuenta. Cobra con la terminal por separado.',
  'errors.terminal_mode_device_unreachable':
    'Mercado Pago no llega a la terminal. Enciéndela, revisa su red e intenta de nuevo.',
  'errors.terminal_not_found':
    'Esa terminal no está en la cuenta. Busca de nuevo; si falta, vincúlala con la app.',
  'errors.store_city_unknown':
    'Mercado Pago no conoce esa ciudad en ese estado. Escríbela como él, con sus acentos, o elige una de la lista.',
  'errors.store_state_unknown':
    'Mercado Pago no conoce ese estado. Escríbelo como él, con sus acentos, por ejemplo Nuevo León o Querétaro.',
  'errors.store_field_refused':
    'Mercado Pago no acepta alguno de los datos de la sucursal. Corrígelo e intenta de nuevo.',
  'errors.store_not_found': 'Esa sucursal ya no está en la cuenta. Busca de nuevo y elige otra.',
  'errors.pos_name_wrong':
    'Mercado Pago no acepta ese nombre. Usa letras sin acento, números, guiones y espacios en medio.',
  'errors.pos_exists': 'La cuenta ya tiene una caja así. Busca de nuevo: puede ser la que hace falta.',
} as const;
