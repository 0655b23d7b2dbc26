/** Spanish of both countries: whether Mercado Pago can be reached, and what that means for selling. */
export const reach = {
  'reach.badge.online': 'En línea',
  'reach.badge.unreachable': 'Mercado Pago no responde',
  'reach.badge.no_network': 'Sin red',
  'reach.badge.not_connected': 'Cuenta sin conectar',
  'reach.since': 'desde las {{at}}',
  'reach.sinceDay': 'desde el {{at}}',
  'reach.open': 'Qué funciona ahora',

  'reach.title.online': 'Mercado Pago responde',
  'reach.title.unreachable': 'No se llega a Mercado Pago',
  'reach.title.no_network': 'Esta computadora no tiene red',
  'reach.title.not_connected': 'La cuenta no está conectada',
  'reach.text.online': 'Funciona todo: los cobros con tarjeta llegan a la terminal y tienen respuesta.',
  'reach.text.unreachable':
    'Se puede seguir vendiendo. Lo que necesita a Mercado Pago espera hasta que vuelva a responder.',
  'reach.text.no_network':
    'Se puede seguir vendiendo. Lo que necesita internet espera hasta que vuelva la red.',
  'reach.text.not_connected':
    'Se puede seguir vendiendo. Lo que necesita a Mercado Pago espera hasta que la cuenta esté conectada.',

  'reach.said.online': 'Mercado Pago volvió a responder. Ya se puede cobrar con tarjeta.',
  'reach.said.unreachable': 'Mercado Pago no responde. Se puede seguir vendiendo sin tarjeta.',
  'reach.said.no_network': 'No hay red. Se puede seguir vendiendo sin tarjeta.',
  'reach.said.not_connected': 'La cuenta no está conectada. Se puede seguir vendiendo sin tarjeta.',

  'reach.works.title': 'Funciona como siempre',
  'reach.works.cash': 'Vender en efectivo y con otros medios',
  'reach.works.defer': 'Guardar la venta para cobrar después',
  'reach.works.close': 'Cerrar el día',
  'reach.works.export': 'Exportar el día',

  'reach.waits.title': 'Tiene que esperar',
  'reach.waits.card': 'Cobrar con tarjeta desde la caja',
  'reach.waits.refund': 'Devolver a la tarjeta',
  'reach.waits.terminals': 'Ver las terminales de la cuenta',

  'reach.itself.title': 'Qué hace la caja sola',
  'reach.itself.asks':
    'Vuelve a preguntar, más o menos una vez por minuto, y avisa aquí cuando hay respuesta.',
  'reach.itself.open': 'Sigue consultando los cobros que estaban en curso.',
  'reach.itself.waits': 'Sigue con los cobros que estaban en curso en cuanto se conecta la cuenta.',
  'reach.itself.never':
    'Nunca envía un cobro a la terminal por su cuenta: quien esté ahí puede ser otro cliente.',

  'reach.check.title': 'Qué revisar',
  'reach.check.no_network':
    'Que el Wi-Fi esté prendido o el cable de red conectado, y que el módem tenga luz.',
  'reach.check.not_connected': 'La pantalla Cuenta: la caja no tiene permiso para cobrar. Se conecta ahí.',
  'reach.check.network':
    'Que abran otras páginas en el navegador de esta computadora. Si no abre ninguna, hay que reiniciar el módem o llamar al proveedor de internet.',
  'reach.check.timeout':
    'Que la red no esté lenta ni la señal de Wi-Fi débil. Si otras páginas abren bien, alcanza con esperar.',
  'reach.check.portal':
    'Si el Wi-Fi pide iniciar sesión: en esta red responde otra cosa en lugar de Mercado Pago. Hay que abrir cualquier página en el navegador e iniciar sesión.',
  'reach.check.tls':
    'La fecha y la hora de esta computadora, y si la red inspecciona las conexiones: esta no era segura, así que no se envió nada.',
  'reach.check.proxy':
    'El proxy de la red: pide una contraseña o se niega. Hay que avisar a quien lleva la red, o usar otra.',
  'reach.check.server':
    'Nada de este lado: Mercado Pago tiene un problema en este momento. Alcanza con esperar.',
  'reach.check.answer':
    'Lo que llegó no era una respuesta de Mercado Pago. Si sigue así, hay que avisar a quien lleva la red, o a soporte.',
} as const;
