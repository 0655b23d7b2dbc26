/** Terminals, stores and points of sale, the test charge, and what integrators set. */
export const places = {
  'terminals.title': 'Terminals',
  'terminals.searching': 'Asking Mercado Pago…',
  'terminals.none':
    'The account has no terminals that a till can use. Link one as described below, then search again.',
  'terminals.gone':
    'The terminal chosen for this till is no longer among the account’s. Choose another one, or link it again.',
  'terminals.store.unknown': 'Store {{id}}',
  'terminals.pos.unknown': 'Point of sale {{id}}',
  'terminals.unplaced': 'Without store and point of sale',
  'terminals.unplaced.text':
    'They cannot take charges from a till. Link each again with the app, and choose store and point of sale on its screen.',
  'terminals.names.failed': 'The names of stores and points of sale could not be asked for.',
  'terminals.serial': 'Serial number {{serial}}',
  'terminals.mode.PDV': 'PDV mode: it takes charges from the till',
  'terminals.mode.STANDALONE': 'STANDALONE mode: it works on its own',
  'terminals.choose': 'Use on this till',
  'terminals.setPdv': 'Set to PDV',
  'terminals.setStandalone': 'Set to STANDALONE',
  'terminals.restart.title': 'Mercado Pago has noted {{mode}} mode. The terminal obeys after a restart:',
  'terminals.restart.step1': 'Switch the terminal off and on again.',
  'terminals.restart.step2':
    'Look on it under “More options” > “Settings” > “Pairing mode”: it has to say {{mode}}.',
  'terminals.restart.step3': 'If it still says another, set it there by hand or restart it once more.',
  'terminals.restart.done': 'It is restarted',
  'terminals.test': 'Test charge',
  'terminals.manage': 'Modes, stores and test charge: Account screen',
  'terminals.link.title': 'How to link a terminal',
  'terminals.link.step1': 'Switch the terminal on and give it a network. It shows a QR code.',
  'terminals.link.step2':
    'Scan the code with the Mercado Pago app of a phone, with the account of this shop or a collaborator’s.',
  'terminals.link.step3':
    'On the terminal choose store and point of sale. A point of sale takes one terminal in PDV mode: a second one needs another point of sale.',
  'terminals.link.step4': 'Search again here, set it to PDV and restart it.',

  'places.title': 'Stores and points of sale',
  'places.text':
    'Every terminal belongs to a point of sale of a store. Where there are none they are made here; on the terminal they are chosen when it is linked.',
  'places.none': 'The account has no stores yet.',
  'places.pos.none': 'No points of sale yet',
  'places.store.new': 'New store',
  'places.store.name': 'Name of the store',
  'places.store.street': 'Street',
  'places.store.number': 'Number',
  'places.store.city': 'City',
  'places.store.city.hint': 'As Mercado Pago spells it, with its accents.',
  'places.store.city.choose': 'Cities that Mercado Pago knows in this state',
  'places.store.city.pick': 'Choose one',
  'places.store.state': 'State',
  'places.store.state.choose': 'States that Mercado Pago knows',
  'places.store.latitude': 'Latitude',
  'places.store.longitude': 'Longitude',
  'places.store.coordinates.hint':
    'In a map on the computer, click the shop with the right button: two numbers appear, such as {{example}}. The first is the latitude, the second the longitude; both can be pasted together.',
  'places.store.coordinates.wrong': 'Degrees with decimals, such as {{example}}.',
  'places.store.reference': 'How to find it (optional)',
  'places.store.reference.hint': 'For example: on the corner, ground floor.',
  'places.store.button': 'Create the store',
  'places.store.done': 'Store “{{name}}” was created. Now it needs a point of sale.',
  'places.pos.new': 'New point of sale',
  'places.pos.store': 'Store',
  'places.pos.name': 'Name of the point of sale',
  'places.pos.name.hint':
    'Letters without accents, digits, hyphens, underscores and spaces inside; 45 at most.',
  'places.pos.button': 'Create the point of sale',
  'places.pos.done':
    'Point of sale “{{name}}” was created. Choose the store and this point of sale on the terminal when you link it.',
  'places.cancel': 'Cancel',

  'testCharge.title': 'Test charge',
  'testCharge.text':
    'Charges {{amount}}, the least that can be charged in this country, and gives it back at once. It tries the whole way: account, network, terminal and card.',
  'testCharge.text.live': 'It is real money: use a card of your own. Nothing of it enters the sales.',
  'places.simulated': 'These are simulated, for practice. Open the shop of the account to see its own.',
  'testCharge.text.test':
    'A test account has no money: a real terminal linked to it shows the charge and takes no real card.',
  'testCharge.text.noValue': 'It has no value. Nothing of it enters the sales.',
  'testCharge.reason': 'Test charge',
  'testCharge.byItself': 'The till gives it back by itself, also if this window is closed.',
  'testCharge.refunding': 'Paid. The money is being given back.',
  'testCharge.done': 'All is well: charged and given back. This terminal can charge for the till.',
  'testCharge.notRefunded':
    'The payment was made and the money has not gone back. Open the charge and give it back from there.',
  'testCharge.see': 'Open the charge',

  'integrator.title': 'For integrators',
  'integrator.text':
    'Mercado Pago gives these numbers to those who integrate for others. They are sent with every charge; leave them empty without one.',
  'integrator.platformId': 'Platform id',
  'integrator.integratorId': 'Integrator id',
  'integrator.wrong': 'Letters, digits, hyphens and underscores; 64 at most.',
  'integrator.save': 'Save',
  'integrator.saved': 'Saved. It holds for new charges.',
} as const;
