/** Argentina: what went wrong with the account and the terminals and what to do, with vos. */
export const account = {
  'account.problem.denied':
    'En la página de Mercado Pago no se dio el permiso. Empezá de nuevo y autorizalo ahí.',
  'account.problem.state_mismatch':
    'Lo que volvió es de otro intento, así que no se usó. Empezá de nuevo y usá solo la página que se abre.',
  'account.problem.code_refused':
    'Mercado Pago no aceptó su propia respuesta: sirve diez minutos y una sola vez. Fijate si la dirección de retorno está registrada letra por letra y empezá de nuevo.',
  'account.problem.client_refused':
    'Mercado Pago no acepta ese Client ID y Client Secret. Copiá los dos otra vez de la misma aplicación y empezá de nuevo.',
  'account.problem.expired': 'Pasó demasiado tiempo en la página de Mercado Pago. Empezá de nuevo.',
  'account.problem.unreachable':
    'El permiso se dio, pero no se le pudo pedir a Mercado Pago. Fijate en la conexión y empezá de nuevo.',
  'account.problem.country_unsupported':
    'Esa cuenta es de un país que la caja no atiende. Atiende Argentina, Brasil, México y Chile.',
  'account.problem.other_account':
    'En la página de Mercado Pago estaba abierta otra cuenta. Cerrá la sesión ahí y empezá de nuevo con la cuenta de este comercio; para otra cuenta, abrí antes la práctica.',
  'account.problem.internal': 'Algo falló en la caja al conectar la cuenta. Empezá de nuevo.',
  'account.return.done.text': 'Cerrá esta página y volvé a Mostrador.',
  'account.return.failed.text':
    'Cerrá esta página y mirá Mostrador. Solo la página que abrió Mostrador puede conectar la cuenta.',

  'errors.unreachable.portal':
    'En esta red responde otra cosa en lugar de Mercado Pago, por ejemplo la página de ingreso del Wi-Fi. Abrila en el navegador, ingresá y probá de nuevo.',
  'errors.unreachable.tls':
    'La conexión con Mercado Pago no es segura, así que no se envió nada. Fijate en la fecha y hora de esta computadora y en si la red inspecciona las conexiones.',
  'errors.unreachable.proxy':
    'El proxy de la red pide una contraseña o se niega, así que no se llega a Mercado Pago. Avisale a quien lleva la red o usá otra.',
  'errors.unreachable.timeout':
    'Mercado Pago no respondió a tiempo. Fijate si la red anda lenta y probá de nuevo en un momento.',
  'errors.unreachable.server':
    'Mercado Pago tiene un problema en este momento o pide una pausa. Probá de nuevo en unos minutos.',
  'errors.unreachable.answer':
    'La respuesta de Mercado Pago no se pudo entender. Probá de nuevo; si se repite, avisá a soporte.',
  'errors.account_not_connected':
    'La caja no tiene permiso para usar la cuenta. Conectala en la pantalla Cuenta.',
  'errors.account_token_malformed':
    'Eso no es un Access Token: está incompleto o tiene signos que ninguno tiene. Copialo otra vez de las credenciales de la aplicación, entero y solo.',
  'errors.account_token_refused':
    'Mercado Pago no acepta este Access Token. Copialo otra vez de las credenciales de producción; si se renovaron, el nuevo.',
  'errors.account_client_malformed':
    'El Client ID o el Client Secret está incompleto o tiene signos que ninguno tiene. Copialos otra vez, cada uno en su campo.',
  'errors.account_client_refused':
    'Mercado Pago no acepta este Client ID y Client Secret. Fijate que sean los dos de las credenciales de producción de la misma aplicación.',
  'errors.account_country_unsupported':
    'La cuenta es de un país que la caja no atiende ({{site}}). Atiende Argentina, Brasil, México y Chile: conectá una de esos países.',
  'errors.account_is_other':
    'Esa es otra cuenta. El comercio abierto es de {{nickname}} ({{userId}}): conectá esa, o abrí antes el comercio de práctica.',
  'errors.account_has_open_charges':
    'En este comercio hay cobros sin terminar. Esperá su final o resolvelos en la pantalla Ventas, y probá de nuevo.',
  'errors.shop_not_opened':
    'No se pudo abrir el libro de ese comercio ({{problem}}), así que la caja quedó en el otro. El archivo no se tocó. Recuperá una copia buena o llamá a soporte.',
  'errors.shop_switching': 'La caja está abriendo el otro comercio. Esperá un momento y probá de nuevo.',
  'errors.authorization_not_running':
    'Esa autorización ya terminó o tardó demasiado. Empezala de nuevo con “Ir a Mercado Pago”.',
  'errors.authorization_address_wrong':
    'Esa no es la dirección final: no tiene el código. Copiala entera de la barra del navegador, desde http hasta el final.',
  'errors.authorization_state_wrong':
    'Esa dirección es de otro intento, así que no se usa. Pegá la de la última página que se abrió.',
  'errors.authorization_denied':
    'En la página de Mercado Pago no se dio el permiso. Empezá otra vez y autorizá la aplicación.',
  'errors.authorization_code_refused':
    'Mercado Pago no aceptó el código de esa dirección: sirve diez minutos y una sola vez. Fijate si la dirección de retorno está registrada letra por letra y empezá otra vez.',
  'errors.redirect_uri_wrong':
    'Esa dirección de retorno no sirve. Escribí una que empiece con https://, o dejá la de esta computadora tal como está.',

  'errors.terminal_mode_pos_taken':
    'La caja de Mercado Pago de esta terminal ya tiene otra en modo PDV, y admite una sola. Pasá la otra a STANDALONE, o vinculá esta con otra caja.',
  'errors.terminal_mode_without_pos':
    'Esta terminal no tiene sucursal ni caja. Vinculala de nuevo con la app, elegí las dos en su pantalla y probá de nuevo.',
  'errors.terminal_mode_not_allowed':
    'Mercado Pago no deja cambiar el modo de este modelo de terminal. Fijate en el menú de la terminal o usá otra.',
  'errors.terminal_mode_country_unsupported':
    'Mercado Pago no ofrece el modo PDV en el país de la cuenta. Cobrá con la terminal por separado.',
  'errors.terminal_mode_device_unreachable':
    'Mercado Pago no llega a la terminal. Prendela, fijate en su red y probá de nuevo.',
  'errors.terminal_not_found':
    'Esa terminal no está en la cuenta. Buscá de nuevo; si falta, vinculala con la app.',
  'errors.store_city_unknown':
    'Mercado Pago no conoce esa ciudad en esa provincia. Escribila como él, con sus acentos, o elegí una de la lista.',
  'errors.store_state_unknown':
    'Mercado Pago no conoce esa provincia. Escribila como él, con sus acentos, por ejemplo Capital Federal o Córdoba.',
  'errors.store_field_refused':
    'Mercado Pago no acepta alguno de los datos de la sucursal. Corregilo y probá de nuevo.',
  'errors.store_not_found': 'Esa sucursal ya no está en la cuenta. Buscá de nuevo y elegí otra.',
  'errors.pos_name_wrong':
    'Mercado Pago no acepta ese nombre. Usá letras sin acento, números, guiones y espacios en el medio.',
  'errors.pos_exists': 'La cuenta ya tiene una caja así. Buscá de nuevo: puede ser la que hace falta.',
} as const;
