/** What a ledger's money is worth, the account, how it is connected, and which shop is open. */
export const account = {
  'mode.practice.badge': 'PRACTICE · NO VALUE',
  'mode.practice.title': 'PRACTICE, NO VALUE',
  'mode.test.badge': 'TEST ACCOUNT · NO VALUE',
  'mode.test.title': 'TEST ACCOUNT, NO VALUE',
  'mode.noValue': 'NO VALUE',

  'account.title': 'Account',
  'account.connectHint': 'Connect your account',
  'account.open': 'Go to the account',

  'account.notice.expiring':
    'The permission to charge on the account could not be renewed and will end. Everything still works; the account’s screen says until when.',
  'account.notice.expired':
    'The permission to charge on the account has ended. Cash works; card charges wait until the account is connected again.',
  'account.notice.rejected':
    'Mercado Pago no longer accepts the permission to charge on the account. Cash works; card charges wait until it is connected again.',
  'account.notice.missing':
    'The till has no permission to charge on the account, because it did not stay on this computer. Cash works; card charges wait until it is connected again.',
  'account.notice.settings':
    'The settings of the till could not be read, so it began in practice with the usual ones. No sale is lost: the file was put aside, and the ledgers are all there. Connect the account again on its screen to open its shop.',

  'account.shop.title': 'The shop that is open',
  'account.shop.practice': 'Practice shop',
  'account.shop.practice.text': 'Terminal and customers are simulated. Nothing charged here is money.',
  'account.shop.test.text': 'A test account of Mercado Pago. Nothing charged here is money.',
  'account.shop.live.text': 'Card charges take real money for this account.',
  'account.shop.openAccount': 'Open the shop of {{nickname}}',
  'account.shop.openPractice': 'Open the practice shop',
  'account.shop.toAccount.title': 'Open the shop of {{nickname}}?',
  'account.shop.toPractice.title': 'Open the practice shop?',
  'account.shop.changes': 'What changes',
  'account.shop.changes.live': 'Card charges take real money from now on.',
  'account.shop.changes.test': 'Card charges go to a test account: they have no value.',
  'account.shop.changes.practice':
    'Nothing that is charged in practice is money. Do not sell to customers with it.',
  'account.shop.changes.ledger':
    'It has a ledger of its own, with its own catalogue, sales and numbers. What is in the other one stays there.',
  'account.shop.changes.day':
    'It has a day of its own. A shift that is open in the other shop stays open there, with the cash it expects.',
  'account.shop.changes.terminal': 'It has terminals and settings of charging of its own.',
  'account.shop.toPractice.confirm': 'Open practice',

  'account.connection.title': 'Mercado Pago account',
  'account.fact.account': 'Account',
  'account.fact.userId': 'User number',
  'account.fact.country': 'Country',
  'account.fact.worth': 'Kind',
  'account.fact.worth.live': 'Live: what it charges is money',
  'account.fact.worth.test': 'Test account: nothing it charges is money',
  'account.fact.kind': 'Connected by',
  'account.fact.state': 'Permission',
  'account.fact.until': 'Until',
  'account.until.unknown': 'Mercado Pago does not say',
  'account.until.days': '{{time}} (days left: {{n}})',
  'account.kind.token': 'Access token',
  'account.kind.authorization': 'Mercado Pago’s page',
  'account.kind.client_credentials': 'Client id and secret',
  'account.renews.token':
    'It is not renewed by itself. It ends when the credentials are renewed in Mercado Pago; then the new one is pasted here.',
  'account.renews.authorization': 'The till renews it by itself, long before it ends.',
  'account.renews.client_credentials':
    'It lasts 6 hours and the till renews it by itself, also while nobody sells.',
  'account.state.connected': 'In order',
  'account.state.expiring': 'Ends soon',
  'account.state.expired': 'Ended',
  'account.state.rejected': 'No longer accepted',
  'account.state.missing': 'There is none',
  'account.renewal.unreachable':
    'It could not be renewed on {{time}}: Mercado Pago did not answer. The till goes on trying.',
  'account.renewal.refused':
    'It could not be renewed on {{time}}: Mercado Pago refused. Connect the account again before it ends.',
  'account.renewal.not_kept':
    'This computer could not keep it on {{time}}. It works until the till is closed, and the till goes on trying; if it stays so, the account has to be connected again after that.',
  'account.kept.store': 'It is kept encrypted by this computer’s key store, also between runs.',
  'account.kept.browser_host':
    'It is kept for this run only: the till is open in a browser, which has no key store. After closing Mostrador the account is connected again.',
  'account.kept.no_key_store':
    'It is kept for this run only: this computer has no key store that the till can use. After closing Mostrador the account is connected again.',
  'account.kept.plain_text_store':
    'It is kept for this run only: without a key ring, Linux would keep it readable for anybody. Install and unlock one (GNOME Keyring or KWallet) to keep it between runs.',
  'account.clock.ahead':
    'This computer’s clock is {{lag}} ahead of Mercado Pago’s. Sales get the wrong time, and connections can fail. Switch on the automatic date and time of the system.',
  'account.clock.behind':
    'This computer’s clock is {{lag}} behind Mercado Pago’s. Sales get the wrong time, and connections can fail. Switch on the automatic date and time of the system.',
  'account.reconnect': 'Connect it again',
  'account.disconnect': 'Disconnect',
  'account.disconnect.title': 'Disconnect {{nickname}}?',
  'account.disconnect.text':
    'The till forgets the permission, here and in the key store, and goes back to practice. The ledger of the shop stays on this computer and opens again when the same account is connected.',
  'account.disconnect.elsewhere':
    'The permission itself ends only in Mercado Pago: renew the application’s credentials there, or take the application’s permission away.',

  'account.connect.title': 'Connect an account',
  'account.connect.text':
    'With the account that receives the money of the sales. The till asks Mercado Pago whose it is and shows it; nothing changes in the shop that is open.',
  'account.connect.way': 'How to connect',
  'account.connect.pages': 'Open “Your integrations”',
  'account.way.token': 'Paste an access token',
  'account.way.token.hint': 'The quickest. One text to copy.',
  'account.way.authorization': 'Allow it on Mercado Pago’s page',
  'account.way.authorization.hint': 'For 180 days, renewed by itself.',
  'account.way.client_credentials': 'Client id and secret',
  'account.way.client_credentials.hint': 'For 6 hours at a time, renewed by itself.',

  'account.app.title': 'If there is no application yet',
  'account.app.step1': 'Open “Your integrations” and press “Create application”.',
  'account.app.step2': 'Give it a name, for example Mostrador.',
  'account.app.step3': 'Choose “In-person payments”, then “Mercado Pago Point”, and confirm.',
  'account.app.step4':
    'Open “Production credentials” in the menu on the left. If it asks, fill in the data of the business and press “Activate credentials”.',

  'account.token.step1': 'Open “Your integrations” and sign in with the account that receives the money.',
  'account.token.step2': 'Choose the application, then “Production credentials” in the menu on the left.',
  'account.token.step3': 'Copy the “Access Token”, not the “Public Key”, and paste it here.',
  'account.token.field': 'Access token',
  'account.token.field.hint':
    'Whoever has it can charge on the account. It is not shown again, here or anywhere.',
  'account.token.button': 'Connect',

  'account.client.step1': 'Open “Your integrations” and sign in with the account that receives the money.',
  'account.client.step2': 'Choose the application, then “Production credentials” in the menu on the left.',
  'account.client.step3': 'Copy “Client ID” and “Client Secret”, each into its field.',
  'account.client.id': 'Client ID',
  'account.client.id.hint': 'Digits only; it is also the number of the application.',
  'account.client.secret': 'Client Secret',
  'account.client.secret.hint': 'It is not shown again, here or anywhere.',

  'account.authorization.step1':
    'In “Your integrations” choose the application and press “Edit” in its details.',
  'account.authorization.step2':
    'Under “Redirect URLs” add this address, letter by letter, and save. If Mercado Pago does not take it, add an https address of your own and write the same one below.',
  'account.authorization.step3':
    'If the page offers “Authorization code flow with PKCE”, it can be switched on: the till always uses it.',
  'account.authorization.step4': 'From “Production credentials” copy “Client ID” and “Client Secret”.',
  'account.authorization.step5':
    'Press the button below: the browser opens Mercado Pago’s page. Sign in and allow the application.',
  'account.authorization.loopback': 'Return address to register',
  'account.authorization.redirect': 'Return address as it is registered',
  'account.authorization.redirect.hint':
    'As in the application, letter by letter. It begins with https://, or is the one above.',
  'account.authorization.button': 'Go to Mercado Pago',
  'account.authorization.waiting': 'Waiting for Mercado Pago',
  'account.authorization.waiting.listening':
    'The browser was opened on Mercado Pago’s page. Once you allow it there, this screen goes on by itself.',
  'account.authorization.waiting.pasting':
    'The browser was opened on Mercado Pago’s page. Once you allow it there, copy the last address and paste it below.',
  'account.authorization.url': 'If the browser did not open, open this address',
  'account.authorization.expires': 'It can be done until {{time}}.',
  'account.authorization.address': 'Final address',
  'account.authorization.address.hint':
    'The address that the browser shows at the end, even if the page does not load. It begins with the return address and has “code=” in it.',
  'account.authorization.finish': 'Use this address',
  'account.authorization.cancel': 'Cancel',
  'account.problem.denied':
    'On Mercado Pago’s page the permission was not given. Begin again and allow it there.',
  'account.problem.state_mismatch':
    'What came back belongs to another attempt, so it was not used. Begin again and use only the page that opens.',
  'account.problem.code_refused':
    'Mercado Pago did not accept its own answer: it is good for ten minutes and for one use. Look whether the return address is registered letter by letter, and begin again.',
  'account.problem.client_refused':
    'Mercado Pago does not accept this client id and secret. Copy both again from the same application, and begin again.',
  'account.problem.expired': 'It took too long on Mercado Pago’s page. Begin again.',
  'account.problem.unreachable':
    'The permission was given, but Mercado Pago could not be asked for it. Check the connection and begin again.',
  'account.problem.country_unsupported':
    'That account is of a country that the till does not serve. It serves Argentina, Brazil, Mexico and Chile.',
  'account.problem.other_account':
    'On Mercado Pago’s page another account was signed in. Sign out there and begin again with the account of this shop; for another account open practice first.',
  'account.problem.internal':
    'Something failed in the till while the account was being connected. Begin again.',

  'account.return.done.title': 'The account is connected',
  'account.return.done.text': 'Close this page and go back to Mostrador.',
  'account.return.failed.title': 'The account was not connected',
  'account.return.failed.text':
    'Close this page and look at Mostrador. Only the page that Mostrador opened can connect the account.',
} as const;
