/** Mexico: what to check, with its own words. */
export const reach = {
  'reach.text.unreachable':
    'Puedes seguir vendiendo. Lo que necesita a Mercado Pago espera hasta que vuelva a responder.',
  'reach.text.no_network':
    'Puedes seguir vendiendo. Lo que necesita internet espera hasta que vuelva la red.',
  'reach.text.not_connected':
    'Puedes seguir vendiendo. Lo que necesita a Mercado Pago espera hasta que la cuenta esté conectada.',
  'reach.said.unreachable': 'Mercado Pago no responde. Puedes seguir vendiendo sin tarjeta.',
  'reach.said.no_network': 'No hay red. Puedes seguir vendiendo sin tarjeta.',
  'reach.said.not_connected': 'La cuenta no está conectada. Puedes seguir vendiendo sin tarjeta.',

  'reach.works.close': 'Hacer el corte de caja',

  'reach.check.no_network':
    'Que el Wi-Fi esté encendido o el cable de red conectado, y que el módem tenga corriente.',
  'reach.check.not_connected': 'La pantalla Cuenta: la caja no tiene permiso para cobrar. Conéctala ahí.',
  'reach.check.network':
    'Que abran otras páginas en el navegador de esta computadora. Si no abre ninguna, reinicia el módem o llama a tu proveedor de internet.',
  'reach.check.timeout':
    'Que la red no esté lenta ni la señal de Wi-Fi débil. Si otras páginas abren bien, basta con esperar.',
  'reach.check.portal':
    'Si el Wi-Fi pide iniciar sesión: en esta red responde otra cosa en lugar de Mercado Pago. Abre cualquier página en el navegador e inicia sesión.',
  'reach.check.proxy':
    'El proxy de la red: pide una contraseña o se niega. Avisa a quien lleva la red, o usa otra.',
  'reach.check.server':
    'Nada de este lado: Mercado Pago tiene un problema en este momento. Basta con esperar.',
  'reach.check.answer':
    'Lo que llegó no era una respuesta de Mercado Pago. Si sigue así, avisa a quien lleva la red, o a soporte.',
} as const;
