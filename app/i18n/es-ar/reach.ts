/** Argentina: what to check, with vos. */
export const reach = {
  'reach.text.unreachable':
    'Podés seguir vendiendo. Lo que necesita a Mercado Pago espera hasta que vuelva a responder.',
  'reach.text.no_network': 'Podés seguir vendiendo. Lo que necesita internet espera hasta que vuelva la red.',
  'reach.text.not_connected':
    'Podés seguir vendiendo. Lo que necesita a Mercado Pago espera hasta que la cuenta esté conectada.',
  'reach.said.unreachable': 'Mercado Pago no responde. Podés seguir vendiendo sin tarjeta.',
  'reach.said.no_network': 'No hay red. Podés seguir vendiendo sin tarjeta.',
  'reach.said.not_connected': 'La cuenta no está conectada. Podés seguir vendiendo sin tarjeta.',
  'reach.itself.asks':
    'Vuelve a preguntar, más o menos una vez por minuto, y avisa acá cuando hay respuesta.',

  'reach.check.no_network':
    'Fijate que el Wi-Fi esté prendido o el cable de red conectado, y que el módem tenga luz.',
  'reach.check.not_connected': 'La pantalla Cuenta: la caja no tiene permiso para cobrar. Conectala ahí.',
  'reach.check.network':
    'Fijate si abren otras páginas en el navegador de esta computadora. Si no abre ninguna, reiniciá el módem o llamá a tu proveedor de internet.',
  'reach.check.timeout':
    'Fijate si la red anda lenta o si la señal de Wi-Fi es débil. Si otras páginas abren bien, alcanza con esperar.',
  'reach.check.portal':
    'Fijate si el Wi-Fi pide ingresar: en esta red responde otra cosa en lugar de Mercado Pago. Abrí cualquier página en el navegador e ingresá.',
  'reach.check.tls':
    'Fijate en la fecha y la hora de esta computadora, y en si la red inspecciona las conexiones: esta no era segura, así que no se envió nada.',
  'reach.check.proxy':
    'El proxy de la red pide una contraseña o se niega. Avisale a quien lleva la red, o usá otra.',
  'reach.check.answer':
    'Lo que llegó no era una respuesta de Mercado Pago. Si sigue así, avisale a quien lleva la red, o a soporte.',
} as const;
