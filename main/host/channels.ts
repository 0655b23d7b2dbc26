/** The two channels between Electron's processes. The preload and the main side name them here and nowhere else. */
export const CALL_CHANNEL = 'till:call';
export const EVENT_CHANNEL = 'till:event';
