/** The system's Chromium; CHROMIUM names another one. */
export const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
